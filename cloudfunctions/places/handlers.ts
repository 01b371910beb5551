import type { Area } from '../../src/domain/_kernel/area';
import { onDuty } from '../../src/domain/_kernel/duty';
import { COUNTED, LEVELS } from '../../src/domain/_kernel/levels';
import { places } from '../../src/domain/places/contract';
import { placeMachine } from '../../src/domain/places/machine';
import { PARENT, type OnDoor, type PlaceDoc, type Post } from '../../src/domain/places/schema';
import { timedBy } from '../_kernel/deadlines';
import type { Place } from '../_kernel/ground';
import { holdersOf, placeOf } from '../_kernel/ground';
import { run, type Ctx, type Handlers, type Running } from '../_kernel/handlers';
import { readTally, tallyKey } from '../_kernel/tallies';
import { gridHandlers, type GridHandlers } from './grids';
import { leaveView } from './leaves';
import { regridView } from './regrids';
import type { Scoped } from './rerouting';
import { occasionOf, venueHandlers } from './venues';

const CHILDREN = 100;

/** A post without who holds it: what everybody may read names nobody by his number. */
const onDoor = (post: Post | null): OnDoor | null => {
  if (!post) return null;
  const { person: _person, ...shown } = post;
  return shown;
};

const placeView = (place: PlaceDoc) => ({
  id: place._id,
  kind: place.kind,
  name: place.name,
  path: [...place.path],
  state: place.state as 'active' | 'demolished' | 'closed',
  area: place.area as Area,
  parent: place.parent,
  primary: onDoor(place.primary),
  backup: onDoor(place.backup),
  boundary: place.boundary ?? null,
  note: place.note ?? null,
  startsAt: place.startsAt ?? null,
  endsAt: place.endsAt ?? null,
});

const rowOf = (place: Pick<Place, '_id' | 'kind' | 'name'>) => ({
  id: place._id,
  kind: place.kind as PlaceDoc['kind'],
  name: place.name,
});

/** What a place has of which nobody has said anything yet. */
export const blank = {
  ...{ primary: null, backup: null, primaryId: null, backupId: null },
  ...{ termEndsAt: null, boundary: null, leaves: [], plan: null },
  ...{ note: null, startsAt: null, endsAt: null },
};

/** The fields of a district, the root of everything. */
export const districtFields = (name: string) => ({
  kind: 'district' as const,
  name,
  path: [name],
  parent: null,
  ...blank,
});

// A place's own level names itself; a unit or a counter has no level and keeps the area of what it belongs to.
const areaOf = (id: string, kind: PlaceDoc['kind'], parent: Area): Area =>
  LEVELS.some((level) => level === kind) ? { ...parent, [kind]: id } : parent;

const gridFor = async (
  ctx: Ctx & { fail: (code: 'GRID_NEEDED' | 'GRID_ELSEWHERE') => never },
  id: string | undefined,
) => {
  if (id === undefined) return ctx.fail('GRID_NEEDED');
  const grid = await placeOf(ctx.store, id);
  const here = grid?.kind === 'grid4' && grid.state === 'active' && grid.area.community === ctx.place().area.community;
  return here ? { grid3: grid.area.grid3 as string, grid4: grid._id } : ctx.fail('GRID_ELSEWHERE');
};

const children = async (ctx: Ctx, parent: string) => {
  const rows = await ctx.store.page<PlaceDoc>('places', {
    where: { parent, state: 'active' },
    by: ['createdAt', 'asc'],
    limit: CHILDREN,
  });
  return rows.map(rowOf).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
};

const gridOf = async (ctx: Ctx, place: PlaceDoc) => {
  const id = place.area?.grid4;
  const grid = id === undefined ? undefined : await placeOf(ctx.store, id);
  if (!grid) return null;
  const { first } = onDuty(grid, ctx.at);
  const standIn = first && first.person !== grid.primary?.person ? first.name : null;
  return { id: grid._id, name: grid.name, primary: onDoor(grid.primary), backup: onDoor(grid.backup), standIn };
};
const isGrid = ({ kind }: Pick<PlaceDoc, 'kind'>): boolean => kind === 'grid3' || kind === 'grid4';

/** Who holds the posts of a grid, as the fields of its document. */
export const postsOf = (primary: Post | null, backup: Post | null) => {
  const ends = [primary?.until, backup?.until].flatMap((until) => until ?? []);
  const ids = { primaryId: primary?.person ?? null, backupId: backup?.person ?? null };
  return { primary, backup, ...ids, termEndsAt: ends.length > 0 ? Math.min(...ends) : null };
};

/** A post whose term is over is given up, the backup follows the primary; an activity ends by itself. */
export const placeDeadlines = timedBy<PlaceDoc>(placeMachine, (move, at, { primary, backup }) => {
  if (move === 'over') return {};
  const [first = null, second = null] = [primary, backup].filter((post) => post && (post.until ?? Infinity) > at);
  return { set: postsOf(first, second) };
});

// A unit has no figure of its own: its matters count at the building.
const openAt = async (ctx: Ctx, { kind, _id, parent }: PlaceDoc): Promise<number | null> => {
  if (kind === 'unit') return readTally(ctx, tallyKey('report', 'open', String(parent)));
  const counted = COUNTED.some((level) => level === kind);
  return counted ? readTally(ctx, tallyKey('report', 'open', _id)) : null;
};

const own: Omit<Handlers<typeof places>, keyof GridHandlers> = {
  ...venueHandlers,
  add: async ({ kind, name, grid, ...told }, ctx) => {
    const parent = ctx.place();
    if (!PARENT[kind].some((one) => one === parent.kind) || parent.state !== 'active') return ctx.fail('WRONG_PARENT');
    const grids = kind === 'building' ? await gridFor(ctx, grid) : {};
    const occasion = occasionOf(kind, told, ctx.at) ?? ctx.fail('DAYS_WRONG');
    const area = areaOf(ctx.id, kind, { ...parent.area, ...grids });
    return { kind, name, path: [...parent.path, name], parent: parent._id, area, ...blank, ...occasion };
  },
  appoint: async ({ primary, backup }, ctx) => {
    const { kind, area } = ctx.doc;
    if (kind !== 'grid4' && kind !== 'grid3') return ctx.fail('NOT_A_GRID');
    const holders = await holdersOf(ctx.store, area?.[kind] ?? '', ctx.at);
    const holds = (post: Post | undefined) => !post || holders.some(({ id }) => id === post.person);
    if (!holds(primary) || !holds(backup)) return ctx.fail('NOT_ON_DUTY');
    if ([primary, backup].some((post) => (post?.until ?? Infinity) <= ctx.at)) return ctx.fail('ALREADY_OVER');
    return { set: postsOf(primary, backup ?? null) };
  },
  bound: ({ boundary }, ctx) => (isGrid(ctx.doc) ? { set: { boundary: boundary || null } } : ctx.fail('NOT_A_GRID')),
  plan: ({ plan }, ctx) => (ctx.doc.kind === 'grid4' ? { set: { plan } } : ctx.fail('NOT_A_GRID')),
  demolish: ({ reason }, ctx) => (ctx.doc.kind === 'building' ? { note: reason } : ctx.fail('NOT_A_BUILDING')),
  get: async (_input, ctx) => {
    const [grid, units, open] = await Promise.all([
      gridOf(ctx, ctx.doc),
      ctx.doc.kind === 'building' || ctx.doc.kind === 'venue' ? children(ctx, ctx.doc._id) : [],
      openAt(ctx, ctx.doc),
    ]);
    return { place: placeView(ctx.doc), grid, units, open };
  },
  children: async ({ id }, ctx) => ({ rows: await children(ctx, id) }),
  top: async (_input, ctx) => {
    const rows = await ctx.store.page<PlaceDoc>('places', {
      where: { parent: null },
      by: ['createdAt', 'asc'],
      limit: 1,
    });
    return { rows: rows.map(rowOf) };
  },
};

/** Places, made to run; `scoped` is all that goes along with a building. */
export const placesRunning = (scoped: readonly Scoped[]): Running =>
  run(places, { ...own, ...gridHandlers(scoped) }, { place: placeView, leave: leaveView, regrid: regridView });
