import { optional, picklist, strictObject } from 'valibot';
import { staff } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { Lines, RefundPage, RefundView } from './order';
import { refundMachine } from './payment';

const counter = 'plc_0000000002';
const order = 'ord_0000000001';
const id = 'ref_0000000001';
const lines = [{ sku: 'prd_0000000001_1', quantity: 1 }];
const output = RefundView;

/** Refunds by line: asked by the buyer, decided by staff, paid back by the function `pay`. */
export const refunding = defineDomain({
  askRefund: begin(refundMachine, 'ask', {
    doc: 'Ask for the money of some lines of one’s own paid order.',
    input: strictObject({ order: Id, lines: Lines, reason: words(2, 200) }),
    output,
    errors: ['NOT_REFUNDABLE', 'REFUND_TOO_MUCH'],
    example: { order, lines, reason: '买多了一袋' },
  }),
  refund: query({
    doc: 'One refund.',
    on: refundMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  refunds: query({
    doc: 'The refunds of a counter: those that wait for a decision, or those decided; oldest first.',
    by: [staff('community')],
    at: 'counter',
    input: strictObject({ counter: Id, tab: picklist(['waiting', 'decided']), after: optional(Cursor) }),
    output: RefundPage,
    example: { counter, tab: 'waiting' },
  }),
  approveRefund: move(refundMachine, 'approve', {
    doc: 'Agree: the money is put aside and paid back.',
    input: strictObject({ id: Id }),
    output,
    errors: ['REFUND_TOO_MUCH'],
    example: { id },
  }),
  rejectRefund: move(refundMachine, 'reject', {
    doc: 'Decline with a reason the buyer reads.',
    input: strictObject({ id: Id, reason: words(2, 200) }),
    output,
    example: { id, reason: '面粉已经拆袋，按约定不能退' },
  }),
});
