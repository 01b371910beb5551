import path from 'node:path';
import { Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import type { CloudOptions } from '../../devcloud/cloud/server';
import { merchantOf, PAY_APP } from '../support/merchant';
import type { Merchant } from '../support/merchant';
import { openInbox } from '../support/payInbox';
import { startLocal } from './local';
import type { Local } from './local';

type Mode = NonNullable<CloudOptions['pay']>;

const KEYS = ['PAY_PLATFORM_KEYS', 'PAY_APIV3_KEY'];

const start = (pay: Mode, more: Partial<CloudOptions> = {}): Promise<Local> =>
  startLocal({
    pay,
    functionsDir: path.join(__dirname, 'fixtures', 'payFunctions'),
    functionEnv: { WX_APPID: PAY_APP },
    functions: [
      { name: 'notify', timeout: 5, memorySize: 256, env: KEYS, timers: [], routes: [{ path: '/pay/notify' }] },
    ],
    collections: [{ name: 'told', indexes: [], rule: 'ADMINONLY' }],
    ...more,
  });

const notifyUrl = ({ cloud }: Local): string => `${cloud.url}/web/${cloud.envId}/pay/notify`;

const toldOf = async ({ app }: Local, order: string): Promise<{ transaction: string; state: string }[]> => {
  const { data } = await app.database().collection('told').where({ order }).get();
  return data as { transaction: string; state: string }[];
};

describe.each<Mode>(['public-key', 'certificate', 'switching'])('a merchant in mode %s', (mode) => {
  let local: Local;
  let merchant: Merchant;
  beforeAll(async () => {
    local = await start(mode);
    merchant = await merchantOf(local);
  });
  afterAll(() => local.stop());

  it('orders, is paid, is told, refunds and is told again', async () => {
    const number = await merchant.paid({ notify_url: notifyUrl(local) });
    await merchant.advance();
    const { data } = await merchant.query(number);
    expect(await toldOf(local, number)).toMatchObject([{ transaction: data['transaction_id'], state: 'SUCCESS' }]);
    const refund = await merchant.refund(number, 100, { notify_url: notifyUrl(local) });
    expect(refund.data).toMatchObject({ status: 'PROCESSING' });
    await merchant.advance(5_000);
    expect(await toldOf(local, number)).toHaveLength(2);
    const settled = await merchant.ask('get', `v3/refund/domestic/refunds/${String(refund.data['out_refund_no'])}`);
    expect(settled.data).toMatchObject({ status: 'SUCCESS' });
    expect((await merchant.payment(number))?.owed).toEqual([]);
  });

  it('knows the keys of its mode and no other', async () => {
    const ids = Object.keys(JSON.parse(merchant.env.PAY_PLATFORM_KEYS) as object);
    const kinds = ids.map((id) => (id.startsWith('PUB_KEY_ID_') ? 'public-key' : 'certificate'));
    expect(kinds.sort()).toEqual(mode === 'switching' ? ['certificate', 'public-key'] : [mode]);
    expect((await merchant.ask('get', 'v3/certificates')).status).toBe(mode === 'public-key' ? 404 : 200);
  });

  it('is probed with wrong signatures and passes', async () => {
    expect(await merchant.control('pay/signtest', { url: notifyUrl(local) })).toMatchObject({
      passed: true,
      outcome: '401',
    });
  });

  it('refuses a forged notification and takes the true one that follows', async () => {
    for (const flaw of ['digest', 'stale', 'serial']) {
      await merchant.fault({ path: '/notify', mode: 'wrong-signature', flaw });
      const number = await merchant.paid({ notify_url: notifyUrl(local) });
      await merchant.advance();
      expect(await toldOf(local, number)).toEqual([]);
      await merchant.advance(15_000);
      expect(await toldOf(local, number)).toHaveLength(1);
    }
  });

  it('keeps a notification that came twice once', async () => {
    await merchant.fault({ path: '/notify', mode: 'duplicate' });
    const number = await merchant.paid({ notify_url: notifyUrl(local) });
    await merchant.advance();
    expect((await merchant.payment(number))?.notifications).toHaveLength(1);
    expect(await toldOf(local, number)).toHaveLength(1);
  });

  it('reads the raw body also when HTTP access encodes it', async () => {
    await merchant.control('switches', { httpBodyBase64: true });
    const number = await merchant.paid({ notify_url: notifyUrl(local) });
    await merchant.advance();
    await merchant.control('switches', { httpBodyBase64: false });
    expect(await toldOf(local, number)).toHaveLength(1);
  });
});

describe('traps of the genuine plugin', () => {
  let local: Local;
  let merchant: Merchant;
  beforeAll(async () => {
    local = await start('switching');
    merchant = await merchantOf(local);
  });
  afterAll(() => local.stop());

  it('a number in the chain is written in small letters, a named one is not', async () => {
    const { number } = await merchant.order({ out_trade_no: `T001-${Date.now()}` });
    const params = { mchid: merchant.env.PAY_MCHID };
    const orders = merchant.wxpay.chain('v3/pay/transactions/out-trade-no');
    const literal = orders[number] as Wechatpay;
    await expect(literal.get({ params })).rejects.toMatchObject({ response: { status: 404 } });
    const named = orders['_out_trade_no_'] as Wechatpay;
    const found = (await named.get({ out_trade_no: number, params } as object)) as { data: Record<string, unknown> };
    expect(found.data).toMatchObject({ out_trade_no: number, trade_state: 'NOTPAY' });
  });

  it('a host that is not there is ECONNREFUSED', async () => {
    const { PAY_MCHID: mchid, PAY_SERIAL: serial, PAY_PRIVATE_KEY: privateKey } = merchant.env;
    const certs = JSON.parse(merchant.env.PAY_PLATFORM_KEYS) as Record<string, string>;
    const settings = { mchid, serial, privateKey, certs, baseURL: 'http://127.0.0.1:1/', timeout: 3_000 };
    const gone = new Wechatpay({ ...settings, proxy: false }).chain('v3/certificates');
    await expect(gone.get()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('a path signed without the prefix of the sandbox is the path of the real host', async () => {
    const { PAY_MCHID: mchid, PAY_SERIAL: serial } = merchant.env;
    const [time, nonce] = [Formatter.timestamp(), Formatter.nonce()];
    const signature = Rsa.sign(Formatter.request('GET', '/v3/certificates', time, nonce), merchant.env.PAY_PRIVATE_KEY);
    const authorization = Formatter.authorization(mchid, nonce, signature, time, serial);
    const answer = await fetch(`${merchant.env.PAY_API_BASE}/v3/certificates`, { headers: { authorization } });
    expect(answer.status).toBe(200);
  });
});

describe('a restart', () => {
  it('loses no payment and no notification, and the keys stay', async () => {
    const first = await start('switching');
    const merchant = await merchantOf(first);
    await merchant.fault({ path: '/notify', mode: 'network-down' });
    const number = await merchant.paid({ notify_url: 'http://127.0.0.1:1/pay/notify' });
    const { data } = await merchant.query(number);
    await first.cloud.stop();
    const second = await start('switching', { dataDir: first.dataDir });
    const again = await merchantOf(second);
    expect(again.env).toEqual({ ...merchant.env, PAY_API_BASE: `${second.cloud.url}/pay` });
    expect((await again.query(number)).data).toEqual(data);
    expect((await again.payment(number))?.owed).toMatchObject([{ event: 'TRANSACTION.SUCCESS' }]);
    expect(await again.advance(15_000)).toContain(`TRANSACTION.SUCCESS ${number} no connection`);
    await second.stop();
  });
});

describe('a reset', () => {
  it('forgets payments, also what is being told at that moment', async () => {
    const local = await start('switching');
    const inbox = await openInbox();
    const merchant = await merchantOf(local);
    const { env } = merchant;
    inbox.answers.push('hang');
    const number = await merchant.paid({ notify_url: inbox.url });
    await inbox.first;
    await merchant.control('state/reset');
    expect(await merchant.payment(number)).toBeUndefined();
    await merchant.advance();
    await merchant.advance(15_000);
    expect(inbox.arrived).toHaveLength(1);
    expect((await merchant.query(number)).status).toBe(404);
    expect((await merchantOf(local)).env).toEqual(env);
    await inbox.close();
    await local.stop();
  });
});
