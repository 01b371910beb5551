/** A parsed 7-field expression (second minute hour day month weekday year) of moments in ms since 1970, in UTC+8. */
export interface Cron {
  /** Whether it names this moment, to the second. */
  due(at: number): boolean;
  /** The first moment it names after this one; undefined when there is none any more. */
  next(after: number): number | undefined;
}

const SHANGHAI = 8 * 3600 * 1000;
const SECOND = 1000;
const DAY = 86_400_000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface Field {
  name: string;
  min: number;
  max: number;
  names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'weekday', min: 0, max: 6, names: DAYS },
  { name: 'year', min: 1970, max: 2099 },
];

const value = (text: string, { name, min, max, names = [] }: Field): number => {
  const named = names.indexOf(text.toUpperCase());
  const found = named >= 0 ? named + min : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(found >= min && found <= max)) throw new Error(`cron: ${name} ${text}`);
  return found;
};

/** The values a field allows; undefined when it allows all. */
const parseField = (text: string, field: Field): ReadonlySet<number> | undefined => {
  if (text === '*' || text === '?') return undefined;
  const allowed = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1', ...more] = part.split('/');
    const [from = '', to, ...rest] = range === '*' ? [String(field.min), String(field.max)] : range.split('-');
    if (more.length > 0 || rest.length > 0 || !/^[1-9]\d*$/.test(step)) throw new Error(`cron: ${field.name} ${part}`);
    const start = value(from, field);
    const end = to !== undefined ? value(to, field) : part.includes('/') ? field.max : start;
    if (end < start) throw new Error(`cron: ${field.name} ${part}`);
    for (let at = start; at <= end; at += Number(step)) allowed.add(at);
  }
  return allowed;
};

/** Parses a timer's expression; day and weekday both given mean either. Throws on a malformed one. */
export const parseCron = (expression: string): Cron => {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`cron: ${expression} has ${parts.length} fields, not 7`);
  const [second, minute, hour, day, month, weekday, year] = FIELDS.map((field, at) =>
    parseField(parts[at] ?? '', field),
  );
  const dateFits = (local: Date): boolean => {
    if (month && !month.has(local.getUTCMonth() + 1)) return false;
    if (day && weekday) return day.has(local.getUTCDate()) || weekday.has(local.getUTCDay());
    return (!day || day.has(local.getUTCDate())) && (!weekday || weekday.has(local.getUTCDay()));
  };
  const within = (local: Date): boolean =>
    (!hour || hour.has(local.getUTCHours())) &&
    (!minute || minute.has(local.getUTCMinutes())) &&
    (!second || second.has(local.getUTCSeconds()));
  const due = (at: number): boolean => {
    const local = new Date(at + SHANGHAI);
    return (!year || year.has(local.getUTCFullYear())) && dateFits(local) && within(local);
  };
  const next = (after: number): number | undefined => {
    let at = (Math.floor(after / SECOND) + 1) * SECOND + SHANGHAI;
    for (;;) {
      const local = new Date(at);
      if (local.getUTCFullYear() > 2099) return undefined;
      // The largest unit that does not fit decides how far one may go at once.
      if (year && !year.has(local.getUTCFullYear())) at = Date.UTC(local.getUTCFullYear() + 1, 0);
      else if (!dateFits(local)) at = (Math.floor(at / DAY) + 1) * DAY;
      else if (hour && !hour.has(local.getUTCHours())) at = (Math.floor(at / 3_600_000) + 1) * 3_600_000;
      else if (minute && !minute.has(local.getUTCMinutes())) at = (Math.floor(at / 60_000) + 1) * 60_000;
      else if (second && !second.has(local.getUTCSeconds())) at += SECOND;
      else return at - SHANGHAI;
    }
  };
  return { due, next };
};
