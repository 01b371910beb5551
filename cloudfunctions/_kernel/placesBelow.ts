import { inLanes } from './lanes';
import { placeOf, type Place } from './ground';
import type { Store } from './store';

const PAGE = 100;
const LANES = 8;
/** Below what the places that carry a code are to be found; grids cut across it. */
const ON_THE_WAY = ['district', 'street', 'community', 'compound', 'building', 'venue'];

interface Child extends Place {
  createdAt: number;
}

const childrenOf = async (store: Store, parent: string): Promise<Place[]> => {
  const all: Child[] = [];
  for (let after: string | undefined; ;) {
    const where = { parent, state: 'active' };
    const page = await store.page<Child>('places', { where, by: ['createdAt', 'asc'], after, limit: PAGE });
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return all;
    after = `${last.createdAt}_${last._id}`;
  }
};

const byName = (a: Place, b: Place): number => a.name.localeCompare(b.name, 'zh-CN', { numeric: true });

/** The children of every place on the way down, level by level. */
const familyOf = async (store: Store, root: Place): Promise<ReadonlyMap<string, Place[]>> => {
  const family = new Map<string, Place[]>();
  for (let level = [root]; level.length > 0;) {
    const parents = level.filter(({ kind }) => ON_THE_WAY.includes(kind));
    const children = await inLanes(parents, LANES, ({ _id }) => childrenOf(store, _id));
    parents.forEach(({ _id }, n) => family.set(_id, (children[n] ?? []).sort(byName)));
    level = children.flat();
  }
  return family;
};

const below = async (store: Store, root: Place): Promise<Place[]> => {
  const family = await familyOf(store, root);
  const flat = (place: Place): Place[] => [place, ...(family.get(place._id) ?? []).flatMap(flat)];
  return flat(root);
};

/** A place and all that stands below it, each before what it contains, by name; of a grid, the buildings it has. */
export const placesBelow = async (store: Store, id: string): Promise<Place[]> => {
  const place = await placeOf(store, id);
  if (!place || place.state !== 'active') return [];
  const grid = place.kind === 'grid3' || place.kind === 'grid4' ? place.kind : undefined;
  if (!grid) return below(store, place);
  const community = await placeOf(store, place.area.community ?? '');
  const all = community ? await below(store, community) : [];
  return all.filter(({ area }) => area[grid] === id);
};
