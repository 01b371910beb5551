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
