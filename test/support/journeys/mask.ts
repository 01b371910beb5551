const TEXT: readonly (readonly [RegExp, string])[] = [
  // Two systems answer at two moments; which day it is stays, the hour and a far day go.
  [/\d{1,2}:\d{2}/g, '⟨时刻⟩'],
  [/\d{1,2}月\d{1,2}日/g, '⟨日子⟩'],
  [/\b[a-z]{3}_[0-9A-Z]{20}/g, '⟨id⟩'],
  // A pickup code is drawn at random, and so are the short number of a printed code and that of an order.
  [/\b\d{3} \d{3}\b/g, '⟨取货码⟩'],
  [/\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/g, '⟨编号⟩'],
  [/[\w+/=-]{20,}/g, '⟨code⟩'],
  [/\b\d{12,}\b/g, '⟨number⟩'],
  [/\b[0-9A-Z]{10,11}\b/g, '⟨code⟩'],
];

/** A text without what differs between two runs of the same journey: hours, ids, and what is drawn at random. */
export const masked = (text: string): string =>
  TEXT.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);

const EARLIEST = 1e11;

/** A document of the server without ids, times, hashes and what is drawn at random. */
export const maskedDoc = (value: unknown): unknown => {
  if (typeof value === 'number') return value > EARLIEST ? '⟨time⟩' : value;
  if (typeof value === 'string') return /^\d{6}$/.test(value) ? '⟨取货码⟩' : masked(value);
  if (Array.isArray(value)) return value.map(maskedDoc);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [masked(key), maskedDoc(part)]));
};
