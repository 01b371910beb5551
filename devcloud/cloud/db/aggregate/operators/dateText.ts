import { fail } from '../values';
import { dayOf, dayOfYear, isoDate, isoDay, isoWeek, isoYear, week } from './calendar';
import { instantOf } from './zones';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const zoneText = (offset: number): string => {
  const minutes = Math.trunc(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
};

const WRITERS: Readonly<Record<string, (wall: Date, offset: number) => string>> = {
  d: (wall) => pad(wall.getUTCDate(), 2),
  G: (wall) => pad(isoYear(wall), 4),
  H: (wall) => pad(wall.getUTCHours(), 2),
  j: (wall) => pad(dayOfYear(wall), 3),
  L: (wall) => pad(wall.getUTCMilliseconds(), 3),
  m: (wall) => pad(wall.getUTCMonth() + 1, 2),
  M: (wall) => pad(wall.getUTCMinutes(), 2),
  S: (wall) => pad(wall.getUTCSeconds(), 2),
  w: (wall) => String(wall.getUTCDay() + 1),
  u: (wall) => String(isoDay(wall)),
  U: (wall) => pad(week(wall), 2),
  V: (wall) => pad(isoWeek(wall), 2),
  Y: (wall) => pad(wall.getUTCFullYear(), 4),
  z: (_wall, offset) => zoneText(offset),
  Z: (_wall, offset) => `${offset < 0 ? '-' : '+'}${Math.abs(offset) / 60_000}`,
  '%': () => '%',
};

/** Writes a wall time by a format of % specifiers. */
export const write = (wall: Date, offset: number, format: string): string =>
  format.replace(/%([^]?)/g, (_whole, letter: string) => {
    if (letter === '') return fail("Unmatched '%' at end of format string");
    const writer = WRITERS[letter];
    return writer ? writer(wall, offset) : fail(`Invalid format character '%${letter}' in format string`);
  });

const READERS: Readonly<Record<string, string>> = {
  d: '(?<d>\\d{1,2})',
  G: '(?<G>\\d{4})',
  H: '(?<H>\\d{1,2})',
  j: '(?<j>\\d{1,3})',
  L: '(?<L>\\d{3})',
  m: '(?<m>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{1,2})',
  Y: '(?<Y>\\d{4})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]?\\d{1,4})',
  '%': '%',
};

const readerOf = (format: string): RegExp => {
  const source = format.replace(/%([^]?)|[\\^$.*+?()[\]{}|/-]/g, (whole, letter?: string) => {
    if (letter === undefined) return `\\${whole}`;
    if (letter === '') return fail("Unmatched '%' at end of format string");
    return READERS[letter] ?? fail(`Invalid format character '%${letter}' in format string`);
  });
  return new RegExp(`^${source}$`);
};

// What is read without a format: ISO dates and times, with a blank instead of the T, and a zone.
const FREE =
  /^(?<Y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})(?:[T ](?<H>\d{1,2}):(?<M>\d{2})(?::(?<S>\d{2})(?:[.,](?<L>\d{1,9}))?)?)? ?(?<z>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?$/i;

type Fields = Readonly<Record<string, string | undefined>>;

const between = (value: number, low: number, high: number, text: string): number =>
  value >= low && value <= high ? value : fail(`Error parsing date string '${text}'; the parsed date was invalid`);

const dayFrom = (fields: Fields, text: string): number => {
  const { Y, m, d, j, G, V, u } = fields;
  if (G !== undefined && V !== undefined && u !== undefined) return isoDate(Number(G), Number(V), Number(u));
  if (Y !== undefined && j !== undefined) return dayOf(Number(Y), 1, between(Number(j), 1, 366, text));
  if (Y === undefined || m === undefined || d === undefined)
    return fail(`an incomplete date/time string has been found, with elements missing: "${text}"`);
  const [month, day] = [between(Number(m), 1, 12, text), between(Number(d), 1, 31, text)];
  const at = dayOf(Number(Y), month, day);
  between(new Date(at).getUTCDate(), day, day, text);
  return at;
};

/** Reads a date by a format, or as an ISO date without one; a zone stands in the text or beside it, not in both. */
export const read = (text: string, format: string | undefined, zone: unknown): Date => {
  const found = (format === undefined ? FREE : readerOf(format)).exec(text);
  if (!found) return fail(`Error parsing date string '${text}'`);
  const fields: Fields = found.groups ?? {};
  const { H = '0', M = '0', S = '0', L = '0' } = fields;
  const time =
    between(Number(H), 0, 23, text) * 3_600_000 +
    between(Number(M), 0, 59, text) * 60_000 +
    between(Number(S), 0, 59, text) * 1000 +
    Math.trunc(Number(`0.${L}`) * 1000 + 1e-6);
  const wall = dayFrom(fields, text) + time;
  const inText = fields['z']?.toUpperCase() ?? (fields['Z'] === undefined ? undefined : Number(fields['Z']));
  if (inText === undefined) return new Date(instantOf(wall, zone));
  if (zone !== undefined)
    fail(
      `you cannot pass in a date/time string with time zone information ('${inText}') together with a timezone argument`,
    );
  return new Date(typeof inText === 'number' ? wall - inText * 60_000 : instantOf(wall, inText));
};
