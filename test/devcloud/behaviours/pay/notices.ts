import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Local } from '../../local';
import { behaviour } from '../../../support/behaviours';
import { merchantOf, PAY_APP, PAYER } from '../../../support/merchant';
import type { Merchant } from '../../../support/merchant';
import { openInbox } from '../../../support/payInbox';
import type { Arrived, Inbox } from '../../../support/payInbox';
import { PAGES } from './sources';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DELAYS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];

/** A merchant with an address of its own for notifications. */
const withInbox =
  (run: (merchant: Merchant, inbox: Inbox, local: Local) => Promise<void>) => async (ground: { local: Local }) => {
    const inbox = await openInbox();
    try {
      await run(await merchantOf(ground.local), inbox, ground.local);
    } finally {
      await inbox.close();
    }
  };

const isGenuine = ({ env }: Merchant, { headers, body }: Arrived): boolean => {
  const keys = JSON.parse(env.PAY_PLATFORM_KEYS) as Record<string, string>;
  const key = keys[headers['wechatpay-serial'] ?? ''];
  const [time = '', nonce = ''] = [headers['wechatpay-timestamp'], headers['wechatpay-nonce']];
  const message = Formatter.response(time, nonce, body);
  return key !== undefined && Rsa.verify(message, headers['wechatpay-signature'] ?? '', key);
};

/** Notifications: what they carry, how long they are sent and what may go wrong with them. */
export const notices = [
  behaviour(
    'a payment is told at once, signed over the raw body and sealed',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      const number = await merchant.paid({ notify_url: inbox.url });
      await merchant.advance();
      const [arrived] = inbox.arrived;
      expect(inbox.arrived).toHaveLength(1);
      if (!arrived) return;
      expect(isGenuine(merchant, arrived)).toBe(true);
      expect(isGenuine(merchant, { ...arrived, body: JSON.stringify(JSON.parse(arrived.body), null, 1) })).toBe(false);
      expect(JSON.parse(arrived.body)).toMatchObject({
        id: expect.stringMatching(/^[\w-]{36}$/),
        event_type: 'TRANSACTION.SUCCESS',
        resource_type: 'encrypt-resource',
        resource: { algorithm: 'AEAD_AES_256_GCM', original_type: 'transaction', associated_data: 'transaction' },
      });
      expect(merchant.open(arrived.body)).toEqual((await merchant.query(number)).data);
    }),
  ),
  behaviour(
    'what is sealed does not open with other associated data',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      await merchant.paid({ notify_url: inbox.url });
      await merchant.advance();
      const body = inbox.arrived[0]?.body ?? '';
      expect(merchant.open(body)).toMatchObject({ appid: PAY_APP, payer: { openid: PAYER } });
      expect(() =>
        merchant.open(body.replace('"associated_data":"transaction"', '"associated_data":"refund"')),
      ).toThrow();
    }),
  ),
  behaviour(
    '200 and 204 end it, anything else is tried again',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      for (const [status, ends] of [
        [200, true],
        [204, true],
        [202, false],
        [302, false],
        [404, false],
        [500, false],
      ] as const) {
        inbox.answers.push(status);
        const number = await merchant.paid({ notify_url: inbox.url });
        await merchant.advance();
        expect((await merchant.payment(number))?.owed).toHaveLength(ends ? 0 : 1);
      }
    }),
  ),
  behaviour(
    'the retries come after 15s 15s 30s 3m 10m 20m 30m×3 60m 3h×3 6h×2, then no more',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      inbox.answers.push(...Array.from({ length: 20 }, () => 500));
      const number = await merchant.paid({ notify_url: inbox.url });
      await merchant.advance();
      for (const [retry, seconds] of DELAYS.entries()) {
        // Half a second is left for what the machine's own clock adds.
        await merchant.advance(seconds * SECOND - 500 * (retry + 1) + 500 * retry - 1_000);
        const before = inbox.arrived.length;
        await merchant.advance(1_500);
        expect([retry, before, inbox.arrived.length]).toEqual([retry, retry + 1, retry + 2]);
      }
      await merchant.advance(48 * HOUR);
      expect(inbox.arrived).toHaveLength(16);
      expect((await merchant.payment(number))?.owed).toEqual([]);
      const ids = new Set(inbox.arrived.map(({ body }) => (JSON.parse(body) as { id: string }).id));
      expect(ids.size).toBe(1);
      expect(inbox.arrived.every((arrived) => isGenuine(merchant, arrived))).toBe(true);
    }),
  ),
  behaviour(
    'who does not answer within five seconds is tried again',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      inbox.answers.push('hang');
      const number = await merchant.paid({ notify_url: inbox.url });
      await merchant.advance();
      expect((await merchant.payment(number))?.notifications).toMatchObject([{ attempt: 1, outcome: 'timeout' }]);
      await merchant.advance(15 * SECOND);
      expect((await merchant.payment(number))?.notifications[1]).toMatchObject({ attempt: 2, outcome: '204' });
    }),
  ),
  behaviour(
    'a refund is told to its own address when the bank has answered',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      const number = await merchant.paid();
      const { data } = await merchant.refund(number, 40, { notify_url: inbox.url });
      await merchant.advance();
      expect(inbox.arrived).toEqual([]);
      await merchant.advance(5 * SECOND);
      const [arrived] = inbox.arrived;
      expect(JSON.parse(arrived?.body ?? '')).toMatchObject({
        event_type: 'REFUND.SUCCESS',
        resource: { original_type: 'refund' },
      });
      expect(merchant.open(arrived?.body ?? '')).toMatchObject({
        out_refund_no: data['out_refund_no'],
        refund_status: 'SUCCESS',
        amount: { total: 100, refund: 40, payer_total: 100, payer_refund: 40 },
      });
    }),
  ),
  behaviour(
    'a refund that fails is told as REFUND.ABNORMAL or REFUND.CLOSED',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      for (const fate of ['ABNORMAL', 'CLOSED']) {
        const { data } = await merchant.refund(await merchant.paid(), 100, { notify_url: inbox.url });
        await merchant.control(`pay/refunds/${String(data['out_refund_no'])}`, { fate });
        await merchant.advance(5 * SECOND);
        const body = inbox.arrived.pop()?.body ?? '';
        expect(JSON.parse(body)).toMatchObject({ event_type: `REFUND.${fate}` });
        expect(merchant.open(body)).toMatchObject({ refund_status: fate });
      }
    }),
  ),
  behaviour(
    'a merchant that checks signatures passes the SIGNTEST probe, one that does not fails it',
    PAGES.checklist,
    withInbox(async (merchant, inbox) => {
      inbox.answers.push(401, 200, 500);
      const outcomes = [];
      for (let probe = 0; probe < 3; probe++) outcomes.push(await merchant.control('pay/signtest', { url: inbox.url }));
      expect(outcomes.map(({ passed }) => passed)).toEqual([true, false, true]);
      expect(inbox.arrived[0]?.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
      expect(inbox.arrived.some((arrived) => isGenuine(merchant, arrived))).toBe(false);
    }),
  ),
  behaviour(
    'an address of another machine is never called',
    PAGES.unknowns,
    withInbox(async (merchant) => {
      const number = await merchant.paid();
      await merchant.advance();
      expect((await merchant.payment(number))?.notifications).toMatchObject([
        { outcome: 'not sent: the sandbox calls this machine only' },
      ]);
    }),
  ),
  behaviour(
    'a notification can be asked for again',
    PAGES.notice,
    withInbox(async (merchant, inbox) => {
      const number = await merchant.paid({ notify_url: inbox.url });
      await merchant.advance();
      await merchant.control(`pay/notify/${number}`);
      expect(inbox.arrived.map(({ body }) => (JSON.parse(body) as { id: string }).id)).toHaveLength(2);
    }),
  ),
];
