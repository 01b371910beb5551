const BEIJING_MS = 8 * 3_600_000;
const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** `2026-11-21 09:30:00` in Beijing, as bills write times. */
export const beijing = (ms: number): string => new Date(ms + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');

/** `2026-11-21T09:30:00+08:00`, as the interfaces write times. */
export const rfc3339 = (ms: number): string => `${beijing(ms).replace(' ', 'T')}+08:00`;

/** The moment of an RFC 3339 text, undefined for anything else. */
export const momentOf = (text: string): number | undefined => {
  const ms = RFC3339.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
};

/** The first moment of a Beijing day `2026-11-21`, undefined when there is no such day. */
export const startOfDay = (day: string): number | undefined => {
  const ms = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN;
  return Number.isNaN(ms) || beijing(ms).slice(0, 10) !== day ? undefined : ms;
};
