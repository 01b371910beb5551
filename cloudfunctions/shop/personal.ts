import { yuan } from '../../src/domain/_kernel/money';
import { stamp } from '../../src/domain/_kernel/time';
import type { OrderDoc } from '../../src/domain/shop/order';
import { whatOf } from '../../src/domain/shop/orderMachine';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import { personalOf, type Personal } from '../_kernel/personal';

/** The states in which nothing more is to be handed over or paid. */
const OVER = ['completed', 'failed', 'cancelled', 'picked_up', 'self_taken'];

const orders = personalOf<OrderDoc>({
  collection: 'orders',
  title: '我的订单',
  of: ['buyer'],
  own: (doc) => ({
    编号: doc.number,
    时间: stamp(doc.createdAt),
    货柜: doc.counterName,
    买了: whatOf(doc),
    金额: yuan(doc.total),
  }),
  busy: ({ state }) => !OVER.includes(state),
});

const payments = personalOf<PaymentDoc>({
  collection: 'payments',
  title: '我的付款',
  of: ['buyer'],
  own: (doc) => ({
    订单: doc.number,
    金额: yuan(doc.amount),
    付款时间: doc.paidAt === null ? null : stamp(doc.paidAt),
  }),
  // Money that may still arrive, and shipping that WeChat is still to be told with the payer’s id.
  busy: ({ state, shipping }) => state === 'created' || state === 'prepaid' || shipping === 'due',
});

const GIVEN = ['rejected', 'succeeded'];

const refunds = personalOf<RefundDoc>({
  collection: 'refunds',
  title: '我的退款',
  of: ['buyer'],
  own: (doc) => ({ 订单: doc.number, 时间: stamp(doc.createdAt), 金额: yuan(doc.amount), 原因: doc.reason }),
  forget: () => ({ reason: '' }),
  busy: ({ state }) => !GIVEN.includes(state),
  blank: () => ({ reason: '' }),
});

/** What the shop holds of persons: amounts stay to the fen, whoever it was. */
export const shopPersonal: readonly Personal[] = [orders, payments, refunds];
