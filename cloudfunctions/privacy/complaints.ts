import { movesFor, type Stateful } from '../../src/domain/_kernel/machine';
import {
  complaintMachine,
  type Complaining,
  type ComplaintDoc,
  type ComplaintView,
} from '../../src/domain/privacy/complaints';
import { complaints } from '../../src/domain/privacy/complaintsContract';
import { nextCursor } from '../_kernel/cursor';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';

const PAGE = 20;
const JUDGING = ['uphold', 'dismiss'];

/** A public document, as far as it says whether it hangs there. */
interface Hung extends Stateful {
  wall: string;
}
interface Person {
  _id: string;
  home: { household: string } | null;
}

const complaintView = (complaint: ComplaintDoc, ctx: Ctx): ComplaintView => ({
  id: complaint._id,
  state: complaint.state as ComplaintView['state'],
  kind: complaint.kind,
  subject: complaint.subject,
  reason: complaint.reason,
  words: complaint.words,
  mine: complaint.complainer === ctx.who.person,
  askedAt: complaint.createdAt,
  answer: complaint.timeline.find(({ move }) => JUDGING.includes(move))?.note ?? null,
  moves: movesFor(complaintMachine, complaint, ctx.who, ctx.at),
});

const COLLECTIONS = { wish: 'wishes' } as const;

const ownOf = (ctx: Ctx): Promise<ComplaintDoc[]> => {
  const where = { complainer: ctx.who.person };
  return ctx.store.page<ComplaintDoc>('complaints', { where, by: ['createdAt', 'desc'], limit: PAGE });
};

const complain = async (
  { kind, subject, reason, words = '' }: Complaining,
  ctx: CtxOf<typeof complaints.complain>,
): Promise<Fresh<ComplaintDoc>> => {
  const { person } = ctx.who;
  const [hung, known, own] = await Promise.all([
    ctx.store.get<Hung>(COLLECTIONS[kind], subject),
    ctx.store.get<Person>('people', person),
    ownOf(ctx),
  ]);
  if (!hung || hung.wall === 'off') return ctx.fail('NOT_FOUND');
  if (own.some((one) => one.subject === subject && one.state === 'open')) return ctx.fail('COMPLAINED_ALREADY');
  const household = known?.home?.household ?? person;
  return { complainer: person, household, kind, subject, reason, words, area: hung.area };
};

/** Complaints, made to run. */
export const complaintsRunning = run(
  complaints,
  {
    complain,
    uphold: ({ reason }) => ({ note: reason }),
    dismiss: ({ reason }) => ({ note: reason }),
    mine: async (_input, ctx) => ({ rows: (await ownOf(ctx)).map((row) => complaintView(row, ctx)) }),
    desk: async ({ area, after }, ctx) => {
      if (ctx.place().kind !== 'community') return ctx.fail('WRONG_LEVEL');
      const query = { where: { 'area.community': area, state: 'open' }, by: ['createdAt', 'asc'], after } as const;
      const rows = await ctx.store.page<ComplaintDoc>('complaints', { ...query, limit: PAGE });
      return {
        rows: rows.map((row) => complaintView(row, ctx)),
        next: nextCursor(rows, PAGE, (row) => row.createdAt),
      };
    },
  },
  { complaint: complaintView },
);
