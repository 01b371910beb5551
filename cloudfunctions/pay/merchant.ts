import type { Merchant } from '../_kernel/payPort';

type Env = Readonly<Record<string, string | undefined>>;

const API_KEY_BYTES = 32;

const need = (env: Env, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
};

/** The merchant of a deployment, read by this function alone; a half-configured one is refused at once. */
export const readMerchant = (env: Env, now: () => number): Merchant => {
  const apiV3Key = need(env, 'PAY_APIV3_KEY');
  if (Buffer.byteLength(apiV3Key) !== API_KEY_BYTES) throw new Error('PAY_APIV3_KEY: the key must be 32 bytes');
  const platformKeys = JSON.parse(need(env, 'PAY_PLATFORM_KEYS')) as Record<string, string>;
  const oneLine = (pem: string): string => pem.replaceAll('\\n', '\n');
  return {
    appId: need(env, 'WX_APPID'),
    mchid: need(env, 'PAY_MCHID'),
    serial: need(env, 'PAY_SERIAL'),
    // Consoles that keep a variable on one line write its line ends out.
    privateKey: oneLine(need(env, 'PAY_PRIVATE_KEY')),
    apiV3Key,
    platformKeys: Object.fromEntries(Object.entries(platformKeys).map(([id, key]) => [id, oneLine(key)])),
    notifyUrl: need(env, 'PAY_NOTIFY_URL'),
    base: env['PAY_API_BASE'] ?? '',
    now,
  };
};
