import { behaviour } from '../../support/behaviours';
import type { Ground } from '../../support/behaviours';
import { weChat, WX_APP } from '../../support/wechat';
import { paidOrder } from '../../support/paidOrders';
import type { Paid } from '../../support/paidOrders';
import { PAGES } from './wechatSources';

const SHIP = '/wxa/sec/order/upload_shipping_info';
const CARD = '/wxa/set_user_notify';
const EXT = '/wxa/set_user_notifyext';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PARCEL = { tracking_no: 'SF1', express_company: 'SF', item_desc: '苹果 5 斤' };

const pickup = (order: Paid, more: object = {}) => ({
  order_key: { order_number_type: 2, transaction_id: order.transactionId },
  logistics_type: 4,
  delivery_mode: 1,
  shipping_list: [{ item_desc: '苹果 5 斤' }],
  upload_time: '2026-11-21T09:30:00.120+08:00',
  payer: { openid: order.openid },
  ...more,
});
const ship = ({ local }: Ground, body: object) => weChat(local).call(SHIP, body);
const card = ({ local }: Ground, order: Paid, more: object = {}) =>
  weChat(local).call(CARD, {
    openid: order.openid,
    notify_type: 2002,
    notify_code: order.transactionId,
    content_json: JSON.stringify({ cur_status: 1 }),
    check_json: JSON.stringify({ pay_amount: order.amount, pay_time: Math.floor(order.paidAt / 1000) }),
    ...more,
  });

/** Refused with this code, and still good afterwards. */
const refused = (title: string, errcode: number, change: (order: Paid) => object) =>
  behaviour(title, PAGES.shippingGuide, async (ground) => {
    const order = await paidOrder(ground);
    expect(await ship(ground, pickup(order, change(order)))).toMatchObject({ errcode });
    expect(await ship(ground, pickup(order))).toMatchObject({ errcode: 0 });
  });

/** Shipping of paid orders and the cards that show it. */
export const orders = [
  behaviour('a paid order can be shipped by either of its numbers', PAGES.shipping, async (ground) => {
    const order = await paidOrder(ground);
    expect(await ship(ground, pickup(order))).toEqual({ errcode: 0, errmsg: 'ok' });
    const other = await paidOrder(ground);
    const { mchid, outTradeNo } = other;
    const key = { order_number_type: 1, mchid, out_trade_no: outTradeNo };
    expect(await ship(ground, pickup(other, { order_key: key }))).toMatchObject({ errcode: 0 });
  }),
  behaviour('shipping can be changed once', PAGES.shipping, async (ground) => {
    const order = await paidOrder(ground);
    const at = (minute: number) => pickup(order, { upload_time: `2026-11-21T09:${minute}:00+08:00` });
    const answers = [await ship(ground, at(30)), await ship(ground, at(31)), await ship(ground, at(32))];
    expect(answers).toMatchObject([{ errcode: 0 }, { errcode: 0 }, { errcode: 10060003 }]);
  }),
  behaviour('shipping that is not newer than the last changes nothing', PAGES.assumed, async (ground) => {
    const order = await paidOrder(ground);
    await ship(ground, pickup(order));
    expect(await ship(ground, pickup(order))).toMatchObject({ errcode: 10060023 });
  }),
  behaviour(
    'parcels of a split delivery follow one another until all are on their way',
    PAGES.shipping,
    async (ground) => {
      const order = await paidOrder(ground);
      const parcel = (minute: number, all: boolean) =>
        pickup(order, {
          logistics_type: 1,
          delivery_mode: 2,
          is_all_delivered: all,
          shipping_list: [PARCEL],
          upload_time: `2026-11-21T10:${minute}:00+08:00`,
        });
      const answers = [];
      for (const [minute, all] of [
        [10, false],
        [11, false],
        [12, true],
        [13, true],
        [14, true],
      ] as const)
        answers.push(await ship(ground, parcel(minute, all)));
      expect(answers.map(({ errcode }) => errcode)).toEqual([0, 0, 0, 0, 10060003]);
    },
  ),
  refused('an order that was never paid cannot be shipped', 10060001, () => ({
    order_key: { order_number_type: 2, transaction_id: 'nothing' },
  })),
  refused('an order is shipped to who paid it', 10060031, () => ({ payer: { openid: 'o-another' } })),
  refused('the order must be named', 268485195, () => ({ order_key: { order_number_type: 2 } })),
  refused('the kind of number must be known', 268485194, () => ({ order_key: { order_number_type: 3 } })),
  refused('the way of delivery must be known', 10060005, () => ({ logistics_type: 5 })),
  refused('the mode of delivery must be known', 268485224, () => ({ delivery_mode: 3 })),
  refused('only parcels can be split', 10060006, () => ({ delivery_mode: 2, is_all_delivered: true })),
  refused('a split delivery says whether it is the last', 10060007, () => ({
    logistics_type: 1,
    delivery_mode: 2,
    shipping_list: [PARCEL],
  })),
  refused('one delivery has one entry', 268485228, () => ({ shipping_list: [PARCEL, PARCEL] })),
  refused('goods are described', 10060008, () => ({ shipping_list: [{}] })),
  refused('goods are described in at most 120 characters', 10060009, () => ({
    shipping_list: [{ item_desc: '一'.repeat(121) }],
  })),
  refused('a parcel has a number', 268485226, () => ({ logistics_type: 1, shipping_list: [{ item_desc: '苹果' }] })),
  refused('the time is of RFC 3339', 268485216, () => ({ upload_time: '2026-11-21 09:30:00' })),
  behaviour('the app is under managed trade', PAGES.shippingGuide, async ({ local }) => {
    const managed = (appid: string) => weChat(local).call('/wxa/sec/order/is_trade_managed', { appid });
    expect(await managed(WX_APP.appid)).toMatchObject({ errcode: 0, is_trade_managed: true });
    expect(await managed('wx-another')).toMatchObject({ errcode: 40013 });
  }),
  behaviour('a card is shown for a paid order and then moved on without proof', PAGES.card, async (ground) => {
    const order = await paidOrder(ground);
    expect(await card(ground, order)).toEqual({ errcode: 0, errmsg: 'ok' });
    const next = { content_json: JSON.stringify({ cur_status: 2 }), check_json: undefined };
    expect(await card(ground, order, next)).toMatchObject({ errcode: 0 });
  }),
  behaviour('the first card proves the payment', PAGES.card, async (ground) => {
    const order = await paidOrder(ground);
    const wrong = JSON.stringify({ pay_amount: order.amount + 1, pay_time: Math.floor(order.paidAt / 1000) });
    expect(await card(ground, order, { check_json: wrong })).toMatchObject({ errcode: 85433 });
    expect(await card(ground, order, { check_json: undefined })).toMatchObject({ errcode: 85433 });
  }),
  behaviour('a card needs its type, its order and its state', PAGES.card, async (ground) => {
    const order = await paidOrder(ground);
    expect(await card(ground, order, { notify_type: 9 })).toMatchObject({ errcode: 85434 });
    expect(await card(ground, order, { notify_code: 'nothing' })).toMatchObject({ errcode: 85437 });
    expect(await card(ground, order, { openid: 'o-another' })).toMatchObject({ errcode: 85437 });
    expect(await card(ground, order, { content_json: 'no json' })).toMatchObject({ errcode: 85432 });
  }),
  behaviour('a card is shown within a day of the payment and moved on for thirty', PAGES.messages, async (ground) => {
    const { advance } = weChat(ground.local);
    const [late, kept] = [await paidOrder(ground), await paidOrder(ground)];
    await card(ground, kept);
    await advance(DAY + HOUR);
    expect([await card(ground, late), await card(ground, kept)]).toMatchObject([{ errcode: 85438 }, { errcode: 0 }]);
    await advance(29 * DAY);
    expect(await card(ground, kept)).toMatchObject({ errcode: 85438 });
  }),
  behaviour('details are added to a card that is shown', PAGES.cardExt, async (ground) => {
    const order = await paidOrder(ground);
    const extend = (text: string) =>
      weChat(ground.local).call(EXT, {
        openid: order.openid,
        notify_type: 2002,
        notify_code: order.transactionId,
        ext_json: text,
      });
    expect(await extend('{}')).toMatchObject({ errcode: 85437 });
    await card(ground, order);
    expect([await extend('{}'), await extend('no json')]).toMatchObject([{ errcode: 0 }, { errcode: 85470 }]);
  }),
];
