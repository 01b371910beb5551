import { gridWorker, relation, staff, system } from '../_kernel/access';
import { COUNTED } from '../_kernel/levels';
import { machineOf } from '../_kernel/machine';
import { completenessOf } from './completeness';
import { MOST_MEMBERS, type HouseholdDoc, type RoomDoc } from './schema';

/** Who keeps the register of an area. */
export const keepers = [gridWorker('grid4'), staff('community')] as const;
/** What comes of a claim or a correction that somebody has confirmed. */
const handed = system('handoff');

/** A room: comes to be with the first household or list that names it. */
export const roomMachine = machineOf<RoomDoc>()({
  name: 'room',
  collection: 'rooms',
  prefix: 'rom_',
  states: ['active', 'gone'],
  final: [],
  relations: {},
  read: keepers,
  begin: { add: { to: 'active', by: [handed] } },
  moves: {
    use: [{ from: ['active'], to: 'active', by: keepers }],
    remove: [
      {
        from: ['active'],
        to: 'gone',
        by: keepers,
        guards: [{ code: 'LIVED_IN', ok: (room) => room.household === null }],
      },
    ],
    restore: [{ from: ['gone'], to: 'active', by: keepers }],
  },
  tallies: [{ name: 'active', states: ['active'], per: COUNTED }],
});

const roomFor = { code: 'HOUSEHOLD_FULL', ok: (doc: HouseholdDoc) => doc.members.length < MOST_MEMBERS };

/** A household from moving in to moving out; its history is its timeline. */
export const householdMachine = machineOf<HouseholdDoc>()({
  name: 'household',
  collection: 'households',
  prefix: 'hsh_',
  states: ['living', 'movedOut'],
  final: [],
  relations: { member: 'bound' },
  read: [relation('member'), ...keepers, handed],
  begin: { enter: { to: 'living', by: keepers } },
  moves: {
    update: [{ from: ['living'], to: 'living', by: [...keepers, handed], notify: ['member'] }],
    addMember: [{ from: ['living'], to: 'living', by: [...keepers, handed], guards: [roomFor], notify: ['member'] }],
    dropMember: [{ from: ['living'], to: 'living', by: [...keepers, handed], notify: ['member'] }],
    moveOut: [{ from: ['living'], to: 'movedOut', by: [...keepers, handed], notify: ['member'] }],
    bind: [{ from: ['living'], to: 'living', by: [handed] }],
    unbind: [
      { from: ['living'], to: 'living', by: [handed] },
      { from: ['movedOut'], to: 'movedOut', by: [handed] },
    ],
  },
  tallies: [{ name: 'living', states: ['living'], per: COUNTED }],
  facts: (household) => ({ place: household.placeName, people: household.members.length }),
  derive: (household) => ({
    tags: [...new Set(household.members.flatMap(({ tags }) => tags))],
    completeness: completenessOf(household),
  }),
});
