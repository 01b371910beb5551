import type { Area } from '../../src/domain/_kernel/area';
import { threadOf } from '../../src/domain/_kernel/handoff';
import { DAY } from '../../src/domain/_kernel/time';
import type { reports } from '../../src/domain/reports/contract';
import { reportMachine } from '../../src/domain/reports/machine';
import type { ReportDoc } from '../../src/domain/reports/schema';
import { timedBy } from '../_kernel/deadlines';
import type { Handlers } from '../_kernel/handlers';
import { presenceOf } from '../_kernel/presence';
import { handOver, isAhead, isHigher, unasked } from './people';
import { acceptBy } from './submit';

/** The third return calls a joint meeting; the second reopening calls supervision. */
const MEETING_AT = 3;
const REDO_TIME = 3 * DAY;

/** Reports have deadlines: 72 h of silence closes one, a suspended one resumes on its day. */
export const reportDeadlines = timedBy<ReportDoc>(reportMachine, (move, at) =>
  move === 'pass' ? { set: { closedAt: at, confirmedBy: 'timeout' } } : { set: { suspendUntil: null } },
);

type ReportHandlers = Handlers<typeof reports>;
type MoveName = Exclude<
  keyof ReportHandlers,
  'submit' | 'get' | 'mine' | 'ofPlace' | 'desk' | 'candidates' | 'contact' | 'readings'
>;

/** What each move of a report changes beside its state. */
export const moves: Pick<ReportHandlers, MoveName> = {
  accept: ({ note }) => ({ note: note ?? '' }),
  reject: ({ outcome, reason }) => ({ set: { outcome, reply: reason }, note: reason }),
  appeal: ({ reason }, ctx) => ({
    set: { appealed: true, outcome: null, reply: null, dueAt: acceptBy(ctx.doc.category, ctx.at) },
    note: reason,
  }),
  merge: async ({ into, reason }, ctx) => {
    const target = await ctx.store.get<ReportDoc>('reports', into);
    const fits = target?.open && target._id !== ctx.doc._id && target.area?.community === ctx.doc.area?.community;
    return fits ? { set: { mergedInto: into, outcome: 'duplicate' }, note: reason ?? '' } : ctx.fail('MERGE_TARGET');
  },
  withdraw: ({ reason }) => ({ note: reason ?? '' }),
  convert: ({ reason }, ctx) => {
    const { reporter: author, number, words, photos, place, placeName } = ctx.doc;
    const area = ctx.doc.area as Area;
    const matter = { author, number, words, photos, place, placeName, area, reason, kind: null };
    return { set: { handoff: { ...matter, thread: threadOf(ctx.doc) } }, note: reason };
  },
  assign: async (input, ctx) => ({ set: { ...(await handOver(input, ctx)), jointMeeting: false } }),
  acknowledge: (_input, ctx) => ({ set: { acknowledgedAt: ctx.at } }),
  return: ({ reason }, ctx) => {
    const hopCount = ctx.doc.hopCount + 1;
    const set = { hopCount, jointMeeting: hopCount >= MEETING_AT, assignee: null, assigneeName: null };
    return { set: { ...set, ...unasked, level: 'grid4' }, note: reason };
  },
  transfer: async (input, ctx) => ({ set: await handOver(input, ctx), note: input.reason }),
  escalate: async (input, ctx) => {
    const set = await handOver(input, ctx);
    return isHigher(set.level, ctx.doc.level) ? { set, note: input.reason } : ctx.fail('NOT_HIGHER');
  },
  askSuspension: ({ reason, until }, ctx) =>
    isAhead(until, ctx.at)
      ? { set: { suspensionAsked: true, suspendUntil: until }, note: reason }
      : ctx.fail('DUE_OUT_OF_RANGE'),
  suspend: ({ note }) => ({ set: { suspensionAsked: false }, note: note ?? '' }),
  resume: ({ note }) => ({ set: { suspendUntil: null }, note: note ?? '' }),
  resolve: async ({ outcome, reply, photos, presence: reason, arrival }, ctx) => {
    if (photos.length === 0) return ctx.fail('PHOTO_NEEDED');
    const claim = { person: ctx.who.person, purpose: 'handling', requestId: ctx.requestId };
    const taken = await ctx.files.take(photos, claim, ctx.at);
    if (!taken.ok) return ctx.fail(taken.code);
    const about = { purpose: 'report', about: ctx.doc._id, key: `${ctx.doc._id}:${ctx.doc.rev}` } as const;
    const presence = await presenceOf({ arrival, reason }, about, ctx);
    const kept = await taken.keep(`p/${ctx.doc._id}/after-${ctx.doc.rev}`);
    ctx.discard(taken.uploads);
    const set = { outcome, reply, presence, afterPhotos: kept, handler: ctx.who.person, ...unasked };
    return { set, note: reply, photos: kept };
  },
  startFollowUp: (_input, ctx) => ({ set: { visitor: ctx.who.person } }),
  pass: ({ rating, note }, ctx) => {
    const confirmedBy = ctx.doc.visitor === ctx.who.person ? 'visitor' : 'reporter';
    return { set: { closedAt: ctx.at, confirmedBy, rating: rating ?? null }, note: note ?? '' };
  },
  reopen: ({ reason }, ctx) => {
    const reopenCount = ctx.doc.reopenCount + 1;
    // What was answered stays in the timeline; the matter itself is open again and has no answer.
    const undone = { outcome: null, reply: null, afterPhotos: [], acknowledgedAt: null } as const;
    const fresh = { ...undone, closedAt: null, confirmedBy: null, visitor: null, rating: null } as const;
    const supervised = ctx.doc.supervised || reopenCount >= 2;
    return { set: { ...fresh, reopenCount, supervised, dueAt: ctx.at + REDO_TIME }, note: reason };
  },
};
