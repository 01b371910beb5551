import type { Stateful } from '../../src/domain/_kernel/machine';
import { personId } from '../../cloudfunctions/_kernel/hash';
import { nonceOf } from '../../cloudfunctions/_kernel/presence';
import { signToken } from '../../cloudfunctions/_kernel/token';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';

type Made = { id: string };
type Walk = (town: Town, state: string) => Promise<Stateful>;
const DAY = 86_400_000;

let buildings = 0;
/** A fresh building of a grid of the town. */
export const freshBuilding = async (town: Town, grid = town.grid4): Promise<string> => {
  const name = `${(buildings += 1) + 200}号楼`;
  const input = { parent: town.compound, kind: 'building', name, grid };
  return (await town.world.ok<Made>(cast.staff, 'places.add', input)).id;
};

/** A fresh level-4 grid of the town’s community. */
export const freshGrid = async (town: Town): Promise<string> => {
  const parent = (await docOf(town, 'places', town.grid4)) as Stateful & { parent: string };
  const input = { parent: parent.parent, kind: 'grid4', name: `第${(buildings += 1)}组` };
  return (await town.world.ok<Made>(cast.staff, 'places.add', input)).id;
};

/** Somebody of the town’s grid goes on leave; of times that nobody else has. */
let leaves = 0;
const leaving = (town: Town) => {
  const from = town.world.deps.now() + (leaves += 1) * 3 * DAY;
  return { grid: town.grid4, person: personId(cast.primary), from, until: from + DAY };
};

/** Puts a grid worker of the town in charge of its grid: who is on no duty takes no leave. */
const posted = async (town: Town, openid: string): Promise<string> => {
  const person = personId(openid);
  const post = { person, name: '网格员丁(演示)', phone: '13800000000', hours: '每天' };
  const backup = { ...post, person: personId(cast.backup) };
  await town.world.ok(cast.staff, 'places.appoint', { id: town.grid4, primary: post, backup });
  return person;
};

const leaveIn: Walk = async (town, state) => {
  // Another action of the town may have posted somebody else meanwhile.
  const asked = { ...leaving(town), person: await posted(town, cast.primary) };
  const { id } = await town.world.ok<Made>(cast.staff, 'places.leave', asked);
  if (state === 'cancelled') await town.world.ok(cast.staff, 'places.endLeave', { id });
  const { store } = town.world.deps;
  const set = { state, timerAt: null, timerMove: null };
  if (state === 'away' || state === 'over') await store.updateIf('leaves', id, {}, { set });
  return docOf(town, 'leaves', id);
};

const regridIn: Walk = async (town, state) => {
  const buildings = [await freshBuilding(town)];
  const input = { community: town.community, buildings, to: town.otherGrid4, reason: '按通知调整' };
  const { id } = await town.world.ok<Made>(cast.staff, 'places.moveBuildings', input);
  if (state === 'settled')
    await town.world.deps.store.updateIf('regrids', id, {}, { set: { state, timerAt: null, timerMove: null } });
  return docOf(town, 'regrids', id);
};

const arrivalIn: Walk = async (town) => {
  const input = { place: town.building, purpose: 'visit', about: town.building };
  const { id } = await town.world.ok<Made>(cast.primary, 'arrival.begin', input);
  return docOf(town, 'arrivals', id);
};

const scannedIn: Walk = async (town, state) => {
  const doc = await arrivalIn(town, state);
  if (state !== 'scanned') return doc;
  const set = { state, code: 'ABCDEFGH12', scannedAt: town.world.deps.now() };
  return (await town.world.deps.store.updateIf('arrivals', doc._id, {}, { set })) ?? doc;
};

/** The patrol of the town’s building; planned once. */
export const plannedStop = async (town: Town): Promise<Stateful> => {
  const plan = { buildings: 7, high: 7, middle: 14, low: 30 };
  await town.world.ok(cast.staff, 'places.plan', { id: town.grid4, plan });
  const where = { 'area.grid4': town.grid4, state: 'on' };
  const query = { where, by: ['dueAt', 'asc'], limit: 100 } as const;
  type Stop = Stateful & { building: string };
  const stops = await town.world.deps.store.page<Stop>('patrolStops', query);
  const own = stops.find(({ building }) => building === town.building);
  if (!own) throw new Error('the building of the town is on no patrol');
  return own;
};

const stopIn: Walk = async (town, state) => {
  const stop = await plannedStop(town);
  if (state === 'on') return stop;
  return { ...stop, state, timerAt: null, timerMove: null };
};

const spotIn: Walk = async (town, state) => {
  const stop = await plannedStop(town);
  const spot = {
    ...stop,
    ...{ _id: 'spt_00000000000000000001', state, purpose: 'patrol', about: stop._id, worker: personId(cast.primary) },
    ...{ workerName: '网格员甲(演示)', at: 0, scanned: false, reason: '码被海报盖住了', note: '' },
    ...{ timerAt: null, timerMove: null },
  };
  await town.world.deps.store.insert('spotChecks', spot);
  return spot;
};

/** How documents of grids and patrols are walked to a state. */
export const GRID_WALKS: Readonly<Record<string, Walk>> = {
  leave: leaveIn,
  regrid: regridIn,
  arrival: scannedIn,
  stop: stopIn,
  spot: spotIn,
};

/** The token of a fresh code of a place. */
export const freshToken = async (town: Town, place = town.building): Promise<string> => {
  const { id } = await town.world.ok<Made>(cast.staff, 'codes.issue', { place });
  return signToken(town.world.deps.secrets, 'a', id);
};

/** What a copy of an arrival needs, so that its own nonce fits. */
export const gridFitting = ({ world }: Town, action: string): Record<string, unknown> => {
  if (action === 'arrival.scan') return { endsAt: world.deps.now() + 60_000 };
  if (action === 'places.close' || action === 'places.describe') return { kind: 'venue' };
  return action === 'places.plan' || action === 'places.bound' ? { kind: 'grid4' } : {};
};

/** Whether an action is about grids, venues, codes on the spot or patrols. */
export const ofGrids = (action: string): boolean =>
  /^(arrival|patrol)\.|^places\.(bound|plan|grid|leave|preview|moveB|split|merge|regrids|venues|close|describe)|^codes\.(health|wrong)/.test(
    action,
  );

interface Arrival extends Stateful {
  person: string;
  purpose: string;
  about: string;
  endsAt: number;
}
const nonceFor = async (town: Town, id: string): Promise<string> => {
  const { person, purpose, about, endsAt } = await docOf<Arrival>(town, 'arrivals', id);
  return nonceOf(town.world.deps.secrets, id, person, purpose, about, String(endsAt));
};

/** An input of such an action that the handlers accept. */
export const gridInput = async (town: Town, action: string, { id, openid }: Asked, given: object): Promise<object> => {
  const { grid4, community, otherGrid4, building } = town;
  switch (action) {
    case 'arrival.begin':
      return { ...given, place: building };
    case 'arrival.scan':
      return { id, nonce: await nonceFor(town, id), token: await freshToken(town) };
    case 'arrival.checks':
      return { ...given, area: community };
    case 'arrival.figures':
    case 'patrol.list':
      return { ...given, area: grid4 };
    case 'codes.health':
      return { ...given, area: grid4, level: 'grid4' };
    case 'codes.wrong':
      return { token: await freshToken(town), place: town.otherBuilding };
    case 'places.grid':
      return { id: grid4 };
    case 'places.leave':
      return { ...leaving(town), person: await posted(town, openid.includes('gridWorker') ? openid : cast.primary) };
    case 'places.preview':
      return { community, buildings: [building] };
    case 'places.regrids':
    case 'places.venues':
      return { ...given, community };
    case 'places.moveBuildings':
      return { ...given, community, buildings: [await freshBuilding(town)], to: otherGrid4 };
    case 'places.splitGrid':
      return { ...given, grid: grid4, buildings: [await freshBuilding(town)] };
    case 'places.mergeGrids':
      return { ...given, from: await freshGrid(town), into: grid4 };
    default:
      return { ...given, id };
  }
};
