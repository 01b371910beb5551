import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { behaviour } from '../../../support/behaviours';
import { merchantOf, PAY_APP, PAYER } from '../../../support/merchant';
import { post } from '../../local';
import { PAGES } from './sources';

const HOUR = 3_600_000;
const FAIL = 'requestPayment:fail';

/** What the payment window of the phone does. */
export const phones = [
  behaviour('paying is requestPayment:ok and the order is paid', PAGES.phone, async ({ local }) => {
    const { order, phone, query } = await merchantOf(local);
    const { number, prepayId } = await order();
    expect(await phone(prepayId, 'pay')).toEqual({ errMsg: 'requestPayment:ok' });
    expect((await query(number)).data).toMatchObject({ trade_state: 'SUCCESS' });
  }),
  behaviour(
    'turning away is requestPayment:fail cancel and the order can still be paid',
    PAGES.phone,
    async ({ local }) => {
      const { order, phone, query } = await merchantOf(local);
      const { number, prepayId } = await order();
      expect(await phone(prepayId, 'cancel')).toEqual({ errMsg: 'requestPayment:fail cancel' });
      expect((await query(number)).data).toMatchObject({ trade_state: 'NOTPAY' });
      expect(await phone(prepayId, 'pay')).toEqual({ errMsg: 'requestPayment:ok' });
    },
  ),
  behaviour('the signature covers app, time, nonce and prepay_id', PAGES.phoneSign, async ({ local }) => {
    const { order, phone, env } = await merchantOf(local);
    const [mine, other] = [await order(), await order()];
    const refused = { errMsg: FAIL, err_desc: '支付验证签名失败' };
    const swapped = { package: `prepay_id=${other.prepayId}` };
    for (const more of [{ timeStamp: '1' }, { nonceStr: 'x' }, swapped, { signType: 'MD5' }, { paySign: 'AAAA' }])
      expect(await phone(mine.prepayId, 'pay', more)).toMatchObject(refused);
    const parts = ['wx-other', '1', 'n', `prepay_id=${mine.prepayId}`];
    const paySign = Rsa.sign(Formatter.joinedByLineFeed(...parts), env.PAY_PRIVATE_KEY);
    expect(await phone(mine.prepayId, 'pay', { timeStamp: '1', nonceStr: 'n', paySign })).toMatchObject(refused);
    expect(PAY_APP).not.toBe('wx-other');
  }),
  behaviour('only the payer the order names can pay it', PAGES.order, async ({ local }) => {
    const { order, phone, query } = await merchantOf(local);
    const { number, prepayId } = await order();
    expect(await phone(prepayId, 'pay', {}, 'o-someone')).toMatchObject({ errMsg: FAIL });
    expect((await query(number)).data).toMatchObject({ trade_state: 'NOTPAY' });
  }),
  behaviour('a prepay_id is good for two hours, whatever time_expire says', PAGES.order, async ({ local }) => {
    const { order, phone, advance } = await merchantOf(local);
    const { prepayId } = await order();
    await advance(2 * HOUR);
    expect(await phone(prepayId, 'pay')).toMatchObject({ errMsg: FAIL, err_desc: expect.stringContaining('过期') });
  }),
  behaviour('an order is paid once', PAGES.order, async ({ local }) => {
    const { order, phone, query } = await merchantOf(local);
    const { number, prepayId } = await order();
    const tries = await Promise.all(Array.from({ length: 8 }, () => phone(prepayId, 'pay')));
    expect(tries.filter(({ errMsg }) => errMsg === 'requestPayment:ok')).toHaveLength(1);
    const { transaction_id } = (await query(number)).data;
    expect(await phone(prepayId, 'pay')).toMatchObject({ errMsg: FAIL });
    expect((await query(number)).data).toMatchObject({ transaction_id });
  }),
  behaviour('a closed order cannot be paid', PAGES.close, async ({ local }) => {
    const { order, phone, close } = await merchantOf(local);
    const { number, prepayId } = await order();
    await close(number);
    expect(await phone(prepayId, 'pay')).toMatchObject({ errMsg: FAIL, err_desc: '订单已关闭' });
  }),
  behaviour('closing and paying at once: one of them wins and the other is told', PAGES.close, async ({ local }) => {
    const { order, phone, close, query } = await merchantOf(local);
    for (let round = 0; round < 6; round++) {
      const { number, prepayId } = await order();
      const [closed, tried] = await Promise.all([close(number), phone(prepayId, 'pay')]);
      const won = tried['errMsg'] === 'requestPayment:ok';
      expect(closed.status).toBe(won ? 400 : 204);
      expect((await query(number)).data).toMatchObject({ trade_state: won ? 'SUCCESS' : 'CLOSED' });
    }
  }),
  behaviour('a call without its parameters is a parameter error', PAGES.phoneFail, async ({ local }) => {
    const { order, phone } = await merchantOf(local);
    const { prepayId } = await order();
    expect(await phone(prepayId, 'pay', { paySign: undefined })).toMatchObject({
      errMsg: 'requestPayment:fail parameter error: parameter.paySign should be String',
    });
  }),
  behaviour(
    'a paid order can be shipped by either of its numbers, an unpaid one cannot',
    PAGES.shipping,
    async ({ local }) => {
      const { paid, order, env, query, payment } = await merchantOf(local);
      const { url } = local.cloud;
      const app = { grant_type: 'client_credential', appid: PAY_APP, secret: 's' };
      const token = String((await post(`${url}/wx/cgi-bin/stable_token`, app))['access_token']);
      const ship = (order_key: object) =>
        post(`${url}/wx/wxa/sec/order/upload_shipping_info?access_token=${token}`, {
          order_key,
          logistics_type: 4,
          delivery_mode: 1,
          shipping_list: [{ item_desc: '米 5kg' }],
          upload_time: '2026-11-21T12:00:00+08:00',
          payer: { openid: PAYER },
        });
      const number = await paid();
      const { transaction_id } = (await query(number)).data;
      expect(await payment(number)).toMatchObject({ shipping: null });
      expect(await ship({ order_number_type: 2, transaction_id })).toMatchObject({ errcode: 0 });
      expect(await payment(number)).toMatchObject({ shipping: { logistics: 4 } });
      const byNumber = (out_trade_no: string) => ({ order_number_type: 1, mchid: env.PAY_MCHID, out_trade_no });
      expect(await ship(byNumber(await paid()))).toMatchObject({ errcode: 0 });
      expect(await ship(byNumber((await order()).number))).toMatchObject({ errcode: 10060001 });
    },
  ),
];
