import type { Stateful } from '../../src/domain/_kernel/machine';
import type { HouseholdDoc, RoomDoc } from '../../src/domain/registry/schema';
import type { HouseholdView } from '../../src/domain/registry/views';
import { memberKey, sealMember } from '../../cloudfunctions/registry/members';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';
import { newRequest } from './world';

/** The people of the household that the tests enter where they do not say otherwise. */
export const head = { relation: 'head', name: '住户甲(演示)', phone: '13900007731', birthYear: 1950 } as const;
export const daughter = { relation: 'child', name: '住户乙(演示)', phone: '13900007732', tags: ['party'] } as const;

let doors = 100;
/** A door nobody has lived behind yet. */
export const freshDoor = (): string => String((doors += 1));

/** Enters a household behind a fresh door of the town’s unit; its view. */
export const enterHousehold = (
  town: Town,
  part: object = {},
  openid: string = cast.primary,
  requestId = newRequest(),
) =>
  town.world.ok<HouseholdView>(
    openid,
    'registry.enter',
    { place: town.unit, door: freshDoor(), tenure: 'owner', members: [head, daughter], ...part },
    requestId,
  );

/** A household as it lies in the database. */
export const householdDoc = (town: Town, id: string) => docOf<HouseholdDoc>(town, 'households', id);

const householdIn = async (town: Town, state: string): Promise<Stateful> => {
  const { id } = await enterHousehold(town);
  if (state === 'movedOut') await town.world.ok(cast.primary, 'registry.moveOut', { id, reason: '房子卖了' });
  return householdDoc(town, id);
};

const roomIn = async (town: Town, state: string): Promise<Stateful> => {
  const asked = { place: town.unit, door: freshDoor(), use: 'empty' };
  const { id } = await town.world.ok<{ id: string }>(cast.primary, 'registry.useRoom', asked);
  if (state === 'gone') await town.world.ok(cast.primary, 'registry.removeRoom', { id, reason: '两户打通了' });
  return docOf<RoomDoc>(town, 'rooms', id);
};

/** Whether an action is of the register and what hangs on it. */
export const ofHouseholds = (action: string): boolean =>
  /^(registry|claims|changes|proxies|relays|care|visits)\./.test(action);

/** How documents of the register are walked to a state. */
export const HOUSEHOLD_WALKS: Readonly<Record<string, (town: Town, state: string) => Promise<Stateful>>> = {
  household: householdIn,
  room: roomIn,
};

const key = (id: string, seed: string): string => memberKey(id, seed);

/** What a copy of a household needs beside its id: its people, sealed for it. */
export const householdFitting = ({ world }: Town, action: string, id: string): Record<string, unknown> => {
  if (!id.startsWith('hsh_')) return {};
  const people = action === 'registry.addMember' ? [head] : [head, daughter];
  const members = people.map((one, n) => sealMember(world.deps, id, key(id, String(n)), { ...one, tags: [] }));
  return { members };
};

/** An input that the handlers of the register accept. */
export const householdInput = (town: Town, action: string, { id }: Asked, given: object): object => {
  switch (action) {
    case 'registry.enter':
    case 'registry.useRoom':
      return { ...given, place: town.building, door: freshDoor() };
    case 'registry.rooms':
      return { place: town.building };
    case 'registry.list':
    case 'registry.buildings':
    case 'registry.figures':
    case 'registry.find':
      return { ...given, area: town.grid4 };
    case 'registry.dropMember':
      return { ...given, id, member: key(id, '1') };
    case 'registry.reveal':
      return { ...given, id, member: key(id, '0') };
    case 'registry.mine':
      return given;
    default:
      return { ...given, id };
  }
};
