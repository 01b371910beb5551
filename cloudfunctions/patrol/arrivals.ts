import { arrival } from '../../src/domain/patrol/arrivalContract';
import {
  NONCE_FOR,
  type ArrivalDoc,
  type ArrivalView,
  type Arriving,
  type SpotDoc,
  type SpotView,
} from '../../src/domain/patrol/arrivals';
import { nextCursor } from '../_kernel/cursor';
import type { Deps } from '../_kernel/deps';
import { run, type Ctx, type CtxOf, type Fresh } from '../_kernel/handlers';
import { isNonce, nonceOf } from '../_kernel/presence';
import { readTally, tallyKey } from '../_kernel/tallies';
import { follow } from '../_kernel/token';

const PAGE = 20;

/** What an arrival’s nonce is bound to: nobody else’s, for nothing else, no later. */
const boundTo = (_id: string, { person, purpose, about, endsAt }: Fresh<ArrivalDoc>): string[] => [
  ...[_id, person, purpose, about, String(endsAt)],
];

const arrivalView = (doc: ArrivalDoc, { secrets }: Pick<Deps, 'secrets'>): ArrivalView => ({
  id: doc._id,
  state: doc.state as ArrivalView['state'],
  placeName: doc.placeName,
  endsAt: doc.endsAt,
  nonce: doc.state === 'begun' ? nonceOf(secrets, ...boundTo(doc._id, doc)) : null,
  scannedAt: doc.scannedAt,
});

const begin = ({ purpose, about }: Arriving, ctx: CtxOf<typeof arrival.begin>): Fresh<ArrivalDoc> => {
  const place = ctx.place();
  const building = place.area.building ?? ctx.fail('NOT_A_BUILDING');
  const bound = { person: ctx.who.person, purpose, about, building, endsAt: ctx.at + NONCE_FOR };
  return { ...bound, placeName: place.path.slice(3, 5).join(' '), code: null, scannedAt: null, spentFor: null };
};

type Scanned = { nonce: string; token: string };
const scan = async ({ nonce, token }: Scanned, ctx: CtxOf<typeof arrival.scan>) => {
  const { doc } = ctx;
  if (!isNonce(nonce, ctx.secrets, ...boundTo(doc._id, doc))) return ctx.fail('NONCE_WRONG');
  const lead = await follow(ctx.store, ctx.secrets, token);
  if (!lead.ok) return ctx.fail(lead.why);
  // The wrong building uses nothing up: there may be time to scan the right one.
  if (lead.building._id !== doc.building) return ctx.fail('WRONG_PLACE');
  return { set: { code: lead.code, scannedAt: ctx.at } };
};

const spotView = (doc: SpotDoc, ctx: Ctx): SpotView => ({
  id: doc._id,
  state: doc.state as SpotView['state'],
  purpose: doc.purpose,
  about: doc.about,
  placeName: doc.placeName,
  worker: doc.workerName,
  at: doc.at,
  scanned: doc.scanned,
  reason: doc.reason,
  note: doc.note,
  mine: doc.worker === ctx.who.person,
});

/** Under which name presences of a place are counted. */
export const presenceKey = (scanned: boolean, place: string): string =>
  tallyKey('presence', scanned ? 'scanned' : 'unscanned', place);

/** Being there, made to run. */
export const arrivalRunning = run(
  arrival,
  {
    begin,
    scan,
    figures: async ({ area }, ctx) => {
      const [scanned, unscanned, drawn, doubtful] = await Promise.all([
        readTally(ctx, presenceKey(true, area)),
        readTally(ctx, presenceKey(false, area)),
        readTally(ctx, tallyKey('spot', 'drawn', area)),
        readTally(ctx, tallyKey('spot', 'doubtful', area)),
      ]);
      return { scanned, unscanned, drawn, doubtful };
    },
    checks: async ({ area, state, after }, ctx) => {
      if (ctx.place().kind !== 'community') return ctx.fail('WRONG_LEVEL');
      const where = { 'area.community': area, state };
      const query = { where, by: ['createdAt', 'asc'], after, limit: PAGE } as const;
      const rows = await ctx.store.page<SpotDoc>('spotChecks', query);
      return { rows: rows.map((row) => spotView(row, ctx)), next: nextCursor(rows, PAGE, (row) => row.createdAt) };
    },
    confirm: ({ note }) => ({ set: { note: note ?? '' }, note: note ?? '' }),
    doubt: ({ note }) => ({ set: { note }, note }),
  },
  { arrival: arrivalView, spot: spotView },
);
