import type { registry } from '../../src/domain/registry/contract';
import type { Parsed } from '../../src/domain/_kernel/contract';
import type { HouseholdDoc, RoomDoc } from '../../src/domain/registry/schema';
import { nextCursor } from '../_kernel/cursor';
import type { Place } from '../_kernel/ground';
import type { CtxOf } from '../_kernel/handlers';
import { readTally, tallyKey } from '../_kernel/tallies';
import { roomRow } from './views';

const PAGE = 50;

type BuildingsCtx = CtxOf<typeof registry.buildings>;
type RoomsCtx = CtxOf<typeof registry.rooms>;

/** The buildings of an area, as they were added, with the figures of each. */
export const buildingsOf = async ({ area, level, after }: Parsed<typeof registry.buildings>, ctx: BuildingsCtx) => {
  if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
  const where = { [`area.${level}`]: area, kind: 'building', state: 'active' };
  const by = ['createdAt', 'asc'] as const;
  const found = await ctx.store.page<Place & { createdAt: number }>('places', { where, by, after, limit: PAGE });
  const rows = found.map(async ({ _id: id, path }) => {
    const [rooms, households] = await Promise.all([
      readTally(ctx, tallyKey('room', 'active', id)),
      readTally(ctx, tallyKey('household', 'living', id)),
    ]);
    return { id, name: path.slice(3, 5).join(' '), rooms, households };
  });
  return { rows: await Promise.all(rows), next: nextCursor(found, PAGE, (place) => place.createdAt) };
};

/** The rooms of a building with who lives there, or those that were struck. */
export const roomsOf = async ({ struck = false, after }: Parsed<typeof registry.rooms>, ctx: RoomsCtx) => {
  const building = ctx.place().kind === 'building' ? ctx.place()._id : ctx.fail('NOT_A_BUILDING');
  const where = { building, state: struck ? 'gone' : 'active' };
  const rooms = await ctx.store.page<RoomDoc>('rooms', { where, by: ['order', 'asc'], after, limit: PAGE });
  const lived = rooms.flatMap(({ household }) => household ?? []);
  const found = await ctx.store.getAll<HouseholdDoc>('households', lived);
  const byId = new Map(found.map((household) => [household._id, household]));
  const rows = rooms.map((room) => roomRow(room, byId.get(room.household ?? '')));
  return { rows, next: nextCursor(rooms, PAGE, (room) => room.order) };
};
