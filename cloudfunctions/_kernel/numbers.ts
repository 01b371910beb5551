import { yearOf } from '../../src/domain/_kernel/time';
import type { Place } from './ground';
import type { Store } from './store';

interface Count {
  _id: string;
  n: number;
}

/** The next number of a row of numbers: one conditional increment, so nobody gets the same twice. */
export const countUp = async (store: Store, key: string): Promise<number> => {
  const bump = () => store.updateIf<Count>('numbers', key, {}, { inc: { n: 1 } });
  let count = await bump();
  if (!count) {
    await store.insert('numbers', { _id: key, n: 0 });
    count = await bump();
  }
  return count?.n ?? 0;
};

/** The next case number of a community and year, `交通路-2026-000123`; `mark` starts a row of its own. */
export const caseNumber = async (store: Store, place: Place, now: number, mark = ''): Promise<string> => {
  const year = yearOf(now);
  const n = await countUp(store, `${mark}${place.area.community}:${year}`);
  const community = (place.path[2] ?? '').replace(/社区$/, '');
  return `${community}-${mark}${year}-${String(n).padStart(6, '0')}`;
};
