import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ids under which the sandbox knows our message templates. */
export const TEMPLATE_IDS = { progress: 'tmpl-progress-local', task: 'tmpl-task-local' } as const;

const key = (): string => randomBytes(32).toString('base64');

const fresh = (): Record<string, string> => ({
  CODE_KEYS: JSON.stringify({ a: key() }),
  CODE_KID: 'a',
  VAULT_KEYS: JSON.stringify({ a: key() }),
  VAULT_KID: 'a',
  TICKET_KEY: key(),
  INDEX_KEY: key(),
  JOB_TOKEN: randomBytes(24).toString('base64url'),
  WX_APPID: 'wx-local-app',
  WX_SECRET: randomBytes(16).toString('hex'),
});

/** Throws where the local cloud has no business: its identities are chosen, not proved. */
export const refuseProduction = (env: Readonly<Record<string, string | undefined>> = process.env): void => {
  if (env['NODE_ENV'] === 'production') {
    throw new Error('The local cloud is for development only: it does not run with NODE_ENV=production.');
  }
};

/** Environment of the functions: keys made once for a data folder (`secrets.json`, readable by its owner only). */
export const localSecrets = (dataDir: string, firstAdmin: string): Record<string, string> => {
  refuseProduction();
  const file = join(dataDir, 'secrets.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  // A data folder may be older than a key: what it has stays, what it lacks is made.
  const kept = { ...fresh(), ...before };
  if (Object.keys(kept).length > Object.keys(before).length) {
    mkdirSync(dataDir, { recursive: true });
    // A half-written file would lock all that was sealed before: write beside, then rename.
    writeFileSync(`${file}.new`, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return { ...kept, FIRST_ADMIN_OPENID: firstAdmin, WX_TEMPLATES: JSON.stringify(TEMPLATE_IDS) };
};
