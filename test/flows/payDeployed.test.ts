import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { functions } from '../../config/functions';
import type { PhoneParams } from '../../cloudfunctions/_kernel/payPort';
import type { OrderView } from '../../src/domain/shop/order';
import { buildBundles, fireTimer, invocations, startDeployed } from '../support/bundles';
import { merchantEnv } from '../support/bank';
import { postJson } from '../support/peek';
import { buy, newBuyer, openShop, type Shop } from '../support/shops';
import { buildTown } from '../support/town';
import { newRequest, type World } from '../support/world';

const MERCHANT = functions.find(({ name }) => name === 'pay')?.env.filter((name) => name.startsWith('PAY_')) ?? [];

describe('the bundles', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await buildBundles();
  });
  const bundle = (name: string): string => readFileSync(path.join(folder, name, 'index.js'), 'utf8');

  it('know nothing of the merchant, but for the one of pay', () => {
    const marks = [...MERCHANT, 'api.mch.weixin.qq.com', 'wechatpay-axios-plugin'];
    expect(MERCHANT).toHaveLength(6);
    for (const mark of marks) expect([mark, bundle('pay').includes(mark)]).toEqual([mark, true]);
    for (const name of functions.map((one) => one.name).filter((one) => one !== 'pay')) {
      expect(existsSync(path.join(folder, name))).toBe(true);
      expect([name, marks.filter((mark) => bundle(name).includes(mark))]).toEqual([name, []]);
      expect(functions.find((one) => one.name === name)?.env).not.toEqual(expect.arrayContaining([MERCHANT[0]]));
    }
  });
});

describe.each(['public-key', 'certificate', 'switching'] as const)('as it is deployed, WeChat signing by %s', (pay) => {
  let world: World;
  let shop: Shop;
  beforeAll(async () => {
    world = await startDeployed({ pay });
    shop = await openShop(await buildTown(world));
  });
  afterAll(() => world.stop());

  const control = (to: string, body: object = {}) => postJson(`${world.cloud.url}/control/${to}`, body);
  const stateOf = async (openid: string, id: string) => (await world.ok<OrderView>(openid, 'shop.order', { id })).state;
  const payOn = async (openid: string, id: string): Promise<unknown> => {
    const params = await world.ok<PhoneParams>(openid, 'pay.prepay', { id });
    return postJson(`${world.cloud.url}/client/pay`, { ...params, answer: 'pay' }, openid);
  };

  it('an order is paid by the notification at the address of the function', async () => {
    const openid = newBuyer();
    const { id } = await buy(shop, openid);
    expect(await payOn(openid, id)).toEqual({ errMsg: 'requestPayment:ok' });
    await control('clock', { advance: 0 });
    expect(await stateOf(openid, id)).toBe('paid');
    const calls = (await invocations(world)).filter(({ fn }) => fn === 'pay');
    expect(calls.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(calls.every(({ indexed }) => indexed)).toBe(true);
  });

  it('an order is paid by a notification whose body came in base64', async () => {
    await control('switches', { httpBodyBase64: true });
    const openid = newBuyer();
    const { id } = await buy(shop, openid);
    await payOn(openid, id);
    await control('clock', { advance: 0 });
    await control('switches', { httpBodyBase64: false });
    expect(await stateOf(openid, id)).toBe('paid');
  });

  it('the minute’s timer asks WeChat where nothing was told', async () => {
    await control('faults', { target: 'pay', path: '/notify', mode: 'network-down' });
    const openid = newBuyer();
    const { id } = await buy(shop, openid);
    await payOn(openid, id);
    await control('clock', { advance: 61_000 });
    // Of two clocks only the cloud’s was moved: functions live by it.
    expect(await fireTimer(world)).toMatchObject({ ok: true });
    expect(await stateOf(openid, id)).toBe('paid');
  });

  it('probes with a wrong signature are refused', async () => {
    const url = `${world.cloud.url}/web/${world.cloud.envId}/pay/notify`;
    expect(await control('pay/signtest', { url })).toMatchObject({ passed: true, outcome: '401' });
  });

  it('a client cannot begin what only jobs begins, nor play the notification', async () => {
    const call = async (event: object) =>
      (await postJson<{ result: unknown }>(`${world.cloud.url}/client/invoke/pay`, event, newBuyer())).result;
    expect(await call({ task: 'sweep', input: {} })).toEqual({ ok: false, error: { code: 'FORBIDDEN' } });
    expect(await call({ task: 'reconcile', token: 'x', input: {} })).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect(await call({ httpMethod: 'POST', headers: {}, body: '{}' })).toMatchObject({ statusCode: 401 });
    expect(await call({ action: 'shop.mine', input: {}, requestId: newRequest() })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  it('the keys of this mode are those the function was given', async () => {
    const kinds = Object.keys(JSON.parse((await merchantEnv(world.cloud))['PAY_PLATFORM_KEYS'] ?? '{}') as object).map(
      (id) => (id.startsWith('PUB_KEY_ID_') ? 'public-key' : 'certificate'),
    );
    expect(kinds.sort()).toEqual(pay === 'switching' ? ['certificate', 'public-key'] : [pay]);
  });
});
