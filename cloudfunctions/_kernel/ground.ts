import type { Area } from '../../src/domain/_kernel/area';
import { onDuty, type Absence } from '../../src/domain/_kernel/duty';
import type { Level } from '../../src/domain/_kernel/levels';
import type { Role } from '../../src/domain/_kernel/access';
import type { Deps } from './deps';
import type { Store } from './store';

/** What every domain may know of a place: the ground all stand on. */
export interface Place {
  _id: string;
  kind: string;
  name: string;
  path: readonly string[];
  state: string;
  area: Area;
  parent: string | null;
  primary: Duty | null;
  backup: Duty | null;
  leaves?: readonly Absence[];
}
export interface Duty {
  person: string;
  name: string;
  phone: string;
  hours: string;
  until?: number;
}
/** A person who holds a role over one of the asked places, under his public name. */
export interface Holder {
  id: string;
  title: string;
  role: Role;
  level: Level;
}

interface Person {
  _id: string;
  grants: readonly { role: Role; level: Level; area: string; title: string; validTo?: number }[];
}

const MOST = 100;

/** The place of an id, or undefined. */
export const placeOf = (store: Store, id: string): Promise<Place | undefined> => store.get<Place>('places', id);

/** The people with a live role over a place, one place at a time so that the index serves. */
export const holdersOf = async (store: Store, area: string, now: number): Promise<Holder[]> => {
  const people = await store.page<Person>('people', {
    where: { 'grants.area': area },
    by: ['createdAt', 'asc'],
    limit: MOST,
  });
  return people.flatMap((person) =>
    person.grants
      .filter((grant) => grant.area === area && (grant.validTo === undefined || grant.validTo > now))
      .map((grant) => ({ id: person._id, title: grant.title, role: grant.role, level: grant.level })),
  );
};

/** Whether something can happen at a place: it stands, in a community, and so does its building. */
export const stands = async (store: Store, place: Place): Promise<boolean> => {
  if (place.state !== 'active' || place.area.community === undefined) return false;
  const building = place.area.building;
  if (building === undefined || building === place._id) return true;
  return (await placeOf(store, building))?.state === 'active';
};

/** Who looks after an area now, and who stands behind him: those on duty in its level-4 grid, if any are appointed. */
export const dutyOf = async (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { grid4 }: Area,
): Promise<{ first: Duty | null; second: Duty | null }> => {
  const grid = grid4 === undefined ? undefined : await placeOf(store, grid4);
  return grid ? onDuty(grid, now()) : { first: null, second: null };
};

/** Who is in charge of an area at this moment. */
export const primaryOf = async (deps: Pick<Deps, 'store' | 'now'>, area: Area): Promise<string | null> =>
  (await dutyOf(deps, area)).first?.person ?? null;

/** What every domain may know of a household: where it is, who is in charge of it, its people by their keys. */
export interface Household {
  _id: string;
  state: string;
  area: Area | null;
  room: string;
  placeName: string;
  unitName: string;
  door: string;
  members: readonly { key: string; nameMask: string }[];
}

/** The household of an id where it lives in this building; undefined for any other. */
export const householdIn = async (store: Store, id: string, place: Place): Promise<Household | undefined> => {
  const found = await store.get<Household>('households', id);
  return found?.state === 'living' && found.area?.building === place.area.building ? found : undefined;
};
