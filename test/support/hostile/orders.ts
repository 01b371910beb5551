import { cast } from '../town';
import { BUYER, reason, whose, type Attack } from './prey';

const { stranger, staff, otherStaff } = cast;

/** Other people’s orders, used and guessed codes, other people’s counters. */
export const ORDERS: readonly Attack[] = [
  ...['shop.order', 'shop.pickup', 'shop.cancel', 'shop.selfTake', 'pay.prepay', 'pay.confirm'].map(
    (action): Attack => [`calls ${action} of another’s order`, stranger, action, whose, 'NOT_FOUND'],
  ),
  ...['shop.prepare', 'shop.ready', 'shop.resendCode'].map((action): Attack => [
    `calls ${action} of his own order`,
    BUYER,
    action,
    whose,
    'FORBIDDEN',
  ]),
  ['hands himself the goods', BUYER, 'shop.verifyCode', (on) => ({ ...whose(on), code: on.paid.code }), 'FORBIDDEN'],
  ['takes from a counter with staff', BUYER, 'shop.selfTake', whose, 'COUNTER_ATTENDED'],
  ['opens WeChat Pay for what is paid', BUYER, 'pay.prepay', whose, 'NOT_PAYABLE'],
  [
    'shows a code twice',
    staff,
    'shop.verifyCode',
    (on) => ({ id: on.collected._id, code: on.collected.code }),
    'ILLEGAL_MOVE',
  ],
  [
    'guesses a code',
    staff,
    'shop.verifyCode',
    (on) => ({ id: on.ready._id, code: on.ready.code === '000000' ? '111111' : '000000' }),
    'WRONG_CODE',
  ],
  [
    'shows a code at the next counter',
    staff,
    'shop.byCode',
    (on) => ({ counter: on.next.counter, code: on.paid.code }),
    'CODE_UNKNOWN',
  ],
  [
    'shows a code in another community',
    otherStaff,
    'shop.byCode',
    (on) => ({ counter: on.far, code: on.paid.code }),
    'CODE_UNKNOWN',
  ],
  [
    'looks codes up elsewhere',
    otherStaff,
    'shop.byCode',
    (on) => ({ counter: on.shop.counter, code: on.paid.code }),
    'FORBIDDEN',
  ],
  [
    'hands goods over elsewhere',
    otherStaff,
    'shop.verifyCode',
    (on) => ({ ...whose(on), code: on.paid.code }),
    'NOT_FOUND',
  ],
  [
    'tries a code that is a question',
    staff,
    'shop.byCode',
    (on) => ({ counter: on.shop.counter, code: { $ne: '' } }),
    'INVALID',
  ],
  ['names a wish as an order', BUYER, 'shop.order', (on) => ({ id: on.open }), 'NOT_FOUND'],
  ['asks with a question for an id', BUYER, 'shop.order', () => ({ id: { $gt: '' } }), 'INVALID'],
  ['pages with a cursor of his own', BUYER, 'shop.mine', () => ({ after: '1_$ne' }), 'INVALID'],
  [
    'counts goods in elsewhere',
    otherStaff,
    'shop.stock',
    ({ shop: { counter, product, sku } }) => ({ counter, product, sku, change: 9, reason }),
    'FORBIDDEN',
  ],
  [
    'counts out more than is left',
    staff,
    'shop.stock',
    ({ shop: { counter, product, sku } }) => ({ counter, product, sku, change: -900, reason }),
    'OUT_OF_STOCK',
  ],
  [
    'counts in a million',
    staff,
    'shop.stock',
    ({ shop: { counter, product, sku } }) => ({ counter, product, sku, change: 1e6, reason }),
    'INVALID',
  ],
  [
    'counts in the method of an object',
    staff,
    'shop.stock',
    ({ shop: { counter, product } }) => ({ counter, product, sku: 'constructor', change: 1, reason }),
    'NOT_SOLD_HERE',
  ],
  [
    'sells on as a neighbour',
    stranger,
    'shop.setCounter',
    ({ shop: { counter } }) => ({ counter, hours: '每天', open: false, unattended: true }),
    'FORBIDDEN',
  ],
];
