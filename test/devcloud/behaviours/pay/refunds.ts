import { Rsa } from 'wechatpay-axios-plugin';
import { behaviour } from '../../../support/behaviours';
import { merchantOf } from '../../../support/merchant';
import { PAGES } from './sources';

const DAY = 86_400_000;
const BANK = 5_000;

/** Refunds: asked for, settled later, in parts, and when the bank says no. */
export const refunds = [
  behaviour('a refund is accepted as PROCESSING and becomes SUCCESS later', PAGES.refund, async ({ local }) => {
    const { paid, refund, ask, advance } = await merchantOf(local);
    const { status, data } = await refund(await paid(), 100);
    expect(status).toBe(200);
    expect(data).toMatchObject({ status: 'PROCESSING', channel: 'ORIGINAL', amount: { refund: 100, total: 100 } });
    await advance(BANK);
    const later = await ask('get', `v3/refund/domestic/refunds/${String(data['out_refund_no'])}`);
    expect(later.data).toMatchObject({ status: 'SUCCESS', success_time: expect.stringMatching(/\+08:00$/) });
  }),
  behaviour('an order with a refund is REFUND', PAGES.query, async ({ local }) => {
    const { paid, refund, query } = await merchantOf(local);
    const number = await paid();
    await refund(number, 1);
    expect((await query(number)).data).toMatchObject({ trade_state: 'REFUND', amount: { total: 100 } });
  }),
  behaviour('a refund may name the transaction instead of the order', PAGES.refund, async ({ local }) => {
    const { paid, refund, query } = await merchantOf(local);
    const number = await paid();
    const { transaction_id } = (await query(number)).data;
    const { data } = await refund('', 10, { out_trade_no: undefined, transaction_id });
    expect(data).toMatchObject({ out_trade_no: number, transaction_id });
    expect(await refund('', 10, { out_trade_no: undefined })).toMatchObject({
      status: 400,
      data: { code: 'PARAM_ERROR' },
    });
  }),
  behaviour(
    'parts may be refunded as long as they sum up to no more than was paid',
    PAGES.refund,
    async ({ local }) => {
      const { paid, refund } = await merchantOf(local);
      const number = await paid();
      expect((await refund(number, 60)).status).toBe(200);
      expect(await refund(number, 41)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } });
      expect((await refund(number, 40)).status).toBe(200);
      expect(await refund(number, 1)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } });
    },
  ),
  behaviour('an order has at most fifty refunds', PAGES.refund, async ({ local }) => {
    const { paid, refund } = await merchantOf(local);
    const number = await paid();
    for (let part = 0; part < 50; part++) expect((await refund(number, 1)).status).toBe(200);
    expect(await refund(number, 1)).toMatchObject({ status: 400, data: { message: '部分退款次数已达上限' } });
  }),
  behaviour(
    'the same refund again is the same refund, with other words it is refused',
    PAGES.refund,
    async ({ local }) => {
      const { paid, refund, number: fresh } = await merchantOf(local);
      const number = await paid();
      const out_refund_no = `R${fresh()}`;
      const { data } = await refund(number, 30, { out_refund_no });
      expect((await refund(number, 30, { out_refund_no })).data).toEqual(data);
      expect(await refund(number, 31, { out_refund_no })).toMatchObject({
        status: 400,
        data: { code: 'INVALID_REQUEST' },
      });
      expect((await refund(number, 70)).status).toBe(200);
    },
  ),
  behaviour('only a paid order can be refunded', PAGES.refund, async ({ local }) => {
    const { order, refund } = await merchantOf(local);
    expect(await refund((await order()).number, 1)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } });
    expect(await refund('NOBODY-1', 1)).toMatchObject({ status: 404, data: { code: 'RESOURCE_NOT_EXISTS' } });
  }),
  behaviour('a refund names the total of the order', PAGES.refund, async ({ local }) => {
    const { paid, refund } = await merchantOf(local);
    const amount = { refund: 1, total: 99, currency: 'CNY' };
    expect(await refund(await paid(), 1, { amount })).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } });
  }),
  behaviour('after a year nothing is refunded', PAGES.refund, async ({ local }) => {
    const { paid, refund, advance } = await merchantOf(local);
    const number = await paid();
    await advance(365 * DAY - 60_000);
    expect((await refund(number, 1)).status).toBe(200);
    await advance(120_000);
    expect(await refund(number, 1)).toMatchObject({ status: 400, data: { code: 'INVALID_REQUEST' } });
  }),
  behaviour('a refund nobody asked for is RESOURCE_NOT_EXISTS', PAGES.refund, async ({ local }) => {
    const { ask } = await merchantOf(local);
    expect(await ask('get', 'v3/refund/domestic/refunds/R-nobody')).toMatchObject({
      status: 404,
      data: { code: 'RESOURCE_NOT_EXISTS' },
    });
  }),
  behaviour('a refund that is closed gives its money free for another', PAGES.refund, async ({ local }) => {
    const { paid, refund, control, advance, ask } = await merchantOf(local);
    const number = await paid();
    const no = String((await refund(number, 100)).data['out_refund_no']);
    await control(`pay/refunds/${no}`, { fate: 'CLOSED' });
    await advance(BANK);
    expect((await ask('get', `v3/refund/domestic/refunds/${no}`)).data).toMatchObject({ status: 'CLOSED' });
    expect((await refund(number, 100)).status).toBe(200);
  }),
  behaviour(
    'an abnormal refund is tried again with an encrypted account, a plain one is refused',
    PAGES.abnormal,
    async ({ local }) => {
      const { paid, refund, control, advance, ask, env } = await merchantOf(local);
      const { data } = await refund(await paid(), 100);
      const no = String(data['out_refund_no']);
      await control(`pay/refunds/${no}`, { fate: 'ABNORMAL' });
      await advance(BANK);
      const path = `v3/refund/domestic/refunds/${String(data['refund_id'])}/apply-abnormal-refund`;
      const wish = { out_refund_no: no, type: 'USER_BANK_CARD', bank_type: 'ICBC_DEBIT' };
      const [id = '', key = ''] = Object.entries(JSON.parse(env.PAY_PLATFORM_KEYS) as Record<string, string>)[1] ?? [];
      const plain = { ...wish, bank_account: '6222000000000000', real_name: '甲' };
      expect(await ask('post', path, plain)).toMatchObject({
        status: 400,
        data: { message: '请确认待处理的消息是否为加密后的密文' },
      });
      const sealed = { ...wish, bank_account: Rsa.encrypt('6222000000000000', key), real_name: Rsa.encrypt('甲', key) };
      expect((await ask('post', path, sealed, { 'Wechatpay-Serial': id })).data).toMatchObject({
        status: 'PROCESSING',
        channel: 'OTHER_BANKCARD',
      });
      await advance(BANK);
      expect((await ask('get', `v3/refund/domestic/refunds/${no}`)).data).toMatchObject({ status: 'SUCCESS' });
    },
  ),
];
