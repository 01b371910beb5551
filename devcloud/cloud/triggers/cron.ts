/** A parsed 7-field expression (second minute hour day month weekday year): tests a moment given in ms since 1970, in UTC+8. */
export type Cron = (at: number) => boolean;

const SHANGHAI = 8 * 3600 * 1000;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const FIELDS = [
  { name: 'second', min: 0, max: 59, names: [] as string[] },
  { name: 'minute', min: 0, max: 59, names: [] as string[] },
  { name: 'hour', min: 0, max: 23, names: [] as string[] },
  { name: 'day', min: 1, max: 31, names: [] as string[] },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'weekday', min: 0, max: 6, names: DAYS },
  { name: 'year', min: 1970, max: 2099, names: [] as string[] },
];

type Field = (typeof FIELDS)[number];

const value = (text: string, field: Field): number => {
  const named = field.names.indexOf(text.toUpperCase());
  const found = named >= 0 ? named + field.min : Number(text);
  if (!Number.isInteger(found) || found < field.min || found > field.max)
    throw new Error(`cron: ${field.name} ${text}`);
  return found;
};

const parseField = (text: string, field: Field): ReadonlySet<number> | null => {
  if (text === '*' || text === '?') return null;
  const allowed = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step = '1'] = part.split('/');
    const [from = '', to] = range === '*' ? [String(field.min), String(field.max)] : range.split('-');
    const start = value(from, field);
    const end = to !== undefined ? value(to, field) : part.includes('/') ? field.max : start;
    if (!(Number(step) >= 1)) throw new Error(`cron: step ${step}`);
    for (let at = start; at <= end; at += Number(step)) allowed.add(at);
  }
  return allowed;
};

/** Parses a timer's expression; day and weekday both given mean either. Throws on a malformed one. */
export const parseCron = (expression: string): Cron => {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== 7) throw new Error(`cron: ${expression} has ${parts.length} fields, not 7`);
  const [second, minute, hour, day, month, weekday, year] = FIELDS.map((field, at) =>
    parseField(parts[at] ?? '*', field),
  );
  const allows = (set: ReadonlySet<number> | null | undefined, at: number): boolean => !set || set.has(at);
  return (at) => {
    const local = new Date(at + SHANGHAI);
    const dayFits = allows(day, local.getUTCDate());
    const weekdayFits = allows(weekday, local.getUTCDay());
    return (
      allows(second, local.getUTCSeconds()) &&
      allows(minute, local.getUTCMinutes()) &&
      allows(hour, local.getUTCHours()) &&
      allows(month, local.getUTCMonth() + 1) &&
      allows(year, local.getUTCFullYear()) &&
      (day && weekday ? dayFits || weekdayFits : dayFits && weekdayFits)
    );
  };
};
