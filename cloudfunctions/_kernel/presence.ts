import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Presence, PRESENCE_ERRORS, PresentFor } from '../../src/domain/_kernel/presence';
import { HOUR } from '../../src/domain/_kernel/time';
import type { Ctx } from './handlers';
import type { Secrets } from './secrets';

/** A scan is good for the day's work that follows it: also where the network came back late. */
const GOOD_FOR = 12 * HOUR;

/** A code scanned on the spot, as it lies in the database. */
interface Arrival {
  _id: string;
  state: string;
  person: string;
  purpose: PresentFor;
  about: string;
  code: string | null;
  scannedAt: number | null;
  spentFor: string | null;
}

/** The short-lived secret of one arrival: the server alone can make it, nobody has to keep it. */
export const nonceOf = ({ ticketKey }: Pick<Secrets, 'ticketKey'>, ...parts: readonly string[]): string =>
  createHmac('sha256', ticketKey)
    .update(JSON.stringify(['arrival', ...parts]))
    .digest('base64url')
    .slice(0, 22);

/** Whether a nonce is the one of these parts, in constant time. */
export const isNonce = (given: string, secrets: Pick<Secrets, 'ticketKey'>, ...parts: readonly string[]): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(nonceOf(secrets, ...parts))];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** What somebody says of his being there: a scan of his own, or why there is none. */
interface Said {
  arrival?: string | undefined;
  reason?: string | undefined;
}
/** What it is said of; `key` is the same when the same deed is tried again. */
interface About {
  purpose: PresentFor;
  about: string;
  key: string;
}
type PresenceCtx = Ctx & { fail: (code: (typeof PRESENCE_ERRORS)[number]) => never };

/** The only place where a scan is taken as a presence: his own, for this matter, in time, and for one deed only. */
export const presenceOf = async (
  { arrival, reason }: Said,
  { purpose, about, key }: About,
  ctx: PresenceCtx,
): Promise<Presence> => {
  if (arrival === undefined) return reason === undefined ? ctx.fail('PRESENCE_NEEDED') : { reason };
  const found = await ctx.store.get<Arrival>('arrivals', arrival);
  const { code, scannedAt } = found ?? {};
  const own = found?.person === ctx.who.person && found.purpose === purpose && found.about === about;
  if (!own || !code || !scannedAt) return ctx.fail('ARRIVAL_UNKNOWN');
  if (ctx.at > scannedAt + GOOD_FOR) return ctx.fail('ARRIVAL_LATE');
  if (found.spentFor !== key) {
    const spent = await ctx.store.updateIf('arrivals', arrival, { spentFor: null }, { set: { spentFor: key } });
    const faster = spent ? undefined : await ctx.store.get<Arrival>('arrivals', arrival);
    if (!spent && faster?.spentFor !== key) return ctx.fail('ARRIVAL_SPENT');
  }
  return { code, at: scannedAt };
};
