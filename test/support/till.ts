import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { sweep } from '../../cloudfunctions/_kernel/events';
import { paymentId } from '../../cloudfunctions/_kernel/hash';
import type { PhoneParams, WechatPay } from '../../cloudfunctions/_kernel/payPort';
import { machines, timed } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';
import type { Store } from '../../cloudfunctions/_kernel/store';
import type { HttpAnswer, HttpEvent } from '../../cloudfunctions/pay/notify';
import { servePay } from '../../cloudfunctions/pay/servePay';
import { sweepShipping } from '../../cloudfunctions/pay/shipping';
import type { Result } from '../../src/domain/_kernel/contract';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import { bankOf } from './bank';
import type { Payment } from './merchant';
import { front, type Main } from './payFront';
import { postJson } from './peek';
import { buy, newBuyer, openShop, stockIn, type Shop } from './shops';
import { buildTown } from './town';
import { contextOf, newRequest, startWorld, testSecrets, type World } from './world';

/** A shop whose buyers pay in the sandbox; notifications reach the product over HTTP. */
export interface Till {
  shop: Shop;
  world: World;
  bank: WechatPay;
  /** The last notification that arrived, as the HTTP access service hands it over. */
  last: () => HttpEvent;
  /** Hands an HTTP request to the function `pay`. */
  http: (event: HttpEvent) => Promise<HttpAnswer>;
  /** Opens the payment of an order on its buyer’s phone. */
  prepay: (openid: string, id: string) => Promise<PhoneParams>;
  /** Pays as a phone does; what WeChat answers it. */
  phone: (openid: string, params: PhoneParams, answer?: 'pay' | 'cancel') => Promise<string>;
  confirm: (openid: string, id: string) => Promise<{ paid: boolean; state: string }>;
  /** Everything the minute’s timer starts. */
  minute: () => Promise<void>;
  /** Moves all clocks and waits for the notifications that come due. */
  later: (ms: number) => Promise<void>;
  fault: (fault: object) => Promise<unknown>;
  control: (path: string, body?: object) => Promise<Record<string, unknown>>;
  /** An order of the sandbox, as WeChat knows it. */
  at: (order: string) => Promise<Payment | undefined>;
  order: (id: string) => Promise<OrderDoc>;
  payment: (id: string) => Promise<PaymentDoc>;
  refunds: (id: string) => Promise<RefundDoc[]>;
  /** Where every piece of the one product is, as `left + held + sold`. */
  pieces: () => Promise<string>;
  /** What the function had to say. */
  logs: Readonly<Record<string, unknown>>[];
  /** Puts something else in the place of a part of WeChat Pay, or of the database, until `renew`. */
  meddle: (bank: Partial<WechatPay>, store?: Partial<Store>) => void;
  /** Ends all faults. */
  calm: () => Promise<void>;
  /** Another shop of twenty pieces; nothing fails. */
  renew: () => Promise<void>;
  stop: () => Promise<void>;
}

const all = async <T>(deps: Deps, collection: string, order: string): Promise<T[]> =>
  (await deps.store.page(collection, { where: { order }, by: ['createdAt', 'asc'], limit: 50 })) as T[];

const found = async <T>(deps: Deps, collection: string, id: string): Promise<T> => {
  const doc = await deps.store.get(collection, id);
  if (!doc) throw new Error(`no ${id}`);
  return doc as T;
};

const minuteOf = (deps: Deps, main: Main) => async (): Promise<void> => {
  await deadlines(timed, deps);
  await sweep(machines, deps);
  const answer = await main({ task: 'sweep', token: testSecrets.JOB_TOKEN, input: {} }, contextOf(''));
  expect(answer).toMatchObject({ ok: true });
  await sweepShipping(deps);
};

/** What buyers do on their phones. */
const phones = (main: Main, { cloud }: World) => {
  const ask = async <T>(openid: string, action: string, id: string): Promise<T> => {
    const call = { action, input: { id }, requestId: newRequest() };
    const answer = (await main(call, contextOf(openid))) as Result<unknown>;
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.data as T;
  };
  return {
    prepay: (openid: string, id: string) => ask<PhoneParams>(openid, 'pay.prepay', id),
    confirm: (openid: string, id: string) => ask<{ paid: boolean; state: string }>(openid, 'pay.confirm', id),
    phone: async (openid: string, params: PhoneParams, answer: 'pay' | 'cancel' = 'pay') =>
      (await postJson<{ errMsg: string }>(`${cloud.url}/client/pay`, { ...params, answer }, openid)).errMsg,
  };
};

/** WeChat’s side, its clock and its faults. */
const sandbox = ({ cloud, pass }: World) => {
  const look = async <T>(path: string): Promise<T> => (await (await fetch(`${cloud.url}/control/${path}`)).json()) as T;
  const control: Till['control'] = (path, body = {}) => postJson(`${cloud.url}/control/${path}`, body);
  return {
    control,
    later: async (ms: number) => {
      pass(ms);
      await control('clock', { advance: ms });
    },
    fault: (fault: object) => control('faults', { target: 'pay', ...fault }),
    calm: async () => {
      const { faults } = await look<{ faults: { id: string }[] }>('faults');
      for (const { id } of faults) await fetch(`${cloud.url}/control/faults/${id}`, { method: 'DELETE' });
    },
    at: async (order: string) => {
      const { payments } = await look<{ payments: Payment[] }>('pay/payments');
      return payments.find(({ outTradeNo }) => outTradeNo === paymentId(order));
    },
  };
};

/** What the product has written down. */
const books = (deps: Deps) => ({
  order: (id: string) => found<OrderDoc>(deps, 'orders', id),
  payment: (id: string) => found<PaymentDoc>(deps, 'payments', paymentId(id)),
  refunds: (id: string) => all<RefundDoc>(deps, 'refunds', id),
});

const piecesIn = async (shop: Shop): Promise<string> => {
  const { left, held, sold } = (await stockIn(shop)).items[shop.sku] ?? { left: 0, held: 0, sold: 0 };
  return `${left}+${held}+${sold}`;
};

const STOCK = 20;

/** Opens a shop of twenty pieces with a till. */
export const openTill = async (): Promise<Till> => {
  const world = await startWorld();
  const logs: Till['logs'] = [];
  const deps: Deps = { ...world.deps, log: (line) => void logs.push(line) };
  const town = await buildTown(world);
  const seen: HttpEvent[] = [];
  let inner: Main = () => Promise.resolve();
  const main: Main = (event, context) => inner(event, context);
  const inbox = await front(main, seen);
  const bank = await bankOf(world.cloud, { ...testSecrets, PAY_NOTIFY_URL: inbox.url }, deps.now);
  const meddle: Till['meddle'] = (part, store = {}) =>
    void (inner = servePay({ ...deps, store: { ...deps.store, ...store } }, { ...bank, ...part }, enter));
  meddle({});
  const till: Till = {
    ...{ world, bank, logs, meddle, shop: await openShop(town, STOCK) },
    ...phones(main, world),
    ...sandbox(world),
    ...books(deps),
    last: () => seen.at(-1) ?? { httpMethod: 'nothing has come' },
    http: async (event) => (await main(event, contextOf(''))) as HttpAnswer,
    minute: minuteOf(deps, main),
    pieces: () => piecesIn(till.shop),
    renew: async () => {
      meddle({});
      till.shop = await openShop(town, STOCK);
      await till.calm();
    },
    stop: async () => {
      await inbox.stop();
      await world.stop();
    },
  };
  return till;
};

/** An order whose buyer has the payment open on his phone. */
export const ordered = async (till: Till, quantity = 2) => {
  const openid = newBuyer();
  const { id } = await buy(till.shop, openid, quantity);
  return { openid, id, params: await till.prepay(openid, id) };
};

/** An order that was paid, and the merchant was told. */
export const paid = async (till: Till, quantity = 2) => {
  const order = await ordered(till, quantity);
  expect(await till.phone(order.openid, order.params)).toBe('requestPayment:ok');
  await till.later(0);
  expect((await till.order(order.id)).state).toBe('paid');
  return order;
};
