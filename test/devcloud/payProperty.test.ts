import fc from 'fast-check';
import { Formatter } from 'wechatpay-axios-plugin';
import { merchantOf, PAY_APP } from '../support/merchant';
import type { Merchant } from '../support/merchant';
import { openInbox } from '../support/payInbox';
import type { Inbox } from '../support/payInbox';
import { startLocal } from './local';
import type { Local } from './local';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BANK = 5_000;
const RUNS = 30;

type Step =
  | { kind: 'order'; total: number }
  | { kind: 'pay'; which: number }
  | { kind: 'close'; which: number }
  | { kind: 'refund'; which: number; share: number; fate: 'SUCCESS' | 'CLOSED' | 'ABNORMAL' }
  | { kind: 'lose'; times: number }
  | { kind: 'advance'; ms: number };

/** An order as it should be. */
interface Expected {
  number: string;
  prepayId: string;
  prepayAt: number;
  total: number;
  state: 'NOTPAY' | 'CLOSED' | 'PAID';
  refunded: number;
  refunds: number;
}

const which = fc.nat({ max: 9 });
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.record({ kind: fc.constant('order' as const), total: fc.integer({ min: 1, max: 50_000 }) }),
  fc.record({ kind: fc.constant('pay' as const), which }),
  fc.record({ kind: fc.constant('close' as const), which }),
  fc.record({
    kind: fc.constant('refund' as const),
    which,
    share: fc.constantFrom(0.3, 0.5, 1, 1.01),
    fate: fc.constantFrom('SUCCESS' as const, 'SUCCESS' as const, 'CLOSED' as const, 'ABNORMAL' as const),
  }),
  fc.record({ kind: fc.constant('lose' as const), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('advance' as const), ms: fc.constantFrom(1_000, 16_000, 10 * 60_000, 3 * HOUR) }),
);

let local: Local;
let merchant: Merchant;
let inbox: Inbox;
const all: Expected[] = [];
/** WeChat tries fifteen more times and then gives up: who misses fewer hears everything in the end. */
const MOST_LOST = 10;
let lost = 0;

beforeAll(async () => {
  local = await startLocal({ functionEnv: { WX_APPID: PAY_APP } });
  merchant = await merchantOf(local);
  inbox = await openInbox();
});
afterAll(async () => {
  await inbox.close();
  await local.stop();
});

const pay = async (order: Expected): Promise<void> => {
  const alive = local.cloud.clock.now() < order.prepayAt + 2 * HOUR;
  const { errMsg } = await merchant.phone(order.prepayId, 'pay');
  const can = order.state === 'NOTPAY' && alive;
  expect(errMsg).toBe(can ? 'requestPayment:ok' : 'requestPayment:fail');
  if (can) order.state = 'PAID';
};

const close = async (order: Expected): Promise<void> => {
  expect((await merchant.close(order.number)).status).toBe(order.state === 'PAID' ? 400 : 204);
  if (order.state === 'NOTPAY') order.state = 'CLOSED';
};

const refund = async (order: Expected, share: number, fate: string): Promise<void> => {
  const left = order.total - order.refunded;
  const part = Math.max(1, Math.round(left * share));
  const amount = { refund: part, total: order.total, currency: 'CNY' };
  const { status, data } = await merchant.refund(order.number, part, { amount, notify_url: inbox.url });
  const can = order.state === 'PAID' && part <= left;
  expect(status).toBe(can ? 200 : 400);
  if (!can) return;
  await merchant.control(`pay/refunds/${String(data['out_refund_no'])}`, { fate });
  await merchant.advance(BANK);
  order.refunds += 1;
  if (fate !== 'CLOSED') order.refunded += part;
};

const take = async (orders: Expected[], one: Step): Promise<void> => {
  if (one.kind === 'advance') return void (await merchant.advance(one.ms));
  if (one.kind === 'lose') {
    const times = Math.min(one.times, MOST_LOST - lost);
    lost += times;
    return void inbox.answers.push(...Array.from({ length: times }, () => 500));
  }
  if (one.kind === 'order') {
    const more = { amount: { total: one.total }, notify_url: inbox.url };
    const prepayAt = local.cloud.clock.now();
    const placed = await merchant.order(more);
    orders.push({ ...placed, prepayAt, total: one.total, state: 'NOTPAY', refunded: 0, refunds: 0 });
    return;
  }
  const order = orders[one.which % Math.max(1, orders.length)];
  if (!order) return;
  if (one.kind === 'pay') await pay(order);
  else if (one.kind === 'close') await close(order);
  else await refund(order, one.share, one.fate);
};

const check = async (order: Expected): Promise<void> => {
  const seen = await merchant.payment(order.number);
  const back = (seen?.refunds ?? []).filter(({ state }) => state !== 'CLOSED');
  expect(back.reduce((sum, { amount }) => sum + amount, 0)).toBe(order.refunded);
  const state = order.state === 'PAID' ? (order.refunds > 0 ? 'REFUND' : 'SUCCESS') : order.state;
  expect(seen).toMatchObject({ state, amount: order.total, owed: [] });
  const acknowledged = (seen?.notifications ?? []).filter(({ outcome }) => outcome === '204');
  expect(acknowledged).toHaveLength(order.state === 'PAID' ? 1 + order.refunds : 0);
};

describe('payments, whatever the order of things', () => {
  it('are told until acknowledged, never both closed and paid, and never give back more than was paid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
        const orders: Expected[] = [];
        inbox.answers.length = 0;
        lost = 0;
        for (const one of [{ kind: 'order', total: 9_999 } as const, ...steps]) await take(orders, one);
        // However the random ones went, the books of the day have an order of every run in them.
        await take(orders, { kind: 'order', total: 1_200 });
        await take(orders, { kind: 'pay', which: orders.length - 1 });
        await merchant.advance(DAY);
        for (const order of orders) await check(order);
        all.push(...orders);
      }),
      { numRuns: RUNS },
    );
    // The books agree: what the account holds is what was kept of every order, less its fee.
    const day = new Date(local.cloud.clock.now() + 8 * HOUR).toISOString().slice(0, 10);
    await merchant.paid({ amount: { total: 1 } });
    await merchant.advance(DAY + 12 * HOUR);
    const applied = await merchant.ask('get', 'v3/bill/fundflowbill', { bill_date: day });
    const token = new URL(String(applied.data['download_url'])).searchParams.get('token');
    const bill = merchant.wxpay.chain('v3/billdownload/file');
    const { data } = await bill.get<ArrayBuffer>({ params: { token }, responseType: 'arraybuffer' });
    const { rows } = Formatter.castCsvBill(Buffer.from(data)) as { rows: Record<string, string>[] };
    const kept = all.filter(({ state }) => state === 'PAID').map(({ total, refunded }) => total - refunded);
    expect(kept.length).toBeGreaterThanOrEqual(RUNS);
    const balance = kept.reduce((sum, amount) => sum + amount - Math.round((amount * 6) / 1000), 0);
    expect(Math.round(Number(rows.at(-1)?.['账户结余(元)']) * 100)).toBe(balance + 1);
  });
});
