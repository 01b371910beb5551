import { boolean, picklist, strictObject, string } from 'valibot';
import { relation } from '../_kernel/access';
import { command, defineDomain } from '../_kernel/contract';
import { Id } from '../_kernel/ids';
import { catalogue } from './catalogueContract';
import { OrderStateName } from './order';
import { ordering } from './orderContract';
import { orderMachine } from './orderMachine';
import { refunding } from './refundContract';

const id = 'ord_0000000001';

/** The produce counter (助农货柜): catalogue, orders, refunds. */
export const shop = defineDomain({ ...catalogue, ...ordering, ...refunding });

/** Paying for an order; served by the function that holds the merchant key. */
export const pay = defineDomain({
  prepay: command({
    secret: true,
    scope: null,
    doc: 'What the buyer’s phone needs to open WeChat Pay for an order that waits for payment.',
    on: orderMachine,
    by: [relation('buyer')],
    input: strictObject({ id: Id }),
    output: strictObject({
      timeStamp: string(),
      nonceStr: string(),
      package: string(),
      signType: picklist(['RSA']),
      paySign: string(),
    }),
    errors: ['NOT_PAYABLE', 'PAY_AWAY'],
    example: { id },
  }),
  confirm: command({
    secret: true,
    scope: null,
    doc: 'Ask WeChat Pay whether an order is paid, when the phone comes back from paying; believed is only WeChat.',
    on: orderMachine,
    by: [relation('buyer')],
    input: strictObject({ id: Id }),
    output: strictObject({ paid: boolean(), state: OrderStateName }),
    errors: ['PAY_AWAY'],
    example: { id },
  }),
});
