import type { places } from '../../src/domain/places/contract';
import { placeMachine } from '../../src/domain/places/machine';
import { regridMachine, type RegridDoc } from '../../src/domain/places/grids';
import type { Merging, Moving, RegridView, Splitting } from '../../src/domain/places/gridSchema';
import { timedBy } from '../_kernel/deadlines';
import type { Store } from '../_kernel/store';
import { placeOf, type Place } from '../_kernel/ground';
import type { CtxOf, Fresh } from '../_kernel/handlers';
import { hashId } from '../_kernel/hash';
import { buildingsOf } from './buildings';

const NAMES = 3;

/** Every minute a change of grids is gone over again, until nothing is left behind. */
export const regridDeadlines = timedBy<RegridDoc>(regridMachine, () => ({}));

/** A change of grids as it is shown. */
export const regridView = (regrid: RegridDoc): RegridView => ({
  id: regrid._id,
  kind: regrid.kind,
  state: regrid.state as RegridView['state'],
  to: regrid.to,
  toName: regrid.toName,
  fromName: regrid.fromName,
  names: regrid.names,
  reason: regrid.reason,
  at: regrid.createdAt,
});

/** The grid that a split makes: the same however often it is made. */
export const carvedId = (regrid: string): string => `${placeMachine.prefix}${hashId(20, 'carved', regrid)}`;

const namesOf = (buildings: readonly Place[]): string => {
  const names = buildings.slice(0, NAMES).map(({ path }) => path.slice(3).join(' '));
  return buildings.length > NAMES ? `${names.join('、')}等${buildings.length}栋` : names.join('、');
};

/** The standing buildings of these ids in a community; undefined where one of them is none. */
export const standingIn = async (
  store: Store,
  ids: readonly string[],
  community: string | undefined,
): Promise<Place[] | undefined> => {
  const wanted = [...new Set(ids)];
  const found = await store.getAll<Place>('places', wanted);
  const fit = found.filter(
    ({ kind, state, area }) => kind === 'building' && state === 'active' && area.community === community,
  );
  return fit.length === wanted.length ? fit : undefined;
};

/** The living level-4 grid of an id in a community. */
const gridIn = async (store: Store, id: string, community: string | undefined): Promise<Place | undefined> => {
  const grid = await placeOf(store, id);
  return grid?.kind === 'grid4' && grid.state === 'active' && grid.area.community === community ? grid : undefined;
};

const fieldsOf = (buildings: readonly Place[], reason: string, asker: string) => ({
  ...{ reason, asker, names: namesOf(buildings), buildings: buildings.map(({ _id }) => _id) },
});

/** The fields of a change by which buildings go to another grid. */
export const moveBuildings = async (
  input: Moving,
  ctx: CtxOf<typeof places.moveBuildings>,
): Promise<Fresh<RegridDoc>> => {
  const { kind, area } = ctx.place();
  if (kind !== 'community') return ctx.fail('WRONG_LEVEL');
  const [all, grid] = await Promise.all([
    standingIn(ctx.store, input.buildings, area.community),
    gridIn(ctx.store, input.to, area.community),
  ]);
  if (!all) return ctx.fail('BUILDINGS_ELSEWHERE', [{ path: 'buildings', rule: 'elsewhere' }]);
  if (!grid) return ctx.fail('GRID_ELSEWHERE', [{ path: 'to', rule: 'elsewhere' }]);
  const going = all.filter((building) => building.area.grid4 !== grid._id);
  if (going.length === 0) return ctx.fail('NOTHING_TO_MOVE');
  const to = { to: grid._id, toName: grid.name, worker: grid.primary?.person ?? null };
  return { kind: 'moveBuildings', ...to, from: null, fromName: '', ...fieldsOf(going, input.reason, ctx.who.person) };
};

/** The fields of a change by which a grid is split: the new one is made with its first step. */
export const splitGrid = async (input: Splitting, ctx: CtxOf<typeof places.splitGrid>): Promise<Fresh<RegridDoc>> => {
  const grid = ctx.place();
  if (grid.kind !== 'grid4' || grid.state !== 'active') return ctx.fail('NOT_A_GRID');
  const [all, own] = await Promise.all([
    standingIn(ctx.store, input.buildings, grid.area.community),
    buildingsOf(ctx.store, grid._id),
  ]);
  if (!all?.every(({ area }) => area.grid4 === grid._id))
    return ctx.fail('BUILDINGS_ELSEWHERE', [{ path: 'buildings', rule: 'elsewhere' }]);
  if (all.length === own.length) return ctx.fail('SPLIT_WHOLE', [{ path: 'buildings', rule: 'whole' }]);
  const to = { to: carvedId(ctx.id), toName: input.name, worker: null };
  const from = { from: grid._id, fromName: grid.name };
  return { kind: 'splitGrid', ...to, ...from, ...fieldsOf(all, input.reason, ctx.who.person) };
};

/** The fields of a change by which a grid is joined to another. */
export const mergeGrids = async (input: Merging, ctx: CtxOf<typeof places.mergeGrids>): Promise<Fresh<RegridDoc>> => {
  const grid = ctx.place();
  if (grid.kind !== 'grid4' || grid.state !== 'active') return ctx.fail('NOT_A_GRID');
  const into = await gridIn(ctx.store, input.into, grid.area.community);
  if (!into || into._id === grid._id) return ctx.fail('GRID_ELSEWHERE', [{ path: 'into', rule: 'elsewhere' }]);
  const all = await buildingsOf(ctx.store, grid._id);
  const to = { to: into._id, toName: into.name, worker: into.primary?.person ?? null };
  const from = { from: grid._id, fromName: grid.name };
  return { kind: 'mergeGrids', ...to, ...from, ...fieldsOf(all, input.reason, ctx.who.person) };
};
