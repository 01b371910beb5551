const number = (value: number): object => {
  if (!Number.isInteger(value) || Object.is(value, -0))
    return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) };
  return Math.abs(value) <= 0x7fffffff ? { $numberInt: String(value) } : { $numberLong: String(value) };
};

/** Stored EJSON as canonical EJSON: every number with its type, so that other programs read back what was written. */
export const canonical = (stored: unknown): unknown => {
  if (typeof stored === 'number') return number(stored);
  if (typeof stored !== 'object' || stored === null) return stored;
  if (Array.isArray(stored)) return stored.map(canonical);
  // Dates and patterns are stored in their canonical form, with texts inside.
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, canonical(value)]));
};
