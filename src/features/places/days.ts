import { DAY, dateOf, dayAt, dayStart, yearOf } from '@/domain/_kernel/time';

const partsOf = (at: number): readonly number[] => dateOf(at).split('-').map(Number);

const dayWords = (at: number, now: number): string => {
  const [year, month, day] = partsOf(at);
  return `${year === yearOf(now) ? '' : `${year}年`}${month}月${day}日`;
};

/** The days of an activity in words: 11月28日; 11月28日到11月30日. */
export const daysWords = (startsAt: number, endsAt: number, now = Date.now()): string => {
  const [first, last] = [dayWords(startsAt, now), dayWords(endsAt - 1, now)];
  return first === last ? first : `${first}到${last}`;
};

/** How many days from a moment to another. */
export const daysBetween = (startsAt: number, endsAt: number): number => Math.round((endsAt - startsAt) / DAY);

const TYPED = /^(?:(\d{4})\s*[年./-])?\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?$/;

/** A typed day: 11月28日, 11-28, 2027年3月1日. Without its year it is the next one; undefined where it is no day. */
export const readDay = (typed: string, now: number): number | undefined => {
  const [, year, month, day] = TYPED.exec(typed.trim()) ?? [];
  if (month === undefined || day === undefined) return undefined;
  const inYear = (one: number): number | undefined => dayAt(one, Number(month), Number(day));
  if (year !== undefined) return inYear(Number(year));
  const next = inYear(yearOf(now));
  return next !== undefined && next >= dayStart(now) ? next : inYear(yearOf(now) + 1);
};
