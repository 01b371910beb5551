import { movesFor, type Stateful } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import { blockMachine, type BlockDoc, type Blocking, type BlockView } from '../../src/domain/privacy/blocks';
import { blocks } from '../../src/domain/privacy/blocksContract';
import { isBlocked } from '../_kernel/blocked';
import { nextCursor } from '../_kernel/cursor';
import { timedBy } from '../_kernel/deadlines';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';

const PAGE = 20;
const JUDGING = ['keep', 'lift'];

/** A wish, as far as somebody answers for it. */
interface Written extends Stateful {
  author: string;
}

/** What the timer changes on a block that is over: its state alone. */
export const blockDeadlines = timedBy<BlockDoc>(blockMachine, () => ({}));

const blockView = (block: BlockDoc, ctx: Ctx): BlockView => {
  const mine = block.person === ctx.who.person;
  return {
    id: block._id,
    state: block.state as BlockView['state'],
    communityName: block.communityName,
    person: mine ? null : block.person,
    subject: block.subject,
    mine,
    reason: block.reason,
    since: block.createdAt,
    until: block.until,
    said: block.said,
    answer: block.timeline.filter(({ move }) => JUDGING.includes(move)).at(-1)?.note ?? null,
    moves: movesFor(blockMachine, block, ctx.who, ctx.at),
  };
};

const block = async (
  { area, subject, days, reason }: Blocking,
  ctx: CtxOf<typeof blocks.block>,
): Promise<Fresh<BlockDoc>> => {
  const place = ctx.place();
  if (place.kind !== 'community') return ctx.fail('WRONG_LEVEL');
  const wish = await ctx.store.get<Written>('wishes', subject);
  if (wish?.area?.community !== area) return ctx.fail('NOT_FOUND');
  const { author: person } = wish;
  if (person === ctx.who.person) return ctx.fail('OWN_WORDS');
  if (await isBlocked(ctx, person, area)) return ctx.fail('ALREADY_BLOCKED');
  const until = ctx.at + days * DAY;
  return { person, giver: ctx.who.person, subject, reason, until, said: null, communityName: place.name };
};

/** Blocks, made to run. */
export const blocksRunning = run(
  blocks,
  {
    block,
    object: ({ note }) => ({ set: { said: note }, note }),
    keep: ({ reason }) => ({ note: reason }),
    lift: ({ reason }) => ({ note: reason }),
    mine: async (_input, ctx) => {
      const where = { person: ctx.who.person };
      const rows = await ctx.store.page<BlockDoc>('blocks', { where, by: ['createdAt', 'desc'], limit: PAGE });
      return { rows: rows.map((row) => blockView(row, ctx)) };
    },
    desk: async ({ area, level, after }, ctx) => {
      if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
      const query = { where: { [`area.${level}`]: area, state: 'active' }, by: ['createdAt', 'asc'], after } as const;
      const rows = await ctx.store.page<BlockDoc>('blocks', { ...query, limit: PAGE });
      return {
        rows: rows.map((row) => blockView(row, ctx)),
        next: nextCursor(rows, PAGE, (row) => row.createdAt),
      };
    },
  },
  { block: blockView },
);
