import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { Aes } from 'wechatpay-axios-plugin';
import { createWechatPay } from '../../cloudfunctions/_kernel/wechatPay';
import { readMerchant } from '../../cloudfunctions/pay/merchant';
import type { HttpEvent } from '../../cloudfunctions/pay/notify';
import { merchantEnv } from '../support/bank';
import { rawDocs } from '../support/peek';
import { openTill, ordered, type Till } from '../support/till';

let till: Till;
let apiV3Key: string;
beforeAll(async () => {
  till = await openTill();
  apiV3Key = (await merchantEnv(till.world.cloud))['PAY_APIV3_KEY'] ?? '';
});
beforeEach(() => till.renew());
afterAll(() => till.stop());

/** A genuine notification of a payment that the product has not heard of. */
const unheard = async (): Promise<{ id: string; event: HttpEvent }> => {
  const { openid, id, params } = await ordered(till);
  await till.fault({ path: '/notify', mode: 'wrong-signature' });
  await till.phone(openid, params);
  await till.later(0);
  till.meddle({ open: () => undefined });
  await till.later(15_000);
  till.meddle({});
  const event = till.last();
  expect((await till.order(id)).state).toBe('pending_payment');
  return { id, event };
};

const untouched = async (id: string, event: HttpEvent, status = 401): Promise<void> => {
  const before = [await till.order(id), await till.payment(id), await rawDocs(till.world, 'notices')];
  expect((await till.http(event)).statusCode).toBe(status);
  expect([await till.order(id), await till.payment(id), await rawDocs(till.world, 'notices')]).toEqual(before);
};

const header = (event: HttpEvent, name: string, value: string): HttpEvent => ({
  ...event,
  headers: { ...event.headers, [name]: value },
});

describe('a forged notification changes nothing', () => {
  it.each<[string, (event: HttpEvent) => HttpEvent]>([
    ['no signature', ({ headers: _headers, ...event }) => event],
    ['another signature', (event) => header(event, 'wechatpay-signature', Buffer.alloc(256, 7).toString('base64'))],
    [
      'a signature that is a probe',
      (event) => header(event, 'wechatpay-signature', `WECHATPAY/SIGNTEST/${'A'.repeat(340)}`),
    ],
    ['another time', (event) => header(event, 'wechatpay-timestamp', String(Math.floor(Date.now() / 1000)))],
    ['another nonce', (event) => header(event, 'wechatpay-nonce', 'x'.repeat(32))],
    ['a key nobody has', (event) => header(event, 'wechatpay-serial', '0'.repeat(40))],
    ['the name of a method for a key', (event) => header(event, 'wechatpay-serial', 'constructor')],
    ['the body written anew', (event) => ({ ...event, body: JSON.stringify(JSON.parse(event.body ?? ''), null, 1) })],
    ['another body', (event) => ({ ...event, body: (event.body ?? '').replace('TRANSACTION', 'REFUND') })],
    ['no body', ({ body: _body, ...event }) => event],
  ])('with %s', async (_what, forge) => {
    const { id, event } = await unheard();
    await untouched(id, forge(event));
    expect((await till.http(event)).statusCode).toBe(204);
    expect((await till.order(id)).state).toBe('paid');
  });

  it('that is true but came six minutes ago', async () => {
    const { id, event } = await unheard();
    till.world.pass(6 * 60_000);
    await untouched(id, event);
    till.world.pass(-6 * 60_000);
  });

  it('sent as a question instead of a post', async () => {
    const { id, event } = await unheard();
    await untouched(id, { ...event, httpMethod: 'GET' }, 405);
  });
});

/** WeChat Pay with a key of ours: it can sign whatever a test wants it to say. */
const signer = async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const env = { ...process.env, ...(await merchantEnv(till.world.cloud)), PAY_NOTIFY_URL: 'http://127.0.0.1:1/x' };
  const now = till.world.deps.now;
  const { open } = createWechatPay(readMerchant({ ...env, PAY_PLATFORM_KEYS: JSON.stringify({ ours: key }) }, now));
  till.meddle({ open });
  return (resource: object, said = 'transaction'): HttpEvent => {
    const nonce = 'abcdefghijkl';
    const ciphertext = Aes.AesGcm.encrypt(JSON.stringify(resource), apiV3Key, nonce, 'transaction');
    const id = `notice-${randomUUID()}`;
    const body = JSON.stringify({
      id,
      event_type: 'TRANSACTION.SUCCESS',
      resource: { ciphertext, nonce, associated_data: said },
    });
    const time = String(Math.floor(now() / 1000));
    const signature = createSign('RSA-SHA256').update(`${time}\nn\n${body}\n`).sign(privateKey, 'base64');
    const headers = {
      'Wechatpay-Timestamp': time,
      'Wechatpay-Nonce': 'n',
      'Wechatpay-Serial': 'ours',
      'Wechatpay-Signature': signature,
    };
    return { httpMethod: 'POST', headers, body };
  };
};

describe('a signed notification that pays nothing of ours changes nothing', () => {
  const genuine = async (id: string) => ({
    appid: till.bank.merchant.appId,
    mchid: till.bank.merchant.mchid,
    out_trade_no: (await till.payment(id))._id,
    trade_state: 'SUCCESS',
    transaction_id: '4200000000000000000000000001',
    success_time: '2026-11-21T09:30:00+08:00',
    amount: { total: 5760, currency: 'CNY' },
  });

  it.each<[string, object]>([
    ['another merchant', { mchid: '1900000000' }],
    ['another app', { appid: 'wx1111111111111111' }],
    ['less money', { amount: { total: 5759, currency: 'CNY' } }],
    ['more money', { amount: { total: 5761, currency: 'CNY' } }],
    ['another currency', { amount: { total: 5760, currency: 'USD' } }],
    ['a payment that is under way', { trade_state: 'USERPAYING' }],
    ['no transaction', { transaction_id: '' }],
    ['an order nobody made', { out_trade_no: 'pay_000000000000000000000000' }],
  ])('of %s', async (_what, part) => {
    const { id } = await ordered(till);
    const sign = await signer();
    expect((await till.http(sign({ ...(await genuine(id)), ...part }))).statusCode).toBe(204);
    expect((await till.order(id)).state).toBe('pending_payment');
    expect((await till.payment(id)).state).toBe('prepaid');
    expect(till.logs.at(-1)).toMatchObject({ level: 'error', what: 'a transaction is not ours' });
    expect((await till.http(sign(await genuine(id)))).statusCode).toBe(204);
    expect((await till.order(id)).state).toBe('paid');
  });

  it('sealed with other associated data than it says', async () => {
    const { id } = await ordered(till);
    const sign = await signer();
    await untouched(id, sign(await genuine(id), 'refund'));
  });

  it('is heard with every byte of its body in base64 as well', async () => {
    const { id } = await ordered(till);
    const sign = await signer();
    const event = sign({ ...(await genuine(id)), attach: '面粉 🌾' });
    const body = Buffer.from(event.body ?? '').toString('base64');
    expect((await till.http({ ...event, body, isBase64Encoded: true })).statusCode).toBe(204);
    expect((await till.order(id)).state).toBe('paid');
  });
});
