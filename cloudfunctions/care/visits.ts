import { movesFor } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import type { Presence } from '../../src/domain/_kernel/presence';
import { visitMachine } from '../../src/domain/care/machine';
import type { CareDoc } from '../../src/domain/care/schema';
import {
  VISIT_TAGS,
  type LedgerEntryDoc,
  type Logging,
  type VisitDoc,
  type VisitView,
} from '../../src/domain/care/visitSchema';
import { visits } from '../../src/domain/care/visitsContract';
import { nextCursor } from '../_kernel/cursor';
import type { Deps } from '../_kernel/deps';
import { householdIn } from '../_kernel/ground';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { presenceOf } from '../_kernel/presence';
import { logReading } from '../_kernel/readings';
import { readTally, tallyKey } from '../_kernel/tallies';
import type { Spot } from '../_kernel/vault';

const PAGE = 20;
/** What was forgotten may be entered for a month. */
const BACK = 31 * DAY;

const spotOf = (id: string, n: number): Spot => ({ collection: 'visits', id, field: `parts.${n}.words` });

/** What the parts of a visit say, in the clear; whoever calls has logged it. */
export const wordsOf = (
  { vault }: Pick<Deps, 'vault'>,
  visit: VisitDoc,
): { tag: VisitDoc['parts'][number]['tag']; words: string }[] =>
  visit.parts.map(({ tag, sealed }, n) => ({ tag, words: vault.open(spotOf(visit._id, n), sealed) }));

const presenceWord = ({ presence }: VisitDoc): VisitView['presence'] => {
  if (presence === null) return 'none';
  return 'code' in presence ? 'scanned' : 'reason';
};

const visitView = (visit: VisitDoc, ctx: Ctx): VisitView => ({
  id: visit._id,
  state: visit.state as VisitView['state'],
  kind: visit.kind,
  at: visit.at,
  placeName: visit.placeName,
  roomName: visit.roomName,
  household: visit.household,
  parts: visit.parts.map(({ tag, outcome, care }) => ({ tag, outcome, care })),
  presence: presenceWord(visit),
  mine: visit.visitor === ctx.who.person,
  moves: movesFor(visitMachine, visit, ctx.who, ctx.at),
});

type LogCtx = CtxOf<typeof visits.log>;

/** The care profiles that parts speak of are open ones of this household. */
const checkCare = async ({ parts, household }: Logging, ctx: LogCtx): Promise<void> => {
  const ids = [...new Set(parts.flatMap(({ care }) => care ?? []))];
  const found = await ctx.store.getAll<CareDoc>('careProfiles', ids);
  const fits = found.filter((care) => care.household === household && care.state === 'open');
  if (fits.length < ids.length) return ctx.fail('NO_SUCH_CARE');
};

/** Whoever goes somewhere scans, or says why not; whoever calls is nowhere. */
const presenceAt = ({ kind, arrival, unscanned }: Logging, building: string, ctx: LogCtx): Promise<Presence> | null => {
  if (kind === 'call' && arrival === undefined && unscanned === undefined) return null;
  return presenceOf({ arrival, reason: unscanned }, { purpose: 'visit', about: building, key: ctx.id }, ctx);
};

const log = async (input: Logging, ctx: LogCtx): Promise<Fresh<VisitDoc>> => {
  const place = ctx.place();
  const building = place.area.building ?? ctx.fail('NOT_A_BUILDING');
  if (input.at > ctx.at || input.at < ctx.at - BACK) return ctx.fail('VISIT_TIME');
  const household = input.household === undefined ? null : await householdIn(ctx.store, input.household, place);
  if (household === undefined) return ctx.fail('NO_HOUSEHOLD');
  await checkCare(input, ctx);
  const presence = await presenceAt(input, building, ctx);
  return {
    visitor: ctx.who.person,
    building,
    placeName: place.path.slice(3, 5).join(' '),
    household: household?._id ?? null,
    roomName: household ? [household.unitName, household.door].filter(Boolean).join(' ') : '',
    kind: input.kind,
    at: input.at,
    parts: input.parts.map(({ tag, words, care, outcome }, n) => ({
      tag,
      sealed: ctx.vault.seal(spotOf(ctx.id, n), words),
      care: care ?? null,
      outcome,
    })),
    presence,
  };
};

const ledgerRow = ({
  visit,
  tag,
  outcome,
  kind,
  at,
  placeName,
  roomName,
  household,
  care,
  struck,
}: LedgerEntryDoc) => ({
  ...{ visit, tag, outcome, kind, at, placeName, roomName, household, care, struck },
});

/** Visits and their ledgers, made to run. */
export const visitsRunning = run(
  visits,
  {
    log,
    strike: ({ reason }) => ({ note: reason }),
    get: (_input, ctx) => visitView(ctx.doc, ctx),
    mine: async ({ after }, ctx) => {
      const where = { visitor: ctx.who.person };
      const rows = await ctx.store.page<VisitDoc>('visits', { where, by: ['at', 'desc'], after, limit: PAGE });
      return { rows: rows.map((row) => visitView(row, ctx)), next: nextCursor(rows, PAGE, (row) => row.at) };
    },
    ledger: async ({ area, level, ledger, after }, ctx) => {
      if (ctx.place().kind !== level) return ctx.fail('WRONG_LEVEL');
      const where = { [`area.${level}`]: area, ledger };
      const rows = await ctx.store.page<LedgerEntryDoc>('ledgerEntries', {
        where,
        by: ['at', 'desc'],
        after,
        limit: PAGE,
      });
      return { rows: rows.map(ledgerRow), next: nextCursor(rows, PAGE, (row) => row.at) };
    },
    figures: async ({ area }, ctx) => {
      const figure = (outcome: string, tag: string) => readTally(ctx, tallyKey('visit', `${outcome}.${tag}`, area));
      const rows = VISIT_TAGS.map(async (tag) => {
        const [settled, handedOn] = await Promise.all([figure('settled', tag), figure('handedOn', tag)]);
        return { tag, settled, handedOn };
      });
      return { rows: await Promise.all(rows) };
    },
    words: async ({ purpose }, ctx) => {
      await logReading(ctx, ctx.doc.household ?? ctx.doc._id, purpose, ctx.doc.household ?? ctx.doc._id);
      return { parts: wordsOf(ctx, ctx.doc) };
    },
  },
  { visit: visitView },
);
