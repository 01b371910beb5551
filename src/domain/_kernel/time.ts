import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** Shanghai is UTC+8 the whole year; the offset is fixed so that no time zone data is needed. */
const OFFSET = 8 * 3_600_000;
const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Working hours of a community, in minutes of the Shanghai day. */
const SHIFTS = [
  [8 * 60 + 30, 12 * 60],
  [14 * 60 + 30, 18 * 60],
] as const;

/** Days off and make-up working days of a year, `MM-DD`, as the State Council announces them. */
const CALENDAR: Readonly<Record<number, { off: readonly string[]; on: readonly string[] }>> = {
  2026: {
    off: [
      ...['01-01', '01-02', '01-03', '02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'],
      ...['04-04', '04-05', '04-06', '05-01', '05-02', '05-03', '05-04', '05-05', '06-19', '06-20', '06-21'],
      ...['09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
    ],
    on: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

const local = (at: number): dayjs.Dayjs => dayjs.utc(at + OFFSET);

/** The start of the Shanghai day that contains `at`, in ms. */
export const dayStart = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;

/** The last millisecond of the Shanghai day that contains `at`. */
export const dayEnd = (at: number): number => dayStart(at) + DAY - 1;

/** The start of a Shanghai day by its year, month (1–12) and day; undefined where the calendar has no such day. */
export const dayAt = (year: number, month: number, day: number): number | undefined => {
  const start = dayjs
    .utc(0)
    .year(year)
    .month(month - 1)
    .date(day);
  const real = start.year() === year && start.month() === month - 1 && start.date() === day;
  return real ? start.valueOf() - OFFSET : undefined;
};

/** The Shanghai year of `at`. */
export const yearOf = (at: number): number => local(at).year();

/** The Shanghai month of `at`, `2026-11`. */
export const monthOf = (at: number): string => local(at).format('YYYY-MM');

/** Whether the Shanghai day of `at` is a working day; a year without a table knows weekends only. */
export const isWorkingDay = (at: number): boolean => {
  const day = local(at);
  const table = CALENDAR[day.year()];
  const key = day.format('MM-DD');
  if (table?.off.includes(key)) return false;
  if (table?.on.includes(key)) return true;
  return day.day() !== 0 && day.day() !== 6;
};

/** The moment `minutes` of working time after `at`, in ms. */
export const addWorkingMinutes = (at: number, minutes: number): number => {
  let left = minutes * MINUTE;
  for (let day = dayStart(at); ; day += DAY) {
    if (!isWorkingDay(day)) continue;
    for (const [from, to] of SHIFTS) {
      const start = Math.max(day + from * MINUTE, at);
      const room = day + to * MINUTE - start;
      if (room <= 0) continue;
      if (left <= room) return start + left;
      left -= room;
    }
  }
};

/** `2026-11-21T14:20:00+08:00`, as WeChat Pay writes moments. */
export const instant = (at: number): string => local(at).format('YYYY-MM-DDTHH:mm:ss[+08:00]');

/** The Shanghai day of `at`, `2026-11-21`. */
export const dateOf = (at: number): string => local(at).format('YYYY-MM-DD');

/** `2026-11-21 14:20` in Shanghai, as subscribe messages want it. */
export const stamp = (at: number): string => local(at).format('YYYY-MM-DD HH:mm');

/** A time as a neighbour would say it: 今天 14:20, 昨天 09:05, 明天 18:00, 11月3日 08:30, 2025年3月1日. */
export const say = (at: number, now: number): string => {
  const days = Math.round((dayStart(at) - dayStart(now)) / DAY);
  const clock = local(at).format('HH:mm');
  const near = { [-1]: '昨天', 0: '今天', 1: '明天' }[days];
  if (near) return `${near} ${clock}`;
  return yearOf(at) === yearOf(now) ? local(at).format('M月D日 HH:mm') : local(at).format('YYYY年M月D日');
};
