import { nullable, optional, picklist, pipe, regex, strictObject, string } from 'valibot';
import { relation, staff } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { Fen } from '../_kernel/fen';
import { CounterView } from './catalogue';
import { farmMachine, KEEPERS } from './catalogueMachine';
import { Lines, OrderPage, OrderView, PickupCode, Quote, SalesPage, UncollectedChoice } from './order';
import { orderMachine } from './orderMachine';

const counter = 'plc_0000000002';
const id = 'ord_0000000001';
const sku = 'prd_0000000001_1';
const output = OrderView;
const Reason = words(2, 200);

/** Orders: from the cart to the goods in the buyer’s hand. */
export const ordering = defineDomain({
  quote: query({
    doc: 'A cart at today’s prices, and what stands in the way of buying it.',
    at: 'counter',
    input: strictObject({ counter: Id, lines: Lines }),
    output: Quote,
    errors: ['NOT_A_COUNTER'],
    example: { counter, lines: [{ sku, quantity: 2 }] },
  }),
  placeOrder: begin(orderMachine, 'place', {
    doc: 'Order what is in the cart for the total the buyer saw; the goods are held for 15 minutes.',
    at: 'counter',
    input: strictObject({ counter: Id, lines: Lines, total: Fen, uncollected: optional(UncollectedChoice) }),
    output,
    errors: [
      'NOT_A_COUNTER',
      'COUNTER_CLOSED',
      'PRODUCT_WITHDRAWN',
      'PRICE_CHANGED',
      'OUT_OF_STOCK',
      'TOO_MANY',
      'TOO_MANY_UNPAID',
    ],
    example: { counter, lines: [{ sku, quantity: 2 }], total: 5760 },
  }),
  order: query({
    doc: 'One order with its lines, its refunds and what the caller may do next.',
    on: orderMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  pickup: query({
    doc: 'The buyer’s pickup code with the QR code to show; null before payment and after collection.',
    on: orderMachine,
    by: [relation('buyer')],
    input: strictObject({ id: Id }),
    output: strictObject({ counter: CounterView, code: nullable(PickupCode), picture: nullable(string()) }),
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own orders, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: OrderPage,
    example: {},
  }),
  desk: query({
    doc: 'The orders of a counter: to be prepared, or ready and waiting; oldest first.',
    by: [staff('community')],
    at: 'counter',
    input: strictObject({ counter: Id, tab: picklist(['prepare', 'ready']), after: optional(Cursor) }),
    output: OrderPage,
    example: { counter, tab: 'prepare' },
  }),
  byCode: query({
    doc: 'The order behind a pickup code at this counter; one that was collected already says when.',
    by: [staff('community')],
    at: 'counter',
    input: strictObject({ counter: Id, code: PickupCode }),
    output,
    errors: ['CODE_UNKNOWN'],
    example: { counter, code: '318064' },
  }),
  cancel: move(orderMachine, 'cancel', {
    doc: 'Give an order up: unpaid goods are let go once WeChat has confirmed, paid money goes back.',
    scope: null,
    input: strictObject({ id: Id, reason: optional(Reason) }),
    output,
    example: { id },
  }),
  prepare: move(orderMachine, 'prepare', {
    doc: 'Begin to put the goods together.',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  ready: move(orderMachine, 'ready', {
    doc: 'The goods are ready to be collected: the buyer is told.',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  resendCode: move(orderMachine, 'resend', {
    doc: 'Tell the buyer once more that his goods are ready.',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  carry: move(orderMachine, 'carry', {
    doc: 'Hand the goods to a neighbour who carries them home for the buyer (捎带).',
    input: strictObject({ id: Id, carrier: words(2, 40) }),
    output,
    example: { id, carrier: '楼里的志愿者顺路捎带' },
  }),
  verifyCode: move(orderMachine, 'verifyCode', {
    doc: 'Hand the goods over against the pickup code (核销).',
    input: strictObject({ id: Id, code: PickupCode }),
    output,
    errors: ['WRONG_CODE'],
    example: { id, code: '318064' },
  }),
  selfTake: move(orderMachine, 'selfTake', {
    doc: 'Take paid goods from an unattended counter (自取).',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  sales: query({
    doc: 'What a farm sold in a month, to the fen: collections, less refunds; oldest first, with the total.',
    on: farmMachine,
    by: KEEPERS,
    input: strictObject({
      id: Id,
      month: pipe(string(), regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'month')),
      after: optional(Cursor),
    }),
    output: SalesPage,
    example: { id: 'frm_0000000001', month: '2026-11' },
  }),
});
