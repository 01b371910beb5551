import { movesFor } from '../../src/domain/_kernel/machine';
import { flagMachine, type FlagDoc, type FlagView } from '../../src/domain/privacy/flags';
import { flags } from '../../src/domain/privacy/flagsContract';
import { nextCursor } from '../_kernel/cursor';
import { run, type Ctx } from '../_kernel/handlers';
import type { ReadingDoc } from '../_kernel/readings';
import { aboutOf } from './lookups';

const PAGE = 20;
const JUDGING = ['explain', 'uphold'];

interface Person {
  _id: string;
  grants: readonly { role: string; level: string; area: string; title: string }[];
}

const titleOf = async ({ looker, grant, over }: FlagDoc, ctx: Ctx): Promise<string> => {
  const person = await ctx.store.get<Person>('people', looker);
  const held = person?.grants.find(({ role, level, area }) => `${role}@${level}` === grant && area === over);
  return held?.title ?? '';
};

const flagView = async (flag: FlagDoc, ctx: Ctx): Promise<FlagView> => {
  const mine = flag.looker === ctx.who.person;
  return {
    id: flag._id,
    state: flag.state as FlagView['state'],
    rule: flag.rule,
    looker: mine ? null : { id: flag.looker, title: await titleOf(flag, ctx) },
    mine,
    grant: flag.grant,
    placeName: flag.placeName,
    n: flag.n,
    from: flag.from,
    to: flag.to,
    said: flag.said,
    judged: flag.timeline.find(({ move }) => JUDGING.includes(move))?.note ?? null,
    moves: movesFor(flagMachine, flag, ctx.who, ctx.at),
  };
};

const viewAll = (rows: readonly FlagDoc[], ctx: Ctx) => Promise.all(rows.map((row) => flagView(row, ctx)));

/** Flags, made to run. */
export const flagsRunning = run(
  flags,
  {
    tell: ({ note }) => ({ set: { said: note }, note }),
    explain: ({ note }) => ({ note }),
    uphold: ({ note }) => ({ note }),
    get: (_input, ctx) => flagView(ctx.doc, ctx),
    looks: async (_input, ctx) => {
      const found = await ctx.store.getAll<ReadingDoc>('readings', ctx.doc.readings);
      const rows = found
        .sort((a, b) => b.at - a.at)
        .map(({ at, doc, purpose }) => ({ at, about: aboutOf(doc), purpose, matter: doc }));
      return { rows };
    },
    mine: async (_input, ctx) => {
      const where = { looker: ctx.who.person };
      const rows = await ctx.store.page<FlagDoc>('flags', { where, by: ['createdAt', 'desc'], limit: PAGE });
      return { rows: await viewAll(rows, ctx) };
    },
    desk: async ({ area, level, state, after }, ctx) => {
      if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
      const where = { [`area.${level}`]: area, state };
      const rows = await ctx.store.page<FlagDoc>('flags', { where, by: ['createdAt', 'asc'], after, limit: PAGE });
      return { rows: await viewAll(rows, ctx), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
    },
  },
  { flag: flagView },
);
