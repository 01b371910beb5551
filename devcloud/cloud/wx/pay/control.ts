import { ControlError } from '../../controls/route';
import type { ControlCall, ControlRoute } from '../../controls/route';
import { query } from '../tables';
import { isLoopback } from './check';
import type { Notice, Order, Refund } from './ledger';
import type { PaySandbox } from './sandbox';
import { rfc3339 } from './times';

const time = (ms: number | null): string | null => (ms === null ? null : rfc3339(ms));

const shownRefund = (refund: Refund): object => ({
  outRefundNo: refund.number,
  refundId: refund.refundId,
  amount: refund.amount,
  state: refund.state,
  reason: refund.reason,
  createdAt: rfc3339(refund.createdAt),
  doneAt: time(refund.doneAt),
});

const shownNotice = ({ event, attempts, dueAt }: Notice): object => ({ event, attempts, nextAt: time(dueAt) });

const shippingOf = ({ parts }: PaySandbox, { transactionId }: Order): unknown => {
  if (transactionId === null) return null;
  const find = query(parts.group, 'SELECT state FROM wx_shipments WHERE trade = ?');
  const [state] = find.one<[string]>(transactionId) ?? [];
  return state === undefined ? null : (JSON.parse(state) as unknown);
};

const shown = (pay: PaySandbox, stored: Order): object => {
  const { ledger } = pay.parts;
  const order = pay.orders.current(stored);
  const notices = ledger.notices.all('trade = ? ORDER BY created', stored.number);
  return {
    outTradeNo: order.number,
    transactionId: order.transactionId,
    state: order.state,
    amount: order.total,
    description: order.description,
    openid: order.openid,
    prepayId: order.prepayId,
    createdAt: rfc3339(order.createdAt),
    expiresAt: time(order.expiresAt),
    paidAt: time(order.paidAt),
    shipping: shippingOf(pay, order),
    refunds: ledger.refundsOf(order.number).map(shownRefund),
    notifications: notices.flatMap(({ event, attempts }) => attempts.map((attempt) => ({ event, ...attempt }))),
    owed: notices.filter(({ dueAt }) => dueAt !== null).map(shownNotice),
  };
};

const MOST_SHOWN = 1_000;

const payments = (pay: PaySandbox): object => {
  const newest = pay.parts.ledger.orders.all('1 ORDER BY created DESC, number DESC LIMIT ?', MOST_SHOWN);
  return { payments: newest.reverse().map((order) => shown(pay, order)) };
};

const payOrder = (pay: PaySandbox, number: string): object => {
  const order = pay.parts.ledger.order(number);
  if (!order) throw new ControlError(404, `there is no order ${number}`);
  const obstacle = pay.orders.obstacle(order);
  if (obstacle !== undefined) throw new ControlError(409, `order ${number} cannot be paid: ${obstacle}`);
  const { transactionId } = pay.pay(order);
  return { ok: true, transactionId };
};

const sendAgain = async (pay: PaySandbox, number: string): Promise<object> => {
  if (!pay.parts.ledger.order(number)) throw new ControlError(404, `there is no order ${number}`);
  if (pay.notices.again(number) === 0) throw new ControlError(409, `nothing was ever to be told of order ${number}`);
  return { ok: true, fired: await pay.settle() };
};

const FATES = ['SUCCESS', 'CLOSED', 'ABNORMAL'] as const;

const refundFate = async (pay: PaySandbox, call: ControlCall): Promise<object> => {
  const { fate: wanted } = await call.body();
  const fate = FATES.find((candidate) => candidate === wanted);
  if (!fate) throw new ControlError(400, `fate is one of ${FATES.join(', ')}`);
  if (!pay.refunds.decide(call.rest, fate)) throw new ControlError(409, `no refund ${call.rest} is being processed`);
  return { ok: true };
};

const signTest = async (pay: PaySandbox, call: ControlCall): Promise<object> => {
  const { url } = await call.body();
  const newest = pay.parts.ledger.orders.one('1 ORDER BY created DESC, number LIMIT 1')?.notifyUrl;
  const target = typeof url === 'string' ? url : newest;
  if (target === undefined || !URL.canParse(target) || !isLoopback(new URL(target)))
    throw new ControlError(400, 'url is an address on this machine; without it the newest order must have one');
  return { ok: true, url: target, ...(await pay.notices.probe(target)) };
};

/** Payments as tests and the Stage see and move them. */
export const payControls: readonly ControlRoute[] = [
  { method: 'GET', path: '/control/pay/environment', run: ({ pay }) => pay.environment() },
  { method: 'GET', path: '/control/pay/payments', run: ({ pay }) => payments(pay) },
  { method: 'POST', path: '/control/pay/notify/*', run: ({ pay }, { rest }) => sendAgain(pay, rest) },
  { method: 'POST', path: '/control/pay/refunds/*', run: ({ pay }, call) => refundFate(pay, call) },
  { method: 'POST', path: '/control/pay/signtest', run: ({ pay }, call) => signTest(pay, call) },
  {
    method: 'POST',
    path: '/control/pay/orders/*',
    run: ({ pay }, { rest }) => {
      const [, number] = /^(.+)\/pay$/.exec(rest) ?? [];
      if (number === undefined) throw new ControlError(404, 'pay an order at /control/pay/orders/<out_trade_no>/pay');
      return payOrder(pay, number);
    },
  },
];
