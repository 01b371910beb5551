import {
  array,
  boolean,
  check,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { Cursor, Id, Timestamp } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import { Balance, Fen, Price } from '../_kernel/fen';
import { CounterView } from './catalogue';
import { MOST_LINES, MOST_OF_ONE, PROBLEMS, type OrderLine } from './stock';

export const ORDER_STATES = [
  'pending_payment',
  'closing',
  'paid',
  'preparing',
  'ready_for_pickup',
  'carried',
  'picked_up',
  'self_taken',
  'forming',
  'formed',
  'failed',
  'completed',
  'cancelled',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Where an order stands on the counter’s desk. */
export const ORDER_QUEUES = ['waiting', 'prepare', 'ready', 'done'] as const;
export type OrderQueue = (typeof ORDER_QUEUES)[number];

/** What becomes of goods that nobody collects: the buyer says so when he orders. */
export const UNCOLLECTED = ['refund', 'donate'] as const;
export type Uncollected = (typeof UNCOLLECTED)[number];

export interface OrderDoc extends Stateful {
  number: string;
  buyer: string;
  counter: string;
  counterName: string;
  mode: 'pickup' | 'self_take' | 'group';
  lines: readonly OrderLine[];
  total: number;
  queue: OrderQueue;
  uncollected: Uncollected;
  /** What became of goods that nobody collected. */
  disposition: 'refunded' | 'donated' | null;
  /** The pickup code; the buyer alone is shown it. */
  code: string | null;
  payBy: number;
  paidAt: number | null;
  readyAt: number | null;
  collectedAt: number | null;
  /** Nobody came for days: the counter is to telephone. */
  toCall: boolean;
}

export const Quantity = pipe(number(), integer('quantity'), minValue(1, 'quantity'), maxValue(MOST_OF_ONE, 'quantity'));
const Line = strictObject({ sku: Id, quantity: Quantity });
export const Lines = pipe(
  array(Line),
  minLength(1, 'too_few'),
  maxLength(MOST_LINES, 'too_many'),
  check((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, 'twice'),
);
export const PickupCode = pipe(string(), regex(/^\d{6}$/, 'code'));
export const OrderStateName = picklist(ORDER_STATES);
export const UncollectedChoice = picklist(UNCOLLECTED);

const sold = {
  sku: Id,
  product: string(),
  name: string(),
  spec: string(),
  farm: string(),
  farmName: string(),
  village: string(),
  price: Fen,
  quantity: number(),
  amount: Fen,
};

/** A cart at today’s prices, with what stands in the way of each line and of the whole. */
export const Quote = strictObject({
  counter: CounterView,
  lines: array(strictObject({ ...sold, left: number(), problem: nullable(picklist(PROBLEMS)) })),
  total: Fen,
  problem: nullable(picklist(PROBLEMS)),
});

export const REFUND_STATES = ['requested', 'approved', 'rejected', 'processing', 'succeeded', 'failed'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

const RefundLineView = strictObject({ sku: Id, name: string(), spec: string(), quantity: number(), amount: Fen });
export const RefundView = strictObject({
  id: Id,
  rev: number(),
  order: Id,
  number: string(),
  state: picklist(REFUND_STATES),
  lines: array(RefundLineView),
  amount: Fen,
  reason: string(),
  answer: nullable(string()),
  automatic: boolean(),
  createdAt: Timestamp,
  moves: array(string()),
});
export type RefundView = InferOutput<typeof RefundView>;
export const RefundPage = strictObject({ rows: array(RefundView), next: nullable(Cursor) });

const LineView = strictObject({
  at: Timestamp,
  grant: string(),
  mine: boolean(),
  move: string(),
  to: OrderStateName,
  note: string(),
});

/** An order as its buyer or the counter’s staff sees it; `moves` is what the caller may do next. */
export const OrderView = strictObject({
  id: Id,
  rev: number(),
  number: string(),
  state: OrderStateName,
  counter: CounterView,
  mode: picklist(['pickup', 'self_take', 'group']),
  /** `refunded` counts what was or is being given back of the line. */
  lines: array(strictObject({ ...sold, refunded: number() })),
  total: Fen,
  uncollected: UncollectedChoice,
  disposition: nullable(picklist(['refunded', 'donated'])),
  createdAt: Timestamp,
  payBy: Timestamp,
  paidAt: nullable(Timestamp),
  readyAt: nullable(Timestamp),
  collectedAt: nullable(Timestamp),
  toCall: boolean(),
  mine: boolean(),
  refunds: array(RefundView),
  /** Whether the buyer may still ask for something back. */
  refundable: boolean(),
  moves: array(string()),
  timeline: array(LineView),
});
export type OrderView = InferOutput<typeof OrderView>;

export const OrderRow = strictObject({
  id: Id,
  number: string(),
  state: OrderStateName,
  counterName: string(),
  what: string(),
  total: Fen,
  createdAt: Timestamp,
  payBy: Timestamp,
  toCall: boolean(),
});
export const OrderPage = strictObject({ rows: array(OrderRow), next: nullable(Cursor) });

/** The monthly list of a farm: what was collected, less what was given back. */
export const SalesPage = strictObject({
  rows: array(
    strictObject({
      id: string(),
      at: Timestamp,
      orderNumber: string(),
      name: string(),
      spec: string(),
      quantity: number(),
      price: Price,
      amount: Balance,
      kind: picklist(['sale', 'refund']),
    }),
  ),
  total: Balance,
  next: nullable(Cursor),
});
