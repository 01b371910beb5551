const DAY = 86_400_000;

/** Midnight UTC of a day; months and days may lie outside their range, years below 100 are meant. */
export const dayOf = (year: number, month: number, day: number): number =>
  new Date(0).setUTCFullYear(year, month - 1, day);

const startOf = (date: Date): number => dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());

/** 1 to 7 from Monday. */
export const isoDay = (date: Date): number => date.getUTCDay() || 7;

/** The day of the year, from 1. */
export const dayOfYear = (date: Date): number => (startOf(date) - dayOf(date.getUTCFullYear(), 1, 1)) / DAY + 1;

/** Weeks begin on Sundays; the days before the first Sunday are in week 0. */
export const week = (date: Date): number => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7);

/** The year to which the ISO week of a date belongs: that of its Thursday. */
export const isoYear = (date: Date): number => new Date(startOf(date) + (4 - isoDay(date)) * DAY).getUTCFullYear();

/** The day on which an ISO year begins, a Monday. */
export const isoYearStart = (year: number): number => {
  const fourth = new Date(dayOf(year, 1, 4));
  return fourth.getTime() - (isoDay(fourth) - 1) * DAY;
};

/** The ISO week, 1 to 53. */
export const isoWeek = (date: Date): number =>
  Math.floor((startOf(date) - isoYearStart(isoYear(date))) / (7 * DAY)) + 1;

/** Midnight of a day named by ISO year, week and weekday. */
export const isoDate = (year: number, weekOfYear: number, weekday: number): number =>
  isoYearStart(year) + ((weekOfYear - 1) * 7 + weekday - 1) * DAY;
