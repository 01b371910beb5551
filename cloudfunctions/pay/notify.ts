import type { Notice, RefundNews, Transaction } from '../_kernel/payPort';
import { applyPaid } from './applyPaid';
import { applyRefund } from './applyRefund';
import { again, inTime, type Till } from './till';

/** A request as the HTTP access service hands it to a function. */
export interface HttpEvent {
  httpMethod: string;
  headers?: Readonly<Record<string, unknown>>;
  body?: string;
  isBase64Encoded?: boolean;
}
/** What the HTTP access service makes an answer of. */
export interface HttpAnswer {
  statusCode: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** A verified notification, kept before it is acknowledged: what it brings is done at once or by the sweep. */
interface Kept {
  _id: string;
  event: string;
  resource: unknown;
  at: number;
  nextAt: number | null;
  tries: number;
}

/** WeChat waits five seconds; what is not done in this time is left to the sweep. */
const PATIENCE = 3_000;
const KEPT = 30 * 24 * 3_600_000;
const BATCH = 50;

const answer = (statusCode: number, code?: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: code === undefined ? '' : JSON.stringify({ code, message: code }),
});

const apply = async ({ event, resource }: Kept, till: Till): Promise<unknown> => {
  if (event === 'TRANSACTION.SUCCESS') return applyPaid(resource as Transaction, till);
  return event.startsWith('REFUND.') ? applyRefund(resource as RefundNews, till) : undefined;
};

const settle = async (kept: Kept, till: Till): Promise<void> => {
  try {
    await apply(kept, till);
    await till.store.updateIf('notices', kept._id, {}, { set: { nextAt: null } });
  } catch (error) {
    till.log({ level: 'warn', what: 'a notification waits for the sweep', notice: kept._id, error: String(error) });
    // It is kept: where even this cannot be written, it is due as it was.
    await till.store.updateIf('notices', kept._id, {}, { set: again(till, kept.tries) }).catch(() => undefined);
  }
};

const within = async (ms: number, work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, over]);
  clearTimeout(timer);
};

const receive = async ({ id: _id, event, resource }: Notice, till: Till): Promise<void> => {
  const at = till.now();
  const kept: Kept = { _id, event, resource, at, nextAt: at, tries: 0 };
  // Sent twice it is here already.
  if (await till.store.insert('notices', kept)) await within(PATIENCE, settle(kept, till));
};

/** Hears WeChat Pay: believed is only what its signature over the raw bytes proves; it is kept, then acknowledged. */
export const notified = async (request: HttpEvent, till: Till): Promise<HttpAnswer> => {
  const { httpMethod, headers = {}, body = '', isBase64Encoded = false } = request;
  if (httpMethod !== 'POST') return answer(405, 'METHOD_NOT_ALLOWED');
  const raw = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  const notice = till.bank.open(headers, raw);
  if (!notice) return answer(401, 'SIGN_ERROR');
  await receive(notice, till);
  return answer(204);
};

/** Does what notifications brought that could not be done when they came, and forgets old ones. */
export const sweepNotices = async (till: Till): Promise<number> => {
  const where = { nextAt: { lte: till.now() } };
  const due = await till.store.page<Kept>('notices', { where, by: ['nextAt', 'asc'], limit: BATCH });
  for (const kept of inTime(till, due)) await settle(kept, till);
  await till.store.remove('notices', { at: { lte: till.now() - KEPT } });
  return due.length;
};
