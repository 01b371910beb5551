import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { sweep } from '../../cloudfunctions/_kernel/events';
import type { PhoneParams } from '../../cloudfunctions/_kernel/payPort';
import { serve } from '../../cloudfunctions/_kernel/serve';
import { api } from '../../cloudfunctions/composition';
import { enter } from '../../cloudfunctions/people/handlers';
import { payApi, servePay } from '../../cloudfunctions/pay/servePay';
import { orderDeadlines } from '../../cloudfunctions/shop/orders';
import { sweepHolds } from '../../cloudfunctions/shop/stock';
import type { OrderDoc } from '../../src/domain/shop/order';
import { orderMachine } from '../../src/domain/shop/orderMachine';
import { POLICY_VERSION, SCOPES } from '../../src/domain/_kernel/policy';
import { paymentMachine, refundMachine } from '../../src/domain/shop/payment';
import { bankOf } from '../support/bank';
import { postJson } from '../support/peek';
import { PRICE, type Shop } from '../support/shops';
import { cast } from '../support/town';
import { contextOf, testSecrets } from '../support/world';

/** The counter at which the stories happen. */
export type Counter = Pick<Shop, 'counter' | 'sku'>;

/** Stories of buyers at a counter, and the minute’s timer beside them. */
export interface Stories {
  /** Plays one story as far as it goes now; again it sends the same requests once more. */
  play: (n: number) => Promise<void>;
  minute: () => Promise<number>;
}

const ENDINGS = [
  'collected',
  'given up when paid',
  'partly given back',
  'never paid',
  'collected and given back',
] as const;
type Ending = (typeof ENDINGS)[number];

type Ask = (
  openid: string,
  step: string,
  action: string,
  input: object,
) => Promise<Record<string, unknown> | undefined>;

interface Told {
  ask: Ask;
  openid: string;
  id: string;
  sku: string;
  code: () => Promise<string>;
}

const handOver = async ({ ask, id, code }: Told): Promise<void> => {
  await ask(cast.staff, 'prepare', 'shop.prepare', { id });
  await ask(cast.staff, 'ready', 'shop.ready', { id });
  await ask(cast.staff, 'verify', 'shop.verifyCode', { id, code: await code() });
};
const giveBack = async ({ ask, openid, id: order, sku }: Told): Promise<void> => {
  const lines = [{ sku, quantity: 1 }];
  const refund = await ask(openid, 'askBack', 'shop.askRefund', { order, lines, reason: '买多了' });
  if (refund) await ask(cast.staff, 'approve', 'shop.approveRefund', { id: refund['id'] });
};

const END: Readonly<Record<Ending, (told: Told) => Promise<unknown>>> = {
  collected: handOver,
  'given up when paid': ({ ask, openid, id }) => ask(openid, 'cancel', 'shop.cancel', { id }),
  'partly given back': giveBack,
  'never paid': ({ ask, openid, id }) => ask(openid, 'cancel', 'shop.cancel', { id }),
  'collected and given back': async (told) => {
    await handOver(told);
    await giveBack(told);
  },
};

/** Opens the functions over a cloud that may have been left by a process that died; `failed` hears of accidents. */
export const openStories = async (
  cloud: { url: string },
  deps: Deps,
  { counter, sku }: Counter,
  failed: (what: string) => void,
): Promise<Stories> => {
  const bank = await bankOf(cloud, testSecrets, deps.now);
  const [answer, main] = [serve({ ...api, ...payApi(bank) }, enter, deps), servePay(deps, bank, enter)];
  const tell = async (n: number, ending: Ending): Promise<void> => {
    const ask: Ask = async (openid, step, action, input) => {
      const requestId = `crash-${counter}-${n}-${step}`;
      const said = await answer({ action, input, requestId }, contextOf(openid));
      if (said.ok) return said.data as Record<string, unknown>;
      if (said.error.code === 'INTERNAL') failed(action);
      return undefined;
    };
    const [openid, quantity] = [`openid-crash-${n}`, 1 + (n % 2)];
    await ask(openid, 'agree', 'people.consent', { version: POLICY_VERSION, scopes: SCOPES });
    const goods = { counter, lines: [{ sku, quantity }], total: quantity * PRICE };
    const order = await ask(openid, 'place', 'shop.placeOrder', goods);
    if (!order) return;
    const id = String(order['id']);
    const params = await ask(openid, 'prepay', 'pay.prepay', { id });
    if (params && ending !== 'never paid') {
      await postJson(`${cloud.url}/client/pay`, { ...(params as unknown as PhoneParams), answer: 'pay' }, openid);
      await ask(openid, 'confirm', 'pay.confirm', { id });
    }
    const code = async () => (await deps.store.get<OrderDoc>('orders', id))?.code ?? '000000';
    await END[ending]({ ask, openid, id, sku, code });
  };
  const minute = async (): Promise<number> => {
    const moved = await deadlines([orderDeadlines], deps);
    const told = await sweep([orderMachine, paymentMachine, refundMachine], deps);
    const swept = await main({ task: 'sweep', token: testSecrets.JOB_TOKEN, input: {} }, contextOf(''));
    const { data } = swept as { data: Record<'notices' | 'payments' | 'refunds', number> };
    return moved + told + (await sweepHolds(deps)) + data.notices + data.payments + data.refunds;
  };
  return { play: (n) => tell(n, ENDINGS[n % ENDINGS.length] ?? 'collected'), minute };
};
