import type { Who } from '../../../src/domain/_kernel/access';
import { COUNTED } from '../../../src/domain/_kernel/levels';
import type { Listed } from '../../../src/domain/registry/import/households';
import { householdMachine, roomMachine } from '../../../src/domain/registry/machine';
import type { HouseholdDoc, RoomDoc } from '../../../src/domain/registry/schema';
import { advance } from '../../_kernel/advance';
import { newborn } from '../../_kernel/begin';
import { bearAll, birthSums, count, sumsOf } from '../../_kernel/bulk';
import type { Deps } from '../../_kernel/deps';
import { drainInline } from '../../_kernel/events';
import { hashId } from '../../_kernel/hash';
import { inLanes } from '../../_kernel/lanes';
import type { Act } from '../../_kernel/line';
import { tallyKey } from '../../_kernel/tallies';
import type { Work } from '../../_kernel/work';
import { settled } from '../keeping';
import { memberKey, nameIndex, sealMember } from '../members';
import { newRoom, roomId, takeRoom, type Where } from '../rooms';
import type { Grounds } from './area';
import { newsOf, withMember } from './merge';
import { presentAt } from './plan';

/** One import under way: on whose behalf, as whom, over which ground. */
export interface Import {
  work: Work;
  who: Who;
  grounds: Grounds;
  deps: Deps;
}

const LANES = 6;
const NOTE = '按台账登记';

interface Asked {
  one: Listed;
  where: Where;
  room: string;
  /** The household that this work brings into the room if nobody lives there. */
  own: string;
}

const actOf = ({ work, deps }: Import): Act => ({
  person: work.asker,
  grant: work.grant,
  requestId: work._id,
  bodyHash: '',
  at: deps.now(),
  note: NOTE,
  photos: [],
});

const usageOf = ({ use, tenure, members }: Listed) => {
  if (use !== undefined) return use;
  if (members.length === 0) return 'empty';
  return tenure === 'tenant' ? 'let' : 'own';
};

const householdOf = ({ one, where, room, own }: Asked, { deps }: Import, act: Act): HouseholdDoc => {
  const { placeName, unitName, door, area } = where;
  const key = (name: string) => memberKey(own, nameIndex(deps, name));
  const members = one.members.map((member) => sealMember(deps, own, key(member.name), member));
  const tenure = one.tenure ?? (one.use === 'let' ? 'tenant' : 'owner');
  const said = { tenure, movedInAt: one.movedInAt ?? null, members, tags: [], completeness: 0 };
  return newborn<HouseholdDoc>(
    householdMachine,
    'enter',
    own,
    area,
    { ...settled, room, placeName, unitName, door, ...said },
    act,
  );
};

const ofWork = (doc: RoomDoc, { work }: Import): boolean => doc.timeline[0]?.requestId === work._id;

/** The rooms that are there afterwards, each with whoever has it; and those that this work has added. */
const makeRooms = async (asked: readonly Asked[], present: ReadonlyMap<string, RoomDoc>, it: Import) => {
  const act = actOf(it);
  const fresh = asked
    .filter(({ room }) => !present.has(room))
    .map(({ one, where, own }) =>
      newRoom(where, { use: usageOf(one), household: one.members.length > 0 ? own : null }, act),
    );
  const allNew = await bearAll(roomMachine, fresh, it.deps);
  const rooms = allNew
    ? fresh
    : await it.deps.store.getAll<RoomDoc>(
        'rooms',
        fresh.map(({ _id }) => _id),
      );
  // Those of an earlier run that was killed count here: it may have died before it could count them.
  const added = [...present.values(), ...rooms].filter((room) => ofWork(room, it));
  return { rooms: new Map([...present, ...rooms.map((room) => [room._id, room] as const)]), added };
};

/** The households that this work enters: whose room is theirs, because nobody lived there. */
const ownOnes = async (asked: readonly Asked[], rooms: ReadonlyMap<string, RoomDoc>, { deps }: Import) => {
  const mine = await inLanes(asked, LANES, async ({ one, room: id, own }) => {
    const room = rooms.get(id);
    if (!room || one.members.length === 0) return false;
    return room.household === own || (room.household === null && (await takeRoom(room, own, deps)));
  });
  return asked.filter((_, n) => mine[n]);
};

const update = async ({ one }: Asked, household: HouseholdDoc, { work, who, deps }: Import): Promise<void> => {
  const made = { machine: householdMachine, who, bodyHash: '', at: deps.now() };
  const move = async (doc: HouseholdDoc, name: string, part: string, change: (doc: HouseholdDoc) => object) => {
    const asked = { ...made, move: name, requestId: `${work._id}${part}` };
    const next = await advance(doc, { ...asked, change: (present) => ({ set: change(present), note: NOTE }) }, deps);
    await drainInline(householdMachine, next, deps);
    return next;
  };
  const { set, added } = newsOf(deps, household, one);
  let present = household;
  if (Object.keys(set).length > 0) present = await move(present, 'update', '', (doc) => newsOf(deps, doc, one).set);
  for (const member of added) {
    present = await move(present, 'addMember', `-${nameIndex(deps, member.name)}`, (doc) =>
      withMember(deps, doc, member),
    );
  }
};

const peopleIn = (households: readonly HouseholdDoc[]) =>
  households.flatMap(({ area, members }) =>
    COUNTED.flatMap((level) => {
      const place = area?.[level];
      return place === undefined ? [] : [{ key: tallyKey('household', 'people', place), by: members.length }];
    }),
  );

/**
 * Enters a part of a list: rooms that are new, households where nobody lived, and what is new of those who did.
 * Done again it finds its own rooms and households under the same ids, and counts them under the same cause.
 */
export const enterAll = async (listed: readonly Listed[], cause: string, it: Import): Promise<void> => {
  const asked = listed.map((one): Asked => {
    const where = it.grounds.where(one.building, one.unitName, one.door);
    const room = roomId(where);
    return { one, where, room, own: `${householdMachine.prefix}${hashId(20, it.work._id, room)}` };
  });
  const present = await presentAt(it.deps, listed);
  const { rooms, added } = await makeRooms(asked, present.rooms, it);
  const own = await ownOnes(asked, rooms, it);
  const households = own.map((one) => householdOf(one, it, actOf(it)));
  await bearAll(householdMachine, households, it.deps);
  const known = asked.filter((one) => !own.includes(one));
  await inLanes(known, LANES, async (one) => {
    const household = present.households.get(rooms.get(one.room)?.household ?? '');
    if (household?.state === 'living') await update(one, household, it);
  });
  const sums = [
    ...birthSums(roomMachine, added),
    ...birthSums(householdMachine, households),
    ...sumsOf(peopleIn(households)),
  ];
  await count(new Map(sums), cause, it.deps);
};
