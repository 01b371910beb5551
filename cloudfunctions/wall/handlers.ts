import { wall } from '../../src/domain/wall/contract';
import { ENDED } from '../../src/domain/wall/machine';
import type { WishDoc } from '../../src/domain/wall/schema';
import { run, type Ctx } from '../_kernel/handlers';
import { logReading, readingsOf } from '../_kernel/readings';
import { nextCursor } from '../_kernel/cursor';
import type { Where } from '../_kernel/store';
import { readTally, tallyKey } from '../_kernel/tallies';
import { moves } from './moves';
import { post, sealed, spotOf } from './post';
import { wishRows, wishView } from './views';

const PAGE = 20;

type Moment = 'createdAt' | 'openedAt' | 'claimedAt';

const pageOf = async (
  ctx: Ctx,
  where: Where,
  [field, direction]: readonly [Moment, 'asc' | 'desc'],
  after: string | undefined,
) => {
  const found = { where, by: [field, direction], after, limit: PAGE } as const;
  const rows = await ctx.store.page<WishDoc>('wishes', found);
  return { rows, next: nextCursor(rows, PAGE, (row) => row[field] ?? 0) };
};

const change = (ctx: Ctx & { doc: WishDoc }, set: Partial<WishDoc>, inc = {}) =>
  ctx.store.updateIf('wishes', ctx.doc._id, {}, { set, inc });

/** The echo wall, made to run. */
export const wallRunning = run(
  wall,
  {
    ...moves,
    post,
    list: async ({ scope, wall: side, kind, after }, ctx) => {
      const { area } = ctx.place();
      const around = area[scope];
      if (around === undefined) return { rows: [], next: null };
      const where = { [`area.${scope}`]: around, wall: side, ...(kind === undefined ? {} : { kind }) };
      const { rows, next } = await pageOf(ctx, where, ['openedAt', 'desc'], after);
      return { rows: await wishRows(rows, ctx, area), next };
    },
    figures: async (_input, ctx) => {
      const community = ctx.place().area.community ?? '';
      const figure = (name: string) => readTally(ctx, tallyKey('wish', name, community));
      const [open, fulfilled] = await Promise.all([figure('open'), figure('fulfilled')]);
      return { open, fulfilled };
    },
    get: (_input, ctx) => wishView(ctx.doc, ctx),
    mine: async ({ after }, ctx) => {
      const { rows, next } = await pageOf(ctx, { author: ctx.who.person }, ['createdAt', 'desc'], after);
      return { rows: await wishRows(rows, ctx), next };
    },
    myClaims: async ({ after }, ctx) => {
      const { rows, next } = await pageOf(ctx, { helper: ctx.who.person }, ['claimedAt', 'desc'], after);
      return { rows: await wishRows(rows, ctx), next };
    },
    reviews: async ({ community, queue, after }, ctx) => {
      const where = { 'area.community': community, ...(queue === 'dispute' ? { state: 'disputed' } : { queue }) };
      const { rows, next } = await pageOf(ctx, where, ['createdAt', 'asc'], after);
      return { rows: await wishRows(rows, ctx), next };
    },
    judgeEcho: async ({ show }, ctx) => {
      // `rev` makes a move that was under way look again.
      await change(ctx, { echoChecked: show ? 'pass' : 'risky', queue: 'none' }, { rev: 1 });
      return {};
    },
    share: async ({ share }, ctx) => {
      await change(ctx, ctx.doc.author === ctx.who.person ? { authorShares: share } : { helperShares: share });
      return {};
    },
    setContact: async ({ beneficiary }, ctx) => {
      // What is over needs nobody’s phone, and what was erased stays so.
      if (ENDED.some((state) => state === ctx.doc.state)) return ctx.fail('ILLEGAL_MOVE');
      await change(ctx, sealed(ctx, beneficiary));
      return {};
    },
    contact: async ({ purpose }, ctx) => {
      const { beneficiary, author, _id: id } = ctx.doc;
      if (!beneficiary) return { contact: null };
      await logReading(ctx, author, purpose);
      const open = (field: keyof typeof beneficiary) => ctx.vault.open(spotOf(id, field), beneficiary[field]);
      return { contact: { name: open('name'), phone: open('phone'), door: open('door') } };
    },
    readings: (_input, ctx) => readingsOf(ctx, ctx.doc._id),
  },
  { wish: wishView },
);
