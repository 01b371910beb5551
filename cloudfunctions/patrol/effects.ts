import type { Area } from '../../src/domain/_kernel/area';
import { COUNTED } from '../../src/domain/_kernel/levels';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { Presence, PresentFor } from '../../src/domain/_kernel/presence';
import { isDrawn, spotMachine, type SpotDoc } from '../../src/domain/patrol/arrivals';
import { dueAfter, seenAt, stopMachine, type StopDoc } from '../../src/domain/patrol/stops';
import { begin, newborn } from '../_kernel/begin';
import { bySystem } from '../_kernel/bySystem';
import type { Consumer, Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import { dutyOf, placeOf, type Place } from '../_kernel/ground';
import { hashId } from '../_kernel/hash';
import { addOnce } from '../_kernel/tallies';
import { presenceKey } from './arrivals';
import { freshStop } from './stops';

/** What patrols know of a deed at which somebody was there. */
interface Deed {
  _id: string;
  kind?: string;
  at?: number;
  building?: string;
  placeName: string;
  area: Area | null;
  presence: Presence | null;
}

/** Where a deed lies, and what it was for. */
const DEEDS: Readonly<Record<string, readonly [collection: string, purpose: PresentFor]>> = {
  'report.resolve': ['reports', 'report'],
  'visit.log': ['visits', 'visit'],
  'stop.done': ['patrolStops', 'patrol'],
};

/** A lot of its own from 0 to 99, the same whenever it is drawn. */
const lotOf = (event: string): number =>
  Number.parseInt(Buffer.from(hashId(4, 'spot', event)).toString('hex'), 16) % 100;

const nameOf = async (person: string, { store }: Deps): Promise<string> => {
  type Person = { _id: string; grants: readonly { title: string }[] };
  return (await store.get<Person>('people', person))?.grants[0]?.title ?? '';
};

const draw = async (event: DomainEvent, deed: Deed, purpose: PresentFor, deps: Deps): Promise<void> => {
  const { presence } = deed;
  const scanned = presence !== null && 'code' in presence;
  if (!isDrawn(lotOf(event.id), scanned)) return;
  const id = `${spotMachine.prefix}${hashId(20, 'spot', event.id)}`;
  const worker = event.line.by;
  const reason = presence !== null && 'reason' in presence ? presence.reason : '';
  const fields = {
    purpose,
    about: deed._id,
    worker,
    workerName: await nameOf(worker, deps),
    reason,
    scanned,
    note: '',
  };
  const act = { person: 'system', grant: 'handoff', requestId: event.id, bodyHash: '', at: deps.now(), note: '' };
  const where = { placeName: deed.placeName, at: event.at };
  const told = { ...act, photos: [] };
  const spot = newborn<SpotDoc>(spotMachine, 'draw', id, event.area, { ...fields, ...where }, told);
  await drainInline(spotMachine, await begin(spotMachine, spot, deps), deps);
};

/** Counts how somebody showed that he was there, and draws a share of it for a look. */
const present = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const [collection, purpose] = DEEDS[event.name] ?? [];
  const deed = collection && (await deps.store.get<Deed>(collection, event.subject.id));
  // A call is no presence, and what the system did nobody was at.
  if (!deed || !purpose || !deed.presence || event.line.by === 'system') return;
  const scanned = 'code' in deed.presence;
  const places = COUNTED.flatMap((level) => event.area?.[level] ?? []);
  await Promise.all(places.map((place) => addOnce(deps, presenceKey(scanned, place), 1, event.id)));
  await draw(event, deed, purpose, deps);
};

const stopId = (building: string): string => `${stopMachine.prefix}${hashId(20, 'stop', building)}`;

type Made = { move: 'replan' | 'drop' | 'done'; cause: string; change: (stop: StopDoc) => Partial<StopDoc> };
const make = async (stop: StopDoc, { move, cause, change }: Made, deps: Deps): Promise<void> => {
  const made = { machine: stopMachine, move, requestId: `${move}-${cause}` };
  if (stop.timeline.some(({ requestId }) => requestId === made.requestId)) return;
  await bySystem(stop, { system: 'handoff', ...made, change: (now) => ({ set: change(now) }) }, deps);
};

interface Planned extends Place {
  plan?: { buildings: number } | null;
}

/** One building as the plan of its grid has it now: on the patrol, or off it. */
const put = async (building: Place, cause: string, deps: Deps): Promise<void> => {
  const { area, _id } = building;
  const grid = area.grid4 === undefined ? undefined : await deps.store.get<Planned>('places', area.grid4);
  const everyDays = building.state === 'active' ? grid?.plan?.buildings : undefined;
  const present = await deps.store.get<StopDoc>('patrolStops', stopId(_id));
  if (everyDays === undefined) {
    if (present?.state === 'on') await make(present, { move: 'drop', cause, change: () => ({}) }, deps);
    return;
  }
  if (!present) {
    const name = building.path.slice(3, 5).join(' ');
    const primary = (await dutyOf(deps, area)).first?.person ?? null;
    const fields = { ...freshStop(_id, name, everyDays, deps.now()), primary };
    const act = { person: 'system', grant: 'handoff', requestId: cause, bodyHash: '', at: deps.now(), note: '' };
    const stop = newborn<StopDoc>(stopMachine, 'put', stopId(_id), area, fields, { ...act, photos: [] });
    await drainInline(stopMachine, await begin(stopMachine, stop, deps), deps);
  } else if (present.state === 'off' || present.everyDays !== everyDays) {
    const from = (stop: StopDoc) => stop.lastAt ?? deps.now();
    const change = (stop: StopDoc) => ({ everyDays, ...dueAfter(from(stop), everyDays) });
    await make(present, { move: 'replan', cause, change }, deps);
  }
};

const MOST = 100;
/** A new plan is that of every building of the grid; a new or moved building has the plan of its grid. */
const plan = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const place = await placeOf(deps.store, event.subject.id);
  if (place?.kind === 'building') return put(place, event.id, deps);
  if (place?.kind !== 'grid4') return;
  const where = { 'area.grid4': place._id, kind: 'building', state: 'active' };
  const rows = await deps.store.page<Place>('places', { where, by: ['createdAt', 'asc'], limit: MOST });
  for (const building of rows) await put(building, event.id, deps);
};

/** A patrol that was logged with the visits counts as one: what is written once is written. */
const credit = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const visit = await deps.store.get<Deed>('visits', event.subject.id);
  if (visit?.kind !== 'patrol' || !visit.building) return;
  const stop = await deps.store.get<StopDoc>('patrolStops', stopId(visit.building));
  if (stop?.state !== 'on' || (stop.lastAt ?? 0) >= (visit.at ?? 0)) return;
  const change = (now: StopDoc) => seenAt(now, visit.at ?? event.at, event.line.by, visit.presence);
  await make(stop, { move: 'done', cause: visit._id, change }, deps);
};

const PLANNING = ['place.plan', 'place.add', 'place.reroute', 'place.demolish', 'place.dissolve'];

/** What events do to patrols: presences are counted and drawn, buildings follow the plan of their grid. */
export const patrolEffects: Consumer = {
  name: 'patrolEffects',
  handle: async (event, deps) => {
    if (event.name in DEEDS) await present(event, deps);
    if (event.name === 'visit.log') await credit(event, deps);
    if (PLANNING.includes(event.name)) await plan(event, deps);
  },
};
