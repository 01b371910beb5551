import { cast } from '../town';
import { BUYER, cart, reason, type Attack } from './prey';

const { stranger, otherStaff } = cast;

/** Changed amounts, impossible quantities, skus that are something else, money that is not one’s own. */
export const MONEY: readonly Attack[] = [
  ['pays a fen for two thousand', BUYER, 'shop.placeOrder', (on) => cart(on, {}, { total: 1 }), 'PRICE_CHANGED'],
  ['pays nothing', BUYER, 'shop.placeOrder', (on) => cart(on, {}, { total: 0 }), 'PRICE_CHANGED'],
  ['wants to be paid', BUYER, 'shop.placeOrder', (on) => cart(on, {}, { total: -2880 }), 'INVALID'],
  ['pays half a fen', BUYER, 'shop.placeOrder', (on) => cart(on, {}, { total: 2879.5 }), 'INVALID'],
  ['names his own price', BUYER, 'shop.placeOrder', (on) => cart(on, { price: 1 }, { total: 1 }), 'INVALID'],
  ...[-1, 0, 0.5, 21, 1e9, Number.MAX_SAFE_INTEGER, 1e300, '1'].map((quantity): Attack => [
    `buys ${quantity}`,
    BUYER,
    'shop.placeOrder',
    (on) => cart(on, { quantity }),
    'INVALID',
  ]),
  ...['a.b', '$inc', 'left', '', 'items.x.left', 'prd_0000.left', '$where', '\u0000', '1'.repeat(41)].map(
    (sku): Attack => [`buys “${sku}”`, BUYER, 'shop.placeOrder', (on) => cart(on, { sku }), 'INVALID'],
  ),
  ...['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'prd_0000000001_1'].map((sku): Attack => [
    `buys “${sku}”`,
    BUYER,
    'shop.placeOrder',
    (on) => cart(on, { sku }),
    'PRODUCT_WITHDRAWN',
  ]),
  [
    'buys what lies at the next counter',
    BUYER,
    'shop.placeOrder',
    (on) => cart(on, { sku: on.next.sku }),
    'PRODUCT_WITHDRAWN',
  ],
  [
    'buys in one cart twice',
    BUYER,
    'shop.placeOrder',
    (on) => ({ ...cart(on), lines: [...cart(on).lines, ...cart(on).lines] }),
    'INVALID',
  ],
  [
    'buys at a place that sells nothing',
    BUYER,
    'shop.placeOrder',
    (on) => cart(on, {}, { counter: on.town.building }),
    'NOT_A_COUNTER',
  ],
  ['says that it is paid', BUYER, 'shop.placeOrder', (on) => cart(on, {}, { state: 'paid', paidAt: 1 }), 'INVALID'],
  ['says who he is', stranger, 'shop.placeOrder', (on) => cart(on, {}, { buyer: BUYER }), 'INVALID'],
  [
    'asks for more back than he bought',
    BUYER,
    'shop.askRefund',
    (on) => ({ order: on.paid._id, lines: cart(on, { quantity: 3 }).lines, reason }),
    'REFUND_TOO_MUCH',
  ],
  [
    'asks for what he has asked for',
    BUYER,
    'shop.askRefund',
    (on) => ({ order: on.paid._id, lines: cart(on, { quantity: 2 }).lines, reason }),
    'REFUND_TOO_MUCH',
  ],
  [
    'asks for what he never bought',
    BUYER,
    'shop.askRefund',
    (on) => ({ order: on.paid._id, lines: [{ sku: 'constructor', quantity: 1 }], reason }),
    'REFUND_TOO_MUCH',
  ],
  [
    'asks for his money before he paid',
    BUYER,
    'shop.askRefund',
    (on) => ({ order: on.unpaid, lines: cart(on).lines, reason }),
    'NOT_REFUNDABLE',
  ],
  [
    'asks for another’s money',
    stranger,
    'shop.askRefund',
    (on) => ({ order: on.paid._id, lines: cart(on).lines, reason }),
    'NOT_FOUND',
  ],
  ['agrees to his own refund', BUYER, 'shop.approveRefund', (on) => ({ id: on.refund }), 'FORBIDDEN'],
  ['agrees to a refund elsewhere', otherStaff, 'shop.approveRefund', (on) => ({ id: on.refund }), 'NOT_FOUND'],
];
