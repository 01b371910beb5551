import { paymentId } from '../../cloudfunctions/_kernel/hash';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { Result } from '../../src/domain/_kernel/contract';
import type { ModelBank } from './modelBank';
import { cast } from './town';
import { newRequest } from './world';

/** Something done about one order of a run by one or the other; `n` says how much, how far, or which. */
export interface Act {
  order: number;
  what: 'next' | 'cancel' | 'staffCancel' | 'confirm' | 'again' | 'askBack' | 'decide';
  n: number;
  twice: boolean;
}

interface Call {
  openid: string;
  action: string;
  input: object;
  requestId: string;
  done: boolean;
}

/** An order as those who deal with it know it. */
export interface Basket {
  openid: string;
  quantity: number;
  step: number;
  id?: string;
  refunds: string[];
}

/** One counter with its buyers. */
export interface Run {
  counter: string;
  prices: Readonly<Record<string, number>>;
  orders: Basket[];
  calls: Call[];
  wrong: string[];
}

/** What the acts are done with. */
export interface Acting {
  bank: ModelBank;
  deps: Deps;
  call: (openid: string, action: string, input: object, requestId: string) => Promise<Result<unknown>>;
}

type Asked = Omit<Call, 'requestId' | 'done'> & { twice: boolean };

/** Calls an action, perhaps twice at once; what was declared is a good answer, an accident is not. */
const call = async <T>(acting: Acting, run: Run, { twice, ...asked }: Asked): Promise<T | undefined> => {
  const one: Call = { ...asked, requestId: newRequest(), done: false };
  run.calls.push(one);
  const ask = () => acting.call(one.openid, one.action, one.input, one.requestId);
  const answers = await Promise.all(twice ? [ask(), ask()] : [ask()]);
  for (const answer of answers) {
    if (!answer.ok && answer.error.code === 'INTERNAL') run.wrong.push(`${one.action} failed in ${run.counter}`);
  }
  const good = answers.find((answer) => answer.ok);
  one.done = good !== undefined;
  return good?.ok ? (good.data as T) : undefined;
};

type Play = (acting: Acting, run: Run, basket: Basket, act: Act) => Promise<unknown>;

const place: Play = async (acting, run, basket, { twice }) => {
  const [first = '', second = ''] = Object.keys(run.prices);
  const both = basket.quantity > 1 ? [{ sku: second, quantity: basket.quantity - 1 }] : [];
  const lines = [{ sku: first, quantity: basket.quantity }, ...both];
  const total = lines.reduce((sum, { sku, quantity }) => sum + quantity * (run.prices[sku] ?? 0), 0);
  const input = { counter: run.counter, lines, total, uncollected: basket.quantity === 3 ? 'donate' : 'refund' };
  const order = await call<{ id: string }>(acting, run, {
    openid: basket.openid,
    action: 'shop.placeOrder',
    input,
    twice,
  });
  if (order) basket.id = order.id;
  return order;
};

const pay: Play = async (acting, run, { openid, id = '' }, { n, twice }) => {
  const params = await call(acting, run, { openid, action: 'pay.prepay', input: { id }, twice });
  // Some close the screen of WeChat Pay again.
  if (!params || n === 2) return undefined;
  acting.bank.pay(paymentId(id));
  // Some phones come back and ask; of the others WeChat must tell.
  if (n === 3) await call(acting, run, { openid, action: 'pay.confirm', input: { id }, twice });
  return params;
};

const does =
  (action: string, by: 'buyer' | 'staff'): Play =>
  (acting, run, { openid, id = '' }, { twice }) =>
    call(acting, run, { openid: by === 'staff' ? cast.staff : openid, action, input: { id }, twice });

const collect: Play = async (acting, run, { id = '' }, { twice }) => {
  const order = await acting.deps.store.get<OrderDoc>('orders', id);
  const input = { id, code: order?.code ?? '000000' };
  return call(acting, run, { openid: cast.staff, action: 'shop.verifyCode', input, twice });
};

const WAY: readonly Play[] = [place, pay, does('shop.prepare', 'staff'), does('shop.ready', 'staff'), collect];

const again: Play = async (acting, run, _basket, { n }) => {
  const earlier = run.calls.at(-n);
  if (!earlier) return;
  const { openid, action, input, requestId, done } = earlier;
  const answer = await acting.call(openid, action, input, requestId);
  const code = answer.ok ? '' : answer.error.code;
  if (code === 'INTERNAL' || (code !== '' && done && action.startsWith('shop.')))
    run.wrong.push(`${action} was done, and sent again it is ${code}`);
};

const decide: Play = async (acting, run, { refunds }, { n, twice }) => {
  const answered = (id: string): Omit<Asked, 'twice'> =>
    n === 3
      ? { openid: cast.staff, action: 'shop.rejectRefund', input: { id, reason: '已经拆袋' } }
      : { openid: cast.staff, action: 'shop.approveRefund', input: { id } };
  await Promise.all(refunds.map((id) => call(acting, run, { ...answered(id), twice })));
};

const ACTS: Readonly<Record<Act['what'], Play>> = {
  next: async (acting, run, basket, act) => {
    for (let steps = 0; steps <= act.n; steps += 1) {
      // What was refused is tried again another time.
      if ((await WAY[basket.step]?.(acting, run, basket, act)) === undefined) return;
      basket.step += 1;
    }
  },
  cancel: does('shop.cancel', 'buyer'),
  staffCancel: does('shop.cancel', 'staff'),
  confirm: does('pay.confirm', 'buyer'),
  again,
  askBack: async (acting, run, basket, act) => {
    const { openid, id: order = '', refunds } = basket;
    const [sku = ''] = Object.keys(run.prices);
    const input = { order, lines: [{ sku, quantity: Math.min(act.n, basket.quantity) }], reason: '买多了' };
    const refund = await call<{ id: string }>(acting, run, {
      openid,
      action: 'shop.askRefund',
      input,
      twice: act.twice,
    });
    if (refund) refunds.push(refund.id);
    if (act.n !== 2) await decide(acting, run, basket, act);
  },
  decide,
};

/** Does one act on its order; what cannot be done yet is not done. */
export const playAct = async (acting: Acting, run: Run, act: Act): Promise<void> => {
  const basket = run.orders[act.order];
  if (!basket || (basket.id === undefined && act.what !== 'next' && act.what !== 'again')) return;
  await ACTS[act.what](acting, run, basket, act);
};
