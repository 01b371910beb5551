import { createHash, X509Certificate } from 'node:crypto';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Local } from '../../local';
import { behaviour } from '../../../support/behaviours';
import { merchantOf } from '../../../support/merchant';
import { PAGES } from './sources';

interface Signed {
  path?: string;
  signedPath?: string;
  body?: string;
  sentBody?: string;
  age?: number;
  mchid?: string;
  serial?: string;
  key?: string;
  authorization?: string;
}

/** A request signed by hand, so that each part of its signature can be wrong. */
const send = async (local: Local, more: Signed = {}) => {
  const { env } = await merchantOf(local);
  const path = more.path ?? '/pay/v3/certificates';
  const body = more.body ?? '';
  const [time, nonce] = [String(Formatter.timestamp() - (more.age ?? 0)), Formatter.nonce()];
  const method = body === '' ? 'GET' : 'POST';
  const message = Formatter.request(method, more.signedPath ?? path, time, nonce, body);
  const signature = Rsa.sign(message, more.key ?? env.PAY_PRIVATE_KEY);
  const claims = [more.mchid ?? env.PAY_MCHID, nonce, signature, time, more.serial ?? env.PAY_SERIAL] as const;
  const authorization = more.authorization ?? Formatter.authorization(...claims);
  const sent = more.sentBody ?? body;
  const response = await fetch(`${local.cloud.url}${path}`, {
    method,
    headers: { authorization, accept: 'application/json' },
    ...(sent === '' ? {} : { body: sent }),
  });
  return {
    status: response.status,
    headers: response.headers,
    data: (await response.json()) as Record<string, unknown>,
  };
};

/** Signatures of requests and of answers, and the platform's keys. */
export const signing = [
  behaviour('a request without a well-formed Authorization is SIGN_ERROR', PAGES.signing, async ({ local }) => {
    for (const authorization of ['Bearer x', 'WECHATPAY2-SHA256-RSA2048 mchid="1900000109"'])
      expect(await send(local, { authorization })).toMatchObject({ status: 401, data: { code: 'SIGN_ERROR' } });
  }),
  behaviour('the signature covers the body as it was sent', PAGES.signing, async ({ local }) => {
    const { env, number } = await merchantOf(local);
    const path = `/pay/v3/pay/transactions/out-trade-no/${number()}/close`;
    const body = `{"mchid":"${env.PAY_MCHID}"}`;
    const changed = await send(local, { path, body, sentBody: `{"mchid": "${env.PAY_MCHID}"}` });
    expect(changed).toMatchObject({ status: 401, data: { code: 'SIGN_ERROR' } });
  }),
  behaviour('the signature covers the query', PAGES.signing, async ({ local }) => {
    const path = '/pay/v3/certificates?algorithm_type=RSA';
    expect((await send(local, { path })).status).toBe(200);
    expect((await send(local, { path, signedPath: '/pay/v3/certificates' })).status).toBe(401);
  }),
  behaviour('a wrong signature is told what was checked', PAGES.signError, async ({ local }) => {
    const { data } = await send(local, { signedPath: '/pay/v3/elsewhere' });
    expect(data).toMatchObject({
      code: 'SIGN_ERROR',
      message: '错误的签名，验签失败',
      detail: {
        detail: { issue: 'sign not match' },
        field: 'signature',
        location: 'authorization',
        sign_information: { method: 'GET', url: '/pay/v3/certificates', sign_message_length: expect.any(Number) },
      },
    });
  }),
  behaviour('a timestamp more than five minutes away is SIGN_ERROR', PAGES.fiveMinutes, async ({ local }) => {
    for (const [age, status] of [
      [290, 200],
      [-290, 200],
      [310, 401],
      [-310, 401],
    ] as const)
      expect((await send(local, { age })).status).toBe(status);
  }),
  behaviour('the serial of another certificate is SIGN_ERROR', PAGES.merchantSerial, async ({ local }) => {
    expect(await send(local, { serial: 'F'.repeat(40) })).toMatchObject({
      status: 401,
      data: { code: 'SIGN_ERROR', message: '商户证书序列号有误。请使用签名私钥匹配的证书序列号' },
    });
    expect((await send(local, { mchid: '1900000001' })).status).toBe(401);
  }),
  behaviour(
    'a refusal for its signature is itself unsigned, other refusals are signed',
    PAGES.signError,
    async ({ local }) => {
      const { env } = await merchantOf(local);
      const unknown = await send(local, { age: 400 });
      expect(unknown.headers.get('wechatpay-signature')).toBeNull();
      expect(unknown.headers.get('request-id')).toMatch(/\S/);
      const known = await send(local, { path: `/pay/v3/pay/transactions/out-trade-no/NOBODY1?mchid=${env.PAY_MCHID}` });
      expect(known.status).toBe(404);
      expect(known.headers.get('wechatpay-signature')).toMatch(/=$/);
    },
  ),
  behaviour('an answer is signed by the key the request names', PAGES.whichKey, async ({ local }) => {
    const { env, order, ask } = await merchantOf(local);
    const { number } = await order();
    const path = `v3/pay/transactions/out-trade-no/${number}`;
    const ids = Object.keys(JSON.parse(env.PAY_PLATFORM_KEYS) as object);
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      const { headers } = await ask('get', path, { mchid: env.PAY_MCHID }, { 'Wechatpay-Serial': id });
      expect(headers['wechatpay-serial']).toBe(id);
    }
  }),
  behaviour(
    'a request that names no key is answered with the certificate while a merchant switches',
    PAGES.whichKey,
    async ({ local }) => {
      const { order, query } = await merchantOf(local);
      expect((await query((await order()).number)).headers['wechatpay-serial']).toMatch(/^4[0-9A-F]{39}$/);
    },
  ),
  behaviour('a key nobody has is PARAM_ERROR', PAGES.wrongSerial, async ({ local }) => {
    const { ask } = await merchantOf(local);
    expect(await ask('get', 'v3/certificates', {}, { 'Wechatpay-Serial': 'PUB_KEY_ID_0' })).toMatchObject({
      status: 400,
      data: { code: 'PARAM_ERROR', message: '平台证书序列号Wechatpay-Serial错误' },
    });
  }),
  behaviour('the certificate comes sealed and opens to the key that signs', PAGES.publicKey, async ({ local }) => {
    const { env, ask } = await merchantOf(local);
    const { data } = await ask('get', 'v3/certificates');
    const [one] = data['data'] as { serial_no: string; encrypt_certificate: Record<string, string> }[];
    const { ciphertext = '', nonce = '', associated_data: aad } = one?.encrypt_certificate ?? {};
    const certificate = new X509Certificate(Aes.AesGcm.decrypt(ciphertext, env.PAY_APIV3_KEY, nonce, aad));
    expect(certificate.serialNumber).toBe(one?.serial_no);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    const given = (JSON.parse(env.PAY_PLATFORM_KEYS) as Record<string, string>)[certificate.serialNumber];
    expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(given);
  }),
  behaviour('a public key has an id that is no serial number', PAGES.publicKey, async ({ local }) => {
    const { env } = await merchantOf(local);
    const ids = Object.keys(JSON.parse(env.PAY_PLATFORM_KEYS) as object);
    expect(ids.filter((id) => /^PUB_KEY_ID_\d{32}$/.test(id))).toHaveLength(1);
    expect(createHash('sha1').update(env.PAY_APIV3_KEY).digest()).toHaveLength(20);
    expect(env.PAY_APIV3_KEY).toHaveLength(32);
  }),
  behaviour('what the sandbox does not serve is refused by name', PAGES.unknowns, async ({ local }) => {
    const { ask } = await merchantOf(local);
    expect(await ask('get', 'v3/profitsharing/orders/1')).toMatchObject({
      status: 404,
      data: { code: 'RESOURCE_NOT_EXISTS', message: expect.stringContaining('/v3/profitsharing/orders/1') },
    });
    expect(await ask('get', 'v3/pay/transactions/jsapi')).toMatchObject({ status: 405 });
  }),
];
