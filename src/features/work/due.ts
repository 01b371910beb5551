import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { DAY, dayEnd, dayStart, HOUR } from '@/domain/_kernel/time';

type DeskRow = OutputOf<'reports.desk'>['rows'][number];

const WAITING: readonly string[] = ['suspended', 'resolved', 'following_up'];

/** By when a row is due and for what, or since when it has been known while others are at turn. */
export const dueWords = ({ state, overdue, dueAt, createdAt }: DeskRow): string => {
  if (WAITING.includes(state)) return `${sayTime(createdAt)} 报的`;
  const what = state === 'submitted' ? '受理' : '办好';
  return overdue ? `该在 ${sayTime(dueAt)} 前${what}` : `${sayTime(dueAt)} 前${what}`;
};

const CLOSING = 18 * HOUR;
const LAST_HOUR = 17 * HOUR;

/** Days from today to choose from when a time is set; a day ends when the community closes. */
export const DUE_DAYS = [0, 1, 3, 7, 15, 30] as const;

/** What a chip for so many days says. */
export const daysWords = (days: number): string => ({ 0: '今天', 1: '明天' })[days] ?? `${days} 天`;

/** The moment that “in so many days” means, in ms: six in the evening, or midnight when today is nearly over. */
export const dueIn = (days: number, now: number): number => {
  const day = dayStart(now) + days * DAY;
  return days === 0 && now - day >= LAST_HOUR ? dayEnd(now) : day + CLOSING;
};
