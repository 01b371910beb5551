import { dateOf } from '@/domain/_kernel/time';

/** A day with its year, as it stands on a letter: 2027年3月1日. */
export const sayDay = (at: number): string => {
  const [year, month, day] = dateOf(at).split('-').map(Number);
  return `${year}年${month}月${day}日`;
};
