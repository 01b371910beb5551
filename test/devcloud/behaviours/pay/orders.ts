import { behaviour } from '../../../support/behaviours';
import { merchantOf, PAYER } from '../../../support/merchant';
import { PAGES } from './sources';

const HOUR = 3_600_000;

const time = (ms: number): string => `${new Date(ms + 8 * HOUR).toISOString().slice(0, 19)}+08:00`;

/** Orders: made, looked at and closed. */
export const orders = [
  behaviour('an order is answered with a prepay_id', PAGES.order, async ({ local }) => {
    const { order } = await merchantOf(local);
    expect((await order()).prepayId).toMatch(/^wx\d{20}\w{14}$/);
  }),
  behaviour(
    'the same order again has the same prepay_id for two hours, then a new one',
    PAGES.order,
    async ({ local }) => {
      const { order, advance } = await merchantOf(local);
      const first = await order();
      expect(await order({ out_trade_no: first.number })).toEqual(first);
      await advance(2 * HOUR);
      const later = await order({ out_trade_no: first.number });
      expect(later.prepayId).toMatch(/^wx/);
      expect(later.prepayId).not.toBe(first.prepayId);
    },
  ),
  behaviour('the same number with another amount is INVALID_REQUEST', PAGES.order, async ({ local }) => {
    const { order, place } = await merchantOf(local);
    const { number } = await order();
    expect(await place({ out_trade_no: number, amount: { total: 101 } })).toMatchObject({
      status: 400,
      data: { code: 'INVALID_REQUEST', message: expect.stringContaining('重入') },
    });
  }),
  behaviour('every field is checked and the refusal names it', PAGES.order, async ({ local }) => {
    const { place } = await merchantOf(local);
    const refused: [object, string][] = [
      [{ description: '' }, '/description'],
      [{ description: '米'.repeat(128) }, '/description'],
      [{ amount: { total: 0 } }, '/amount/total'],
      [{ amount: { total: 1.5 } }, '/amount/total'],
      [{ amount: { total: '100' } }, '/amount/total'],
      [{ amount: { total: 100, currency: 'USD' } }, '/amount/currency'],
      [{ amount: undefined }, '/amount'],
      [{ payer: {} }, '/payer/openid'],
      [{ time_expire: '2026-11-21 10:00:00' }, '/time_expire'],
      [{ attach: 'x'.repeat(129) }, '/attach'],
      [{ support_fapiao: 'yes' }, '/support_fapiao'],
      [{ goods_tag: 'x'.repeat(33) }, '/goods_tag'],
      [
        { detail: { goods_detail: [{ merchant_goods_id: 'g', quantity: 0, unit_price: 1 }] } },
        '/detail/goods_detail/0/quantity',
      ],
    ];
    for (const [more, field] of refused)
      expect(await place(more)).toMatchObject({
        status: 400,
        data: { code: 'PARAM_ERROR', detail: { field, location: 'body' } },
      });
  }),
  behaviour('a number has 6 to 32 letters, digits or _-|*', PAGES.order, async ({ local }) => {
    const { order } = await merchantOf(local);
    const tail = String(process.hrtime.bigint()).slice(-8);
    for (const number of [`a_-|*${tail}`, `${tail}${'x'.repeat(24)}`])
      expect((await order({ out_trade_no: number })).prepayId).toMatch(/^wx/);
    for (const number of ['short', `${tail}${'x'.repeat(25)}`, `T001 ${tail}`, `订单${tail}`])
      expect((await order({ out_trade_no: number })).prepayId).toBe('undefined');
  }),
  behaviour(
    'the address to notify has no parameters and is https unless it is on this machine',
    PAGES.order,
    async ({ local }) => {
      const { order } = await merchantOf(local);
      for (const url of ['https://example.com/n', 'http://127.0.0.1:9/n'])
        expect((await order({ notify_url: url })).prepayId).toMatch(/^wx/);
      for (const url of ['http://example.com/n', 'https://example.com/n?a=1', 'https://example.com/n#a', 'n'])
        expect((await order({ notify_url: url })).prepayId).toBe('undefined');
    },
  ),
  behaviour('an app the merchant is not bound to is refused', PAGES.close, async ({ local }) => {
    const { place } = await merchantOf(local);
    expect(await place({ appid: 'wx-other' })).toMatchObject({ status: 400, data: { code: 'APPID_MCHID_NOT_MATCH' } });
    expect(await place({ mchid: '1900000001' })).toMatchObject({
      status: 400,
      data: { code: 'MCH_NOT_EXISTS' },
    });
  }),
  behaviour('an unpaid order is NOTPAY and shows neither payer nor transaction', PAGES.query, async ({ local }) => {
    const { order, query } = await merchantOf(local);
    const { data } = await query((await order()).number);
    expect(data).toMatchObject({ trade_state: 'NOTPAY', trade_state_desc: '订单未支付', amount: { total: 100 } });
    expect(data).not.toHaveProperty('payer');
    expect(data).not.toHaveProperty('transaction_id');
  }),
  behaviour('a paid order is found by both numbers and shows what was paid', PAGES.query, async ({ local }) => {
    const { paid, query, ask, env } = await merchantOf(local);
    const { data } = await query(await paid({ attach: 'group-7' }));
    expect(data).toMatchObject({
      trade_state: 'SUCCESS',
      trade_type: 'JSAPI',
      attach: 'group-7',
      payer: { openid: PAYER },
      amount: { total: 100, payer_total: 100, currency: 'CNY', payer_currency: 'CNY' },
      success_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/),
      transaction_id: expect.stringMatching(/^4200\d{24}$/),
    });
    const path = `v3/pay/transactions/id/${String(data['transaction_id'])}`;
    expect((await ask('get', path, { mchid: env.PAY_MCHID })).data).toEqual(data);
  }),
  behaviour('an order nobody made is ORDER_NOT_EXIST, and case counts', PAGES.query, async ({ local }) => {
    const { query, order } = await merchantOf(local);
    const { number } = await order();
    expect(await query(number.toLowerCase())).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_EXIST' } });
    expect((await query(number)).status).toBe(200);
  }),
  behaviour('a query without the merchant is PARAM_ERROR', PAGES.query, async ({ local }) => {
    const { ask, order } = await merchantOf(local);
    const { number } = await order();
    expect(await ask('get', `v3/pay/transactions/out-trade-no/${number}`)).toMatchObject({
      status: 400,
      data: { code: 'PARAM_ERROR', detail: { field: 'mchid', location: 'query' } },
    });
  }),
  behaviour('closing answers 204 without a body, and again', PAGES.close, async ({ local }) => {
    const { order, close, query } = await merchantOf(local);
    const { number } = await order();
    for (const answer of [await close(number), await close(number)])
      expect(answer).toMatchObject({ status: 204, data: '' });
    expect((await query(number)).data).toMatchObject({ trade_state: 'CLOSED' });
  }),
  behaviour('closing a number nobody ordered answers 204 as well', PAGES.closeUnknown, async ({ local }) => {
    const { close, query, number } = await merchantOf(local);
    const unknown = number();
    expect((await close(unknown)).status).toBe(204);
    expect((await query(unknown)).status).toBe(404);
  }),
  behaviour('a paid order cannot be closed: ORDERPAID', PAGES.close, async ({ local }) => {
    const { paid, close, query } = await merchantOf(local);
    const number = await paid();
    expect(await close(number)).toMatchObject({ status: 400, data: { code: 'ORDERPAID' } });
    expect((await query(number)).data).toMatchObject({ trade_state: 'SUCCESS' });
  }),
  behaviour('a closed order cannot be ordered again: ORDER_CLOSED', PAGES.close, async ({ local }) => {
    const { order, close, place } = await merchantOf(local);
    const { number } = await order();
    await close(number);
    expect(await place({ out_trade_no: number })).toMatchObject({ status: 400, data: { code: 'ORDER_CLOSED' } });
  }),
  behaviour(
    'after time_expire an order cannot be paid but stays NOTPAY until it is closed',
    PAGES.order,
    async ({ local }) => {
      const { order, phone, query, advance, close } = await merchantOf(local);
      const { number, prepayId } = await order({ time_expire: time(local.cloud.clock.now() + 15 * 60_000) });
      await advance(15 * 60_000 + 1_000);
      expect(await phone(prepayId, 'pay')).toMatchObject({ errMsg: 'requestPayment:fail' });
      expect((await query(number)).data).toMatchObject({ trade_state: 'NOTPAY' });
      expect((await close(number)).status).toBe(204);
    },
  ),
  behaviour('a time_expire less than a minute ahead is a minute ahead', PAGES.order, async ({ local }) => {
    const { order, phone, advance } = await merchantOf(local);
    const { prepayId } = await order({ time_expire: time(local.cloud.clock.now() - HOUR) });
    await advance(50_000);
    expect(await phone(prepayId, 'pay')).toEqual({ errMsg: 'requestPayment:ok' });
  }),
  behaviour('seven days unpaid close an order', PAGES.expiry, async ({ local }) => {
    const { order, query, advance } = await merchantOf(local);
    const { number } = await order();
    await advance(7 * 24 * HOUR - 60_000);
    expect((await query(number)).data).toMatchObject({ trade_state: 'NOTPAY' });
    await advance(60_000);
    expect((await query(number)).data).toMatchObject({ trade_state: 'CLOSED', trade_state_desc: '订单已关闭' });
  }),
];
