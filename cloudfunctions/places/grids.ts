import { permit } from '../../src/domain/_kernel/access';
import { onDuty } from '../../src/domain/_kernel/duty';
import type { places } from '../../src/domain/places/contract';
import type { RegridDoc } from '../../src/domain/places/grids';
import type { GridView, Preview, Previewing } from '../../src/domain/places/gridSchema';
import { keepers } from '../../src/domain/places/machine';
import type { PlaceDoc } from '../../src/domain/places/schema';
import type { Place } from '../_kernel/ground';
import type { Ctx, CtxOf, Handlers } from '../_kernel/handlers';
import { buildingsOf } from './buildings';
import { leave, leavesOf, leaveView } from './leaves';
import { mergeGrids, moveBuildings, regridView, splitGrid, standingIn } from './regrids';
import type { Scoped } from './rerouting';

const LATEST = 50;

const rowOf = ({ _id, kind, name, path }: Place, whole = false) => ({
  id: _id,
  kind: kind as PlaceDoc['kind'],
  name: whole ? path.slice(3).join(' ') : name,
});

const grid = async (ctx: CtxOf<typeof places.grid>): Promise<GridView> => {
  const place = ctx.place() as unknown as PlaceDoc & Place;
  const { kind, primary, backup } = place;
  if (kind !== 'grid3' && kind !== 'grid4') return ctx.fail('NOT_A_GRID');
  const [leaves, buildings] = await Promise.all([
    leavesOf(place._id, ctx),
    kind === 'grid4' ? buildingsOf(ctx.store, place._id) : [],
  ]);
  const { first } = onDuty(place, ctx.at);
  const standing = leaves.filter(({ state }) => state === 'planned' || state === 'away');
  return {
    ...{ id: place._id, name: place.name, path: [...place.path], level: kind, primary, backup },
    boundary: place.boundary ?? null,
    onDuty: first && (first.person === primary?.person ? 'primary' : 'backup'),
    leaves: standing.map((one) => leaveView(one, ctx)),
    buildings: buildings.map((one) => rowOf(one, true)),
    plan: place.plan ?? null,
    keeper: permit(keepers, ctx.who, { area: place.area, related: () => [] }, ctx.at) !== undefined,
  };
};

const goingOf = async ({ buildings, grid: id }: Previewing, ctx: Ctx): Promise<Place[] | undefined> => {
  const { community } = ctx.place().area;
  if (buildings) return standingIn(ctx.store, buildings, community);
  const all = id === undefined ? [] : await buildingsOf(ctx.store, id);
  return all.every(({ area }) => area.community === community) ? all : undefined;
};

const preview = async (
  input: Previewing,
  ctx: CtxOf<typeof places.preview>,
  scoped: readonly Scoped[],
): Promise<Preview> => {
  if (ctx.place().kind !== 'community') return ctx.fail('WRONG_LEVEL');
  const going = (await goingOf(input, ctx)) ?? ctx.fail('BUILDINGS_ELSEWHERE');
  const ids = going.map(({ _id }) => _id);
  const counted = scoped.map(async ({ machine, open }) => {
    const where = { 'area.building': { oneOf: ids }, state: { oneOf: open } };
    return { kind: machine.name, count: ids.length === 0 ? 0 : await ctx.store.count(machine.collection, where) };
  });
  return { buildings: going.map((one) => rowOf(one, true)), rows: await Promise.all(counted) };
};

/** The part of what is done with places that is about grids. */
export type GridHandlers = Pick<
  Handlers<typeof places>,
  'grid' | 'leave' | 'endLeave' | 'preview' | 'moveBuildings' | 'splitGrid' | 'mergeGrids' | 'regrids'
>;

/** What is done with grids; `scoped` is all that goes along with a building. */
export const gridHandlers = (scoped: readonly Scoped[]): GridHandlers => ({
  grid: (_input, ctx) => grid(ctx),
  leave,
  endLeave: () => ({}),
  preview: (input, ctx) => preview(input, ctx, scoped),
  moveBuildings,
  splitGrid,
  mergeGrids,
  regrids: async ({ community }, ctx) => {
    const where = { 'area.community': community };
    const query = { where, by: ['createdAt', 'desc'], limit: LATEST } as const;
    return { rows: (await ctx.store.page<RegridDoc>('regrids', query)).map(regridView) };
  },
});
