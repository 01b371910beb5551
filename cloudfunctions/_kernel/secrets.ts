/** The secrets of a deployment, read from the environment only. */
export interface Secrets {
  codeKeys: ReadonlyMap<string, Buffer>;
  codeKid: string;
  vaultKeys: ReadonlyMap<string, Buffer>;
  vaultKid: string;
  ticketKey: Buffer;
  indexKey: Buffer;
  jobToken: string;
  firstAdmin: string;
  wechat: { appId: string; secret: string; base: string; templates: Readonly<Record<string, string>> };
}

type Env = Readonly<Record<string, string | undefined>>;

const need = (env: Env, name: string): string => {
  const value = env[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
};

const keyOf = (name: string, base64: string): Buffer => {
  const key = Buffer.from(base64, 'base64');
  if (key.length !== 32) throw new Error(`${name}: a key must be 32 bytes in base64`);
  return key;
};

const keysOf = (env: Env, name: string): ReadonlyMap<string, Buffer> =>
  new Map(
    Object.entries(JSON.parse(need(env, name)) as Record<string, string>).map(([kid, key]) => [kid, keyOf(name, key)]),
  );

/** Reads and checks every secret at once, so that a half-configured function never answers. */
export const readSecrets = (env: Env): Secrets => ({
  codeKeys: keysOf(env, 'CODE_KEYS'),
  codeKid: need(env, 'CODE_KID'),
  vaultKeys: keysOf(env, 'VAULT_KEYS'),
  vaultKid: need(env, 'VAULT_KID'),
  ticketKey: keyOf('TICKET_KEY', need(env, 'TICKET_KEY')),
  indexKey: keyOf('INDEX_KEY', need(env, 'INDEX_KEY')),
  jobToken: need(env, 'JOB_TOKEN'),
  firstAdmin: env['FIRST_ADMIN_OPENID'] ?? '',
  wechat: {
    appId: need(env, 'WX_APPID'),
    secret: need(env, 'WX_SECRET'),
    base: env['WX_API_BASE'] ?? '',
    templates: JSON.parse(env['WX_TEMPLATES'] ?? '{}') as Record<string, string>,
  },
});
