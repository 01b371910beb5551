import { anyone, not, relation, staff, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import { yuan } from '../_kernel/money';
import { DAY } from '../_kernel/time';
import { ORDER_STATES, type OrderDoc, type OrderQueue, type OrderState } from './order';

const MINUTE = 60_000;
/** Goods wait this long for the payment. */
export const PAY_WITHIN = 15 * MINUTE;
/** How long after collection something may be complained of. */
const AFTER_SALE = 7 * DAY;
/** A group that has not formed by then fails. */
const FORM_WITHIN = DAY;

const buyer = relation('buyer');
const community = staff('community');
const timer = system('timer');
const payment = system('payment');

const QUEUE: Readonly<Record<OrderState, OrderQueue>> = {
  pending_payment: 'waiting',
  closing: 'waiting',
  forming: 'waiting',
  paid: 'prepare',
  formed: 'prepare',
  preparing: 'prepare',
  ready_for_pickup: 'ready',
  carried: 'ready',
  picked_up: 'done',
  self_taken: 'done',
  completed: 'done',
  failed: 'done',
  cancelled: 'done',
};

/** The states in which the buyer’s pickup code is good. */
export const CODE_LIVES: readonly OrderState[] = ['paid', 'formed', 'preparing', 'ready_for_pickup', 'carried'];

const unattended = { code: 'COUNTER_ATTENDED', ok: (order: OrderDoc) => order.mode === 'self_take' };
const neverPaid = { code: 'PAID_ALREADY', ok: (order: OrderDoc) => !order.paidAt };

/** What an order is about, in few words: the first thing and how many more. */
export const whatOf = ({ lines }: Pick<OrderDoc, 'lines'>): string => {
  const [first, ...more] = lines;
  return more.length > 0 ? `${first?.name ?? ''} 等${lines.length}样` : (first?.name ?? '');
};

/** An order (订单) from the hold of its goods to the end of the after-sale window. */
export const orderMachine = machineOf<OrderDoc>()({
  name: 'order',
  collection: 'orders',
  prefix: 'ord_',
  states: ORDER_STATES,
  final: ['failed', 'completed'],
  relations: { buyer: 'buyer' },
  read: [buyer, community, timer, payment],
  begin: { place: { to: 'pending_payment', by: [anyone()], timer: { move: 'expire', ms: PAY_WITHIN } } },
  moves: {
    expire: [{ from: ['pending_payment'], to: 'closing', by: [timer] }],
    cancel: [
      { from: ['pending_payment'], to: 'closing', by: [buyer, community] },
      { from: ['paid', 'forming'], to: 'cancelled', by: [buyer, community], notify: ['buyer'] },
      {
        from: ['formed', 'preparing', 'ready_for_pickup', 'carried'],
        to: 'cancelled',
        by: [community],
        notify: ['buyer'],
      },
    ],
    confirmClose: [{ from: ['closing'], to: 'cancelled', by: [payment], notify: ['buyer'] }],
    pay: [{ from: ['pending_payment', 'closing'], to: 'paid', by: [payment], notify: ['buyer'] }],
    payInGroup: [
      {
        from: ['pending_payment', 'closing'],
        to: 'forming',
        by: [payment],
        timer: { move: 'disband', ms: FORM_WITHIN },
        notify: ['buyer'],
      },
    ],
    payLate: [{ from: ['cancelled'], to: 'cancelled', by: [payment], guards: [neverPaid], notify: ['buyer'] }],
    form: [{ from: ['forming'], to: 'formed', by: [payment], notify: ['buyer'] }],
    disband: [{ from: ['forming'], to: 'failed', by: [timer], notify: ['buyer'] }],
    prepare: [{ from: ['paid', 'formed'], to: 'preparing', by: [community], notify: ['buyer'] }],
    ready: [
      {
        from: ['preparing'],
        to: 'ready_for_pickup',
        by: [community],
        timer: { move: 'remind', ms: DAY },
        notify: ['buyer'],
      },
    ],
    resend: [{ from: ['ready_for_pickup'], to: 'ready_for_pickup', by: [community], timer: 'keep', notify: ['buyer'] }],
    remind: [
      {
        from: ['ready_for_pickup'],
        to: 'ready_for_pickup',
        by: [timer],
        timer: { move: 'remindAgain', ms: 2 * DAY },
        notify: ['buyer'],
      },
    ],
    remindAgain: [
      {
        from: ['ready_for_pickup'],
        to: 'ready_for_pickup',
        by: [timer],
        timer: { move: 'callBuyer', ms: 2 * DAY },
        notify: ['buyer'],
      },
    ],
    callBuyer: [
      {
        from: ['ready_for_pickup'],
        to: 'ready_for_pickup',
        by: [timer],
        timer: { move: 'lapse', ms: 2 * DAY },
      },
    ],
    lapse: [{ from: ['ready_for_pickup'], to: 'completed', by: [timer], notify: ['buyer'] }],
    carry: [{ from: ['ready_for_pickup'], to: 'carried', by: [community], notify: ['buyer'] }],
    verifyCode: [
      {
        from: ['ready_for_pickup', 'carried'],
        to: 'picked_up',
        by: [community, not('buyer')],
        timer: { move: 'complete', ms: AFTER_SALE },
        notify: ['buyer'],
      },
    ],
    selfTake: [
      {
        from: ['paid'],
        to: 'self_taken',
        by: [buyer],
        guards: [unattended],
        timer: { move: 'complete', ms: AFTER_SALE },
      },
    ],
    complete: [{ from: ['picked_up', 'self_taken'], to: 'completed', by: [timer] }],
    empty: [
      {
        from: ['paid', 'forming', 'formed', 'preparing', 'ready_for_pickup', 'carried'],
        to: 'cancelled',
        by: [payment],
        notify: ['buyer'],
      },
    ],
  },
  facts: (order) => ({
    number: order.number,
    place: order.counterName,
    category: whatOf(order),
    amount: yuan(order.total),
  }),
  derive: (_order, state) => ({ queue: QUEUE[state] }),
});
