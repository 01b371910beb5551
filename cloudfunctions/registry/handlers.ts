import { tallyKey, readTally } from '../_kernel/tallies';
import { registry } from '../../src/domain/registry/contract';
import type { HouseholdDoc, RoomDoc } from '../../src/domain/registry/schema';
import { nextCursor } from '../_kernel/cursor';
import { run, type Ctx } from '../_kernel/handlers';
import { logReading, readingsOf } from '../_kernel/readings';
import type { Where } from '../_kernel/store';
import { buildingsOf, roomsOf } from './buildings';
import { lookUp } from './find';
import { actOf, keeping } from './keeping';
import { openMember } from './members';
import { doorAsked, roomAt } from './rooms';
import { householdRow, householdView, roomView } from './views';

const PAGE = 20;

const FIRST = { incomplete: 'completeness', unvisited: 'visitedAt' } as const;

const households = async (ctx: Ctx, where: Where, first: keyof typeof FIRST, after: string | undefined) => {
  const field = FIRST[first];
  const rows = await ctx.store.page<HouseholdDoc>('households', { where, by: [field, 'asc'], after, limit: PAGE });
  return { rows: rows.map(householdRow), next: nextCursor(rows, PAGE, (row) => row[field]) };
};

/** The household register, made to run. */
export const registryRunning = run(
  registry,
  {
    ...keeping,
    useRoom: async ({ use, ...asked }, ctx) => {
      const where = await doorAsked(ctx, asked);
      const room = await roomAt(where, { use, household: null }, actOf(ctx), ctx);
      if (room.state === 'gone') return ctx.fail('ROOM_GONE');
      const set = room.use === use ? room : await ctx.store.updateIf<RoomDoc>('rooms', room._id, {}, { set: { use } });
      return roomView(set ?? room, ctx);
    },
    get: (_input, ctx) => householdView(ctx.doc, ctx),
    mine: async (_input, ctx) => {
      const where = { bound: ctx.who.person };
      const rows = await ctx.store.page<HouseholdDoc>('households', { where, by: ['createdAt', 'desc'], limit: PAGE });
      return { rows: rows.map(householdRow) };
    },
    buildings: (input, ctx) => buildingsOf(input, ctx),
    rooms: (input, ctx) => roomsOf(input, ctx),
    list: ({ area, level, first, after }, ctx) =>
      ctx.place().kind === level
        ? households(ctx, { [`area.${level}`]: area, state: 'living' }, first, after)
        : ctx.fail('WRONG_LEVEL'),
    figures: async ({ area }, ctx) => {
      const figure = (machine: string, name: string) => readTally(ctx, tallyKey(machine, name, area));
      const [rooms, living, people] = await Promise.all([
        figure('room', 'active'),
        figure('household', 'living'),
        figure('household', 'people'),
      ]);
      return { rooms, households: living, people };
    },
    find: (input, ctx) => lookUp(input, ctx),
    reveal: async ({ member: key, purpose }, ctx) => {
      const member = ctx.doc.members.find((one) => one.key === key) ?? ctx.fail('NO_SUCH_MEMBER');
      await logReading(ctx, member.person ?? key, purpose);
      return openMember(ctx, ctx.doc, member);
    },
    readings: (_input, ctx) => readingsOf(ctx, ctx.doc._id),
  },
  { household: householdView, room: roomView },
);
