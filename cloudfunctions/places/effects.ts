import type { Area } from '../../src/domain/_kernel/area';
import type { DomainEvent, Stateful } from '../../src/domain/_kernel/machine';
import { regridMachine, type RegridDoc } from '../../src/domain/places/grids';
import { placeMachine } from '../../src/domain/places/machine';
import type { PlaceDoc } from '../../src/domain/places/schema';
import { begin, newborn } from '../_kernel/begin';
import { bySystem } from '../_kernel/bySystem';
import type { Consumer, Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import { placeOf, type Place } from '../_kernel/ground';
import { reroute } from '../_kernel/reroute';
import { buildingsOf, unitsOf } from './buildings';
import { blank } from './handlers';
import { followLeave } from './leaves';
import { followBuilding, type Scoped } from './rerouting';

/** How long one go at it may take; the next comes with the next minute. */
const BUDGET = 8_000;

/** The new grid of a split: made once. */
const carve = async (regrid: RegridDoc, deps: Deps): Promise<void> => {
  if (regrid.kind !== 'splitGrid' || (await placeOf(deps.store, regrid.to))) return;
  const old = (await placeOf(deps.store, regrid.from ?? '')) as Place;
  const path = [...old.path.slice(0, -1), regrid.toName];
  const fields = { ...blank, kind: 'grid4', name: regrid.toName, path, parent: old.parent };
  const act = { person: regrid.asker, grant: 'handoff', requestId: regrid._id, bodyHash: '', at: deps.now() };
  const area: Area = { ...old.area, grid4: regrid.to };
  const told = { ...act, note: regrid.reason, photos: [] };
  const grid = newborn<PlaceDoc>(placeMachine, 'carve', regrid.to, area, fields, told);
  await drainInline(placeMachine, await begin(placeMachine, grid, deps), deps);
};

/** A merge ends the grid it was made of; buildings that came to it meanwhile go along. */
const going = async (regrid: RegridDoc, { store }: Deps): Promise<Place[]> => {
  const named = await store.getAll<Place>('places', regrid.buildings);
  const late = regrid.kind === 'mergeGrids' && regrid.from ? await buildingsOf(store, regrid.from) : [];
  const known = new Set(named.map(({ _id }) => _id));
  return [...named, ...late.filter(({ _id }) => !known.has(_id))].filter(({ state }) => state === 'active');
};

const dissolve = async (regrid: RegridDoc, deps: Deps): Promise<void> => {
  const grid = regrid.kind === 'mergeGrids' && (await deps.store.get<PlaceDoc>('places', regrid.from ?? ''));
  if (!grid || grid.state !== 'active') return;
  const move = { system: 'handoff', machine: placeMachine, move: 'dissolve', requestId: regrid._id } as const;
  await bySystem(grid, { ...move, change: () => ({ note: regrid.reason }) }, deps);
};

/** One go at letting documents follow buildings; whether nothing was left. */
const followAll = async (
  buildings: readonly Place[],
  why: { cause: string; note: string },
  scoped: readonly Scoped[],
  deps: Deps,
): Promise<boolean> => {
  const deadline = deps.now() + BUDGET;
  let whole = true;
  for (const building of buildings)
    for (const one of scoped) whole = (await followBuilding(one, { building, ...why }, deps, deadline)) && whole;
  return whole;
};

/** The building first: what is written from then on belongs to its new grid; then all that stood in the old one. */
const goOver = async (building: Place, to: Area, regrid: RegridDoc, deps: Deps): Promise<Place> => {
  const { grid3, grid4 } = to;
  const why = { cause: regrid._id, note: regrid.reason };
  const units = await unitsOf(deps.store, building._id);
  for (const place of [building, ...units]) {
    if (place.area.grid4 === grid4) continue;
    const area = { ...place.area, ...(grid3 ? { grid3 } : {}), ...(grid4 ? { grid4 } : {}) };
    await reroute(placeMachine, place as unknown as Stateful, { area, ...why }, deps);
  }
  return (await placeOf(deps.store, building._id)) ?? building;
};

const isLatest = async (regrid: RegridDoc, building: Place, { store }: Deps): Promise<boolean> => {
  // Two changes of one building: the one that was made last holds, in whatever order they are worked off.
  const { timeline } = building as unknown as Stateful;
  const others = timeline.filter(({ move, requestId }) => move === 'reroute' && requestId !== regrid._id);
  const rivals = await store.getAll<RegridDoc>('regrids', [...new Set(others.map(({ requestId }) => requestId))]);
  return rivals.every(
    ({ createdAt, _id }) => createdAt < regrid.createdAt || (createdAt === regrid.createdAt && _id < regrid._id),
  );
};

/** A grid that ends keeps nothing, whoever put it there. */
const isIn = ({ area }: Place, { kind, from }: RegridDoc): boolean => kind === 'mergeGrids' && area.grid4 === from;

/** Works a change of grids off, as far as one go comes; whether nothing was left. */
const workOff = async (regrid: RegridDoc, scoped: readonly Scoped[], deps: Deps): Promise<boolean> => {
  await carve(regrid, deps);
  const to = await placeOf(deps.store, regrid.to);
  if (!to) return false;
  const moved: Place[] = [];
  for (const building of await going(regrid, deps)) {
    const goes = to.state === 'active' && (isIn(building, regrid) || (await isLatest(regrid, building, deps)));
    const now = goes ? await goOver(building, to.area, regrid, deps) : building;
    // Somebody else wrote the building in this moment: the next go finds it.
    if (goes && now.area.grid4 !== to._id) return false;
    moved.push(now);
  }
  if (to.state === 'active') await dissolve(regrid, deps);
  return followAll(moved, { cause: regrid._id, note: regrid.reason }, scoped, deps);
};

const onRegrid = async (event: DomainEvent, scoped: readonly Scoped[], deps: Deps): Promise<void> => {
  const regrid = await deps.store.get<RegridDoc>('regrids', event.subject.id);
  if (!regrid || regrid.state !== 'moving') return;
  const whole = await workOff(regrid, scoped, deps);
  if (!whole || event.line.move !== 'step') return;
  const settle = {
    system: 'handoff',
    machine: regridMachine,
    move: 'settle',
    requestId: `settle-${regrid._id}`,
  } as const;
  await bySystem(regrid, { ...settle, change: () => ({}) }, deps);
};

const onDutyChange = async (grid: string, cause: string, scoped: readonly Scoped[], deps: Deps): Promise<void> => {
  await followAll(await buildingsOf(deps.store, grid), { cause, note: '' }, scoped, deps);
};

/** What changes of grids, posts and leaves do: all that is open goes to whom it now belongs. */
export const placesEffects = (scoped: readonly Scoped[]): Consumer => ({
  name: 'placesEffects',
  handle: async (event, deps) => {
    const { kind, id } = event.subject;
    if (kind === 'regrid') return onRegrid(event, scoped, deps);
    const cause = event.id;
    if (event.name === 'place.appoint' || event.name === 'place.termEnd') return onDutyChange(id, cause, scoped, deps);
    const grid = kind === 'leave' ? await followLeave(event, deps) : undefined;
    if (grid) await onDutyChange(grid, cause, scoped, deps);
  },
});
