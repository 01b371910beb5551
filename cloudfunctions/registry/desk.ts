import type { Stateful } from '../../src/domain/_kernel/machine';
import { nextCursor } from '../_kernel/cursor';
import type { Ctx } from '../_kernel/handlers';

const PAGE = 20;
/** What somebody may have waiting at once. */
const OPEN = 5;

interface Desk {
  collection: string;
  state: string;
  area: string;
  level: 'grid4' | 'community';
  after?: string | undefined;
}

/** What waits in an area, the oldest first. */
export const waitingIn = async <D extends Stateful, V>(
  ctx: Ctx & { fail: (code: 'WRONG_LEVEL') => never },
  { collection, state, area, level, after }: Desk,
  view: (doc: D, ctx: Ctx) => V,
) => {
  if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
  const where = { [`area.${level}`]: area, state };
  const rows = await ctx.store.page<D>(collection, { where, by: ['createdAt', 'asc'], after, limit: PAGE });
  return { rows: rows.map((row) => view(row, ctx)), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
};

/** The newest documents in which the caller stands, at most twenty. */
export const ownOf = async <D extends Stateful, V>(
  ctx: Ctx,
  collection: string,
  field: string,
  view: (doc: D, ctx: Ctx) => V,
): Promise<V[]> => {
  const where = { [field]: ctx.who.person };
  const rows = await ctx.store.page<D>(collection, { where, by: ['createdAt', 'desc'], limit: PAGE });
  return rows.map((row) => view(row, ctx));
};

/** Whether the caller has as much waiting as anybody may; two at once may slip through, which does no harm. */
export const tooMany = async (ctx: Ctx, collection: string, field: string, state: string): Promise<boolean> => {
  const where = { [field]: ctx.who.person };
  const rows = await ctx.store.page<Stateful>(collection, { where, by: ['createdAt', 'desc'], limit: PAGE });
  return rows.filter((row) => row.state === state).length >= OPEN;
};
