import type { Area } from '../../src/domain/_kernel/area';
import { COUNTED, LEVELS } from '../../src/domain/_kernel/levels';
import { places } from '../../src/domain/places/contract';
import { PARENT, type PlaceDoc, type Post } from '../../src/domain/places/schema';
import type { Place } from '../_kernel/ground';
import { holdersOf, placeOf } from '../_kernel/ground';
import { run, type Ctx } from '../_kernel/handlers';
import { readTally, tallyKey } from '../_kernel/tallies';

const CHILDREN = 100;

const placeView = (place: PlaceDoc) => ({
  id: place._id,
  kind: place.kind,
  name: place.name,
  path: [...place.path],
  state: place.state as 'active' | 'demolished',
  area: place.area as Area,
  parent: place.parent,
  primary: place.primary,
  backup: place.backup,
});

const rowOf = (place: Pick<Place, '_id' | 'kind' | 'name'>) => ({
  id: place._id,
  kind: place.kind as PlaceDoc['kind'],
  name: place.name,
});

const blank = {
  primary: null,
  backup: null,
  primaryId: null,
  backupId: null,
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
  const here = grid?.kind === 'grid4' && grid.area.community === ctx.place().area.community;
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
  return grid ? { id: grid._id, name: grid.name, primary: grid.primary, backup: grid.backup } : null;
};

// A unit has no figure of its own: its matters count at the building.
const openAt = async (ctx: Ctx, { kind, _id, parent }: PlaceDoc): Promise<number | null> => {
  if (kind === 'unit') return readTally(ctx, tallyKey('report', 'open', String(parent)));
  const counted = COUNTED.some((level) => level === kind);
  return counted ? readTally(ctx, tallyKey('report', 'open', _id)) : null;
};

/** Places, made to run. */
export const placesRunning = run(
  places,
  {
    add: async ({ kind, name, grid }, ctx) => {
      const parent = ctx.place();
      if (parent.kind !== PARENT[kind] || parent.state !== 'active') return ctx.fail('WRONG_PARENT');
      const grids = kind === 'building' ? await gridFor(ctx, grid) : {};
      const area = areaOf(ctx.id, kind, { ...parent.area, ...grids });
      return { kind, name, path: [...parent.path, name], parent: parent._id, area, ...blank };
    },
    appoint: async ({ primary, backup }, ctx) => {
      const { kind, area } = ctx.doc;
      if (kind !== 'grid4' && kind !== 'grid3') return ctx.fail('NOT_A_GRID');
      const holders = await holdersOf(ctx.store, area?.[kind] ?? '', ctx.at);
      const onDuty = (post: Post | undefined) => !post || holders.some(({ id }) => id === post.person);
      if (!onDuty(primary) || !onDuty(backup)) return ctx.fail('NOT_ON_DUTY');
      const set = { primary, backup: backup ?? null, primaryId: primary.person, backupId: backup?.person ?? null };
      return { set };
    },
    demolish: ({ reason }, ctx) => (ctx.doc.kind === 'building' ? { note: reason } : ctx.fail('NOT_A_BUILDING')),
    get: async (_input, ctx) => {
      const [grid, units, open] = await Promise.all([
        gridOf(ctx, ctx.doc),
        ctx.doc.kind === 'building' ? children(ctx, ctx.doc._id) : [],
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
  },
  { place: placeView },
);
