import { COUNTED } from '../../src/domain/_kernel/levels';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { HouseholdDoc } from '../../src/domain/registry/schema';
import type { Consumer, Deps } from '../_kernel/deps';
import { addOnce, tallyKey } from '../_kernel/tallies';
import { bind, endClaims, enterChange, unbind } from './binding';
import { takenBack } from './takenBack';

const PEOPLE: Readonly<Record<string, (people: number) => number>> = {
  'household.enter': (people) => people,
  'household.addMember': () => 1,
  'household.dropMember': () => -1,
  'household.moveOut': (people) => -people,
};

/** By how many people an event changes what the register counts. */
export const peopleOf = (event: Pick<DomainEvent, 'name' | 'facts'>): number =>
  PEOPLE[event.name]?.(Number(event.facts['people'] ?? 0)) ?? 0;

const countPeople = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const by = peopleOf(event);
  if (by === 0) return;
  const places = COUNTED.flatMap((level) => event.area?.[level] ?? []);
  await Promise.all(places.map((place) => addOnce(deps, tallyKey('household', 'people', place), by, event.id)));
};

/** The room of who has moved out is free. */
const freeRoom = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const { id } = event.subject;
  const household = await deps.store.get<HouseholdDoc>('households', id);
  if (!household) return;
  await deps.store.updateIf('rooms', household.room, { household: id }, { set: { household: null, use: 'empty' } });
};

interface Visit {
  _id: string;
  household: string | null;
  at: number;
}

/** A household that was visited is not the one that waits for longest. */
const seen = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const visit = await deps.store.get<Visit>('visits', event.subject.id);
  if (!visit?.household) return;
  await deps.store.updateIf(
    'households',
    visit.household,
    { visitedAt: { lte: visit.at } },
    { set: { visitedAt: visit.at } },
  );
};

const FOLLOWING: Readonly<Record<string, (event: DomainEvent, deps: Deps) => Promise<void>>> = {
  'claim.confirm': bind,
  'claim.end': unbind,
  'household.moveOut': endClaims,
  'household.dropMember': endClaims,
  'change.accept': enterChange,
  'person.disagree': takenBack,
  'visit.log': seen,
};

/** What events do to the register. */
export const registryEffects: Consumer = {
  name: 'registryEffects',
  handle: async (event, deps) => {
    await countPeople(event, deps);
    if (event.name === 'household.moveOut') await freeRoom(event, deps);
    await FOLLOWING[event.name]?.(event, deps);
  },
};
