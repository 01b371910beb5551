import { movesFor } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import { care } from '../../src/domain/care/contract';
import { careMachine } from '../../src/domain/care/machine';
import type { CareDoc, CareView, Opening } from '../../src/domain/care/schema';
import { nextCursor } from '../_kernel/cursor';
import { timedBy } from '../_kernel/deadlines';
import { householdIn, primaryOf } from '../_kernel/ground';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { logReading } from '../_kernel/readings';
import type { Spot } from '../_kernel/vault';

const PAGE = 20;
const LONGEST = 366 * DAY;

/** A reminder changes nothing but when the next one comes. */
export const careDeadlines = timedBy<CareDoc>(careMachine, () => ({}));

const spotOf = (id: string): Spot => ({ collection: 'careProfiles', id, field: 'need' });

const careView = (doc: CareDoc, ctx: Ctx): CareView => ({
  id: doc._id,
  state: doc.state as CareView['state'],
  household: doc.household,
  member: doc.member,
  name: doc.nameMask,
  placeName: doc.placeName,
  roomName: [doc.unitName, doc.door].filter(Boolean).join(' '),
  kind: doc.kind,
  risk: doc.risk,
  nextVisitAt: doc.nextVisitAt,
  lastVisitAt: doc.lastVisitAt,
  moves: movesFor(careMachine, doc, ctx.who, ctx.at),
});

const ahead = (at: number, ctx: Ctx & { fail: (code: 'VISIT_TIME') => never }): number =>
  at > ctx.at && at <= ctx.at + LONGEST ? at : ctx.fail('VISIT_TIME');

const open = async (input: Opening, ctx: CtxOf<typeof care.open>): Promise<Fresh<CareDoc>> => {
  const household = (await householdIn(ctx.store, input.household, ctx.place())) ?? ctx.fail('NO_HOUSEHOLD');
  const member = household.members.find(({ key }) => key === input.member) ?? ctx.fail('NO_SUCH_MEMBER');
  const { area, placeName, unitName, door } = household;
  return {
    ...{ area, placeName, unitName, door, household: household._id },
    ...{ member: member.key, nameMask: member.nameMask, kind: input.kind, risk: input.risk },
    needSealed: ctx.vault.seal(spotOf(ctx.id), input.need),
    nextVisitAt: ahead(input.nextVisitAt, ctx),
    lastVisitAt: null,
    primary: area ? await primaryOf(ctx, area) : null,
  };
};

/** Care profiles, made to run. */
export const careRunning = run(
  care,
  {
    open,
    review: async ({ need, risk, nextVisitAt }, ctx) => ({
      set: {
        ...(need === undefined ? {} : { needSealed: ctx.vault.seal(spotOf(ctx.doc._id), need) }),
        ...(risk === undefined ? {} : { risk }),
        nextVisitAt: ahead(nextVisitAt, ctx),
        primary: ctx.doc.area ? await primaryOf(ctx, ctx.doc.area) : null,
      },
    }),
    close: ({ reason }) => ({ note: reason }),
    get: (_input, ctx) => careView(ctx.doc, ctx),
    list: async ({ area, level, after }, ctx) => {
      if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
      const where = { [`area.${level}`]: area, state: 'open' };
      const query = { where, by: ['nextVisitAt', 'asc'], after, limit: PAGE } as const;
      const rows = await ctx.store.page<CareDoc>('careProfiles', query);
      return { rows: rows.map((row) => careView(row, ctx)), next: nextCursor(rows, PAGE, (row) => row.nextVisitAt) };
    },
    ofHousehold: async ({ household }, ctx) => {
      if (!(await householdIn(ctx.store, household, ctx.place()))) return ctx.fail('NO_HOUSEHOLD');
      const where = { household, state: 'open' };
      const rows = await ctx.store.page<CareDoc>('careProfiles', { where, by: ['createdAt', 'asc'], limit: PAGE });
      return { rows: rows.map((row) => careView(row, ctx)) };
    },
    need: async ({ purpose }, ctx) => {
      await logReading(ctx, ctx.doc.member, purpose, ctx.doc.household);
      return { need: ctx.vault.open(spotOf(ctx.doc._id), ctx.doc.needSealed) };
    },
  },
  { care: careView },
);
