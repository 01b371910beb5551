import type { Place } from '../_kernel/ground';
import type { Store } from '../_kernel/store';

const PAGE = 100;

interface Row extends Place {
  createdAt: number;
}

const allOf = async (store: Store, where: Readonly<Record<string, string>>): Promise<Place[]> => {
  const all: Row[] = [];
  for (let after: string | undefined; ;) {
    const page = await store.page<Row>('places', { where, by: ['createdAt', 'asc'], after, limit: PAGE });
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    after = `${last.createdAt}_${last._id}`;
  }
};

/** The standing buildings of a level-4 grid, in the order in which they were added. */
export const buildingsOf = (store: Store, grid: string): Promise<Place[]> =>
  allOf(store, { 'area.grid4': grid, kind: 'building', state: 'active' });

/** The units of a building. */
export const unitsOf = (store: Store, building: string): Promise<Place[]> =>
  allOf(store, { parent: building, state: 'active' });
