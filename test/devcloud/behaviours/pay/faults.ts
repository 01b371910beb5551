import { behaviour } from '../../../support/behaviours';
import { merchantOf, PAYER } from '../../../support/merchant';
import { openInbox } from '../../../support/payInbox';
import { PAGES } from './sources';

const MINUTE = 60_000;
const JSAPI = '/v3/pay/transactions/jsapi';
const HOUR_AND_MORE = 61 * MINUTE;
const TOLD = '/notify/TRANSACTION.SUCCESS';

/** What may go wrong on purpose. */
export const faults = [
  behaviour('an order whose answer is lost was made all the same', PAGES.order, async ({ local }) => {
    const { place, number, fault, query } = await merchantOf(local);
    const out_trade_no = number();
    await fault({ path: JSAPI, mode: 'lost-answer' });
    await expect(place({ out_trade_no })).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect((await query(out_trade_no)).data).toMatchObject({ trade_state: 'NOTPAY' });
    expect((await place({ out_trade_no })).data).toHaveProperty('prepay_id');
  }),
  behaviour('an order that never arrived was not made', PAGES.order, async ({ local }) => {
    const { place, number, fault, query } = await merchantOf(local);
    const out_trade_no = number();
    await fault({ path: JSAPI, mode: 'network-down' });
    await expect(place({ out_trade_no })).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect((await query(out_trade_no)).status).toBe(404);
  }),
  behaviour('a broken platform says SYSTEM_ERROR and has done nothing', PAGES.close, async ({ local }) => {
    const { order, fault, close, query } = await merchantOf(local);
    const { number } = await order();
    await fault({ path: '/v3/pay/transactions/out-trade-no', mode: 'http-500' });
    expect(await close(number)).toMatchObject({ status: 500, data: { code: 'SYSTEM_ERROR' } });
    expect((await query(number)).data).toMatchObject({ trade_state: 'NOTPAY' });
  }),
  behaviour('each interface has a refusal of its own', PAGES.refund, async ({ local }) => {
    const { paid, fault, refund, query, place } = await merchantOf(local);
    const number = await paid();
    await fault({ mode: 'refuse', times: 3 });
    expect(await refund(number, 1)).toMatchObject({ status: 403, data: { code: 'NOT_ENOUGH' } });
    expect(await query(number)).toMatchObject({ status: 429, data: { code: 'FREQUENCY_LIMITED' } });
    expect(await place()).toMatchObject({ status: 403, data: { code: 'RULE_LIMIT' } });
    expect((await refund(number, 1)).status).toBe(200);
  }),
  behaviour('a fault for one payer leaves the others alone', PAGES.order, async ({ local }) => {
    const { order, fault, query } = await merchantOf(local);
    const [mine, other] = [await order(), await order({ payer: { openid: 'o-other' } })];
    await fault({ mode: 'refuse', openid: 'o-other' });
    expect((await query(mine.number)).status).toBe(200);
    expect((await query(other.number)).status).toBe(429);
  }),
  behaviour('a delayed answer arrives', PAGES.query, async ({ local }) => {
    const { order, fault, query } = await merchantOf(local);
    const { number } = await order();
    await fault({ path: '/v3/pay', mode: 'delay', delayMs: 120 });
    const began = performance.now();
    expect((await query(number)).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThan(110);
  }),
  ...(['digest', 'stale', 'serial', 'missing'] as const).map((flaw, at) =>
    behaviour(
      `an answer whose signature is wrong (${flaw}) is refused by the plugin`,
      PAGES.plugin,
      async ({ local }) => {
        const { order, fault, query } = await merchantOf(local);
        const { number } = await order();
        await fault({ path: '/v3/pay', mode: 'wrong-signature', flaw });
        const codes = [
          'EV3_RES_HEADER_SIGNATURE_DIGEST',
          'EV3_RES_HEADER_TIMESTAMP_OFFSET',
          'EV3_RES_HEADER_PLATFORM_SERIAL',
          'EV3_RES_HEADERS_INCOMPLATE',
        ];
        await expect(query(number)).rejects.toMatchObject({ code: codes[at] });
        expect((await query(number)).status).toBe(200);
      },
    ),
  ),
  behaviour(
    'a refusal with a wrong signature is not noticed: only answers of success are checked',
    PAGES.plugin,
    async ({ local }) => {
      const { fault, query, number } = await merchantOf(local);
      await fault({ path: '/v3/pay', mode: 'wrong-signature' });
      expect(await query(number())).toMatchObject({ status: 404, data: { code: 'ORDER_NOT_EXIST' } });
    },
  ),
  behaviour('a notification may come twice', PAGES.notice, async ({ local }) => {
    const { paid, fault, advance } = await merchantOf(local);
    const inbox = await openInbox();
    await fault({ path: TOLD, mode: 'duplicate' });
    await paid({ notify_url: inbox.url });
    await advance();
    expect(inbox.arrived).toHaveLength(2);
    expect(new Set(inbox.arrived.map(({ body }) => (JSON.parse(body) as { id: string }).id)).size).toBe(1);
    await inbox.close();
  }),
  behaviour('a later notification may overtake an earlier one', PAGES.notice, async ({ local }) => {
    const { paid, fault, advance, open } = await merchantOf(local);
    const inbox = await openInbox();
    await fault({ path: TOLD, mode: 'reorder' });
    const first = await paid({ notify_url: inbox.url });
    await advance();
    const second = await paid({ notify_url: inbox.url });
    await advance();
    expect(inbox.arrived.map(({ body }) => open(body)['out_trade_no'])).toEqual([second, first]);
    await inbox.close();
  }),
  behaviour('a notification may come after the merchant has closed the matter', PAGES.notice, async ({ local }) => {
    const { order, phone, fault, advance, close, query } = await merchantOf(local);
    const inbox = await openInbox();
    await fault({ path: TOLD, mode: 'delay', delayMs: 10 * MINUTE });
    const { number, prepayId } = await order({ notify_url: inbox.url });
    await phone(prepayId, 'pay');
    await advance();
    expect(await close(number)).toMatchObject({ status: 400, data: { code: 'ORDERPAID' } });
    expect((await query(number)).data).toMatchObject({ trade_state: 'SUCCESS' });
    expect(inbox.arrived).toEqual([]);
    await advance(10 * MINUTE);
    expect(inbox.arrived).toHaveLength(1);
    await inbox.close();
  }),
  behaviour('a notification with a wrong signature is followed by a right one', PAGES.checklist, async ({ local }) => {
    const { paid, fault, advance, payment } = await merchantOf(local);
    const inbox = await openInbox();
    await fault({ path: TOLD, mode: 'wrong-signature', openid: PAYER, flaw: 'serial' });
    inbox.answers.push(401);
    const number = await paid({ notify_url: inbox.url });
    await advance();
    expect(inbox.arrived[0]?.headers['wechatpay-serial']).toBe('0'.repeat(40));
    await advance(15_000);
    expect((await payment(number))?.notifications.map(({ outcome }) => outcome)).toEqual(['401', '204']);
    await inbox.close();
  }),
  behaviour('an acknowledgement that is lost brings the notification again', PAGES.notice, async ({ local }) => {
    const { paid, fault, advance } = await merchantOf(local);
    const inbox = await openInbox();
    await fault({ path: TOLD, mode: 'lost-answer' });
    await paid({ notify_url: inbox.url });
    await advance();
    await advance(15_000);
    await advance(HOUR_AND_MORE);
    expect(inbox.arrived).toHaveLength(2);
    await inbox.close();
  }),
];
