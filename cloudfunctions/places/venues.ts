import type { places } from '../../src/domain/places/contract';
import { isVenue, type PlaceDoc, type VENUES } from '../../src/domain/places/schema';
import { nextCursor } from '../_kernel/cursor';
import type { Ctx, Handlers } from '../_kernel/handlers';
import { inLanes } from '../_kernel/lanes';
import { healthOf } from './codeHealth';
import { codeOf } from './printing';

const PAGE = 20;
const LANES = 8;

/** Names of a path above what a community has: district, street, community. */
const ABOVE = 3;

interface Told {
  note?: string | undefined;
  startsAt?: number | undefined;
  endsAt?: number | undefined;
}
/** What is told of a place; undefined where an activity has no days, or days that are over, and where others have days. */
export const occasionOf = (kind: string, { note, startsAt, endsAt }: Told, now: number) => {
  const days = { startsAt: startsAt ?? null, endsAt: endsAt ?? null };
  const [from, until] = [days.startsAt ?? Infinity, days.endsAt ?? -Infinity];
  const fits = kind === 'activity' ? from < until && until > now : !startsAt && !endsAt;
  return fits ? { note: note?.trim() || null, ...days } : undefined;
};

const rowOf = async (place: PlaceDoc, ctx: Ctx) => {
  const code = await codeOf(place._id, ctx);
  return {
    id: place._id,
    kind: place.kind as (typeof VENUES)[number],
    name: place.name,
    state: place.state as 'active' | 'closed',
    at: place.path.slice(ABOVE, -1).at(-1) ?? null,
    ...{ note: place.note ?? null, startsAt: place.startsAt ?? null, endsAt: place.endsAt ?? null },
    code: code ? healthOf(code, ctx) : null,
  };
};

/** What is done with venues and activities. */
export const venueHandlers: Pick<Handlers<typeof places>, 'describe' | 'close' | 'venues'> = {
  describe: ({ id: _id, ...told }, ctx) => {
    if (!isVenue(ctx.doc.kind)) return ctx.fail('NOT_A_VENUE');
    return { set: occasionOf(ctx.doc.kind, told, ctx.at) ?? ctx.fail('DAYS_WRONG') };
  },
  close: ({ reason }, ctx) => (isVenue(ctx.doc.kind) ? { note: reason } : ctx.fail('NOT_A_VENUE')),
  venues: async ({ community, kind, over, after }, ctx) => {
    if (ctx.place().kind !== 'community') return ctx.fail('WRONG_LEVEL');
    const where = { 'area.community': community, kind, state: over ? 'closed' : 'active' };
    const query = { where, by: ['createdAt', 'desc'], after, limit: PAGE } as const;
    const found = await ctx.store.page<PlaceDoc>('places', query);
    const rows = await inLanes(found, LANES, (place) => rowOf(place, ctx));
    return { rows, next: nextCursor(found, PAGE, (place) => place.createdAt) };
  },
};
