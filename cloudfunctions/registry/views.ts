import type { Area } from '../../src/domain/_kernel/area';
import { movesFor, subjectOf } from '../../src/domain/_kernel/machine';
import { lacksOf } from '../../src/domain/registry/completeness';
import { householdMachine } from '../../src/domain/registry/machine';
import type { HouseholdDoc, Member, RoomDoc } from '../../src/domain/registry/schema';
import type { HouseholdRow, HouseholdView, RoomRow } from '../../src/domain/registry/views';
import type { Ctx } from '../_kernel/handlers';
import { nameOf } from './rooms';

type State = HouseholdRow['state'];

const memberView = ({ key, relation, nameMask, phoneMask, birthYear, tags, person }: Member) => ({
  key,
  relation,
  name: nameMask,
  phone: phoneMask,
  birthYear,
  tags: [...tags],
  bound: person !== null,
});

const headOf = ({ members }: HouseholdDoc): string =>
  (members.find(({ relation }) => relation === 'head') ?? members[0])?.nameMask ?? '';

const seenAt = ({ visitedAt }: HouseholdDoc): number | null => (visitedAt === 0 ? null : visitedAt);

/** A household in a list. */
export const householdRow = (household: HouseholdDoc): HouseholdRow => ({
  id: household._id,
  state: household.state as State,
  placeName: household.placeName,
  roomName: nameOf(household),
  tenure: household.tenure,
  head: headOf(household),
  people: household.members.length,
  tags: [...household.tags],
  completeness: household.completeness,
  visitedAt: seenAt(household),
});

/** A household as the caller may see it. */
export const householdView = (household: HouseholdDoc, ctx: Ctx): HouseholdView => {
  const { related } = subjectOf(householdMachine, household);
  return {
    id: household._id,
    rev: household.rev,
    state: household.state as State,
    room: household.room,
    placeName: household.placeName,
    roomName: nameOf(household),
    area: household.area as Area,
    tenure: household.tenure,
    members: household.members.map(memberView),
    tags: [...household.tags],
    completeness: household.completeness,
    lacks: lacksOf(household),
    movedInAt: household.movedInAt,
    movedOutAt: household.movedOutAt,
    visitedAt: seenAt(household),
    as: related('member').includes(ctx.who.person) ? ['member'] : [],
    moves: movesFor(householdMachine, household, ctx.who, ctx.at),
    timeline: household.timeline.map(({ at, grant, by, move, note }) => ({
      at,
      grant,
      mine: by === ctx.who.person,
      move,
      note,
    })),
  };
};

/** A room with who lives there. */
export const roomRow = (room: RoomDoc, household: HouseholdDoc | undefined): RoomRow => ({
  id: room._id,
  name: nameOf(room),
  unitName: room.unitName,
  door: room.door,
  use: room.use,
  household: household?.state === 'living' ? householdRow(household) : null,
});

/** A room alone, with its household read besides. */
export const roomView = async (room: RoomDoc, ctx: Ctx): Promise<RoomRow> =>
  roomRow(room, room.household === null ? undefined : await ctx.store.get<HouseholdDoc>('households', room.household));
