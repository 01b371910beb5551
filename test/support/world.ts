import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDeps } from '../../cloudfunctions/_kernel/runtime';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { personId } from '../../cloudfunctions/_kernel/hash';
import { serve, type Api } from '../../cloudfunctions/_kernel/serve';
import type { PlatformContext } from '../../cloudfunctions/_kernel/whoami';
import { api as product, consumers } from '../../cloudfunctions/composition';
import { payApi } from '../../cloudfunctions/pay/servePay';
import { sheetsApi } from '../../cloudfunctions/sheets/handlers';
import { firstAdmin } from '../../cloudfunctions/jobs/firstAdmin';
import { enter } from '../../cloudfunctions/people/handlers';
import { collections } from '../../config/collections';
import { UPLOADS } from '../../config/storage';
import { released } from '../../devcloud/app';
import { startCloud, type Cloud } from '../../devcloud/cloud/server';
import { TEMPLATE_IDS } from '../../devcloud/secrets';
import type { Result } from '../../src/domain/_kernel/contract';
import { POLICY_VERSION, SCOPES, type Consent } from '../../src/domain/_kernel/policy';
import { askNear, type Near } from './near';
import { testKinds } from './workKinds';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');

/** Secrets of a test deployment. */
export const testSecrets = {
  CODE_KEYS: JSON.stringify({ a: key(1), b: key(2) }),
  CODE_KID: 'a',
  VAULT_KEYS: JSON.stringify({ a: key(3) }),
  VAULT_KID: 'a',
  TICKET_KEY: key(4),
  INDEX_KEY: key(5),
  JOB_TOKEN: 'job-token-for-tests',
  FIRST_ADMIN_OPENID: 'openid-admin',
  WX_APPID: 'wx0000000000000000',
  WX_SECRET: 'secret-for-tests',
  WX_TEMPLATES: JSON.stringify(TEMPLATE_IDS),
} as const;

/** The product in this process, over the genuine SDK and a local cloud of its own. */
export interface World {
  cloud: Cloud;
  deps: Deps;
  district: string;
  /** Calls an action as the person behind an openid; `via` replaces the product for mutants. */
  call: (openid: string, action: string, input: unknown, requestId?: string, via?: Api) => Promise<Result<unknown>>;
  /** Calls an action that must succeed; its data. */
  ok: <T = Record<string, unknown>>(openid: string, action: string, input: unknown, requestId?: string) => Promise<T>;
  idOf: (openid: string) => string;
  /** Lets somebody open the mini-program and agree to the policy, before his first call; once. */
  meet: (openid: string) => Promise<void>;
  /** Uploads bytes under a ticket of the caller; the file id. */
  upload: (openid: string, purpose: string, requestId: string, bytes: Buffer, n?: number) => Promise<string>;
  /** Moves the clock of the product (not of the cloud) by some ms. */
  pass: (ms: number) => void;
  stop: () => Promise<void>;
}

/** The platform context of an invocation by `openid`; empty for nobody. */
export const contextOf = (openid: string): PlatformContext =>
  ({ environ: `TCB_CONTEXT_KEYS=TCB_ENV;WX_CONTEXT_KEYS=WX_OPENID;WX_OPENID=${openid}` }) as unknown as PlatformContext;

let requests = 0;
/** A fresh request id. */
export const newRequest = (): string => `test-request-${(requests += 1).toString().padStart(8, '0')}`;

/** Uploads as a phone does: asks for tickets, then puts the bytes where they say. */
export const uploader =
  (world: Pick<World, 'ok' | 'cloud'>): World['upload'] =>
  async (openid, purpose, requestId, bytes, n = 0) => {
    type Tickets = { tickets: { path: string }[] };
    const { tickets } = await world.ok<Tickets>(openid, 'files.tickets', { purpose, requestId, count: n + 1 });
    const target = `${world.cloud.url}/client/upload?path=${encodeURIComponent(tickets[n]?.path ?? '')}`;
    const body = new Uint8Array(bytes);
    const answer = await fetch(target, { method: 'PUT', headers: { 'x-openid': openid }, body });
    const { fileID, errMsg } = (await answer.json()) as { fileID?: string; errMsg?: string };
    if (fileID === undefined) throw new Error(errMsg);
    return fileID;
  };

/** Opens the mini-program for a person once: WeChat checks the words of people who are in it, who `agree` first. */
const visitor = ({ url }: Cloud, agree: (openid: string) => Promise<void>): ((openid: string) => Promise<void>) => {
  const visits = new Map<string, Promise<void>>();
  const visit = async (openid: string): Promise<void> => {
    await fetch(`${url}/control/wx/users`, { method: 'POST', body: JSON.stringify({ openid, visited: true }) });
    await agree(openid);
  };
  return (openid) => {
    const known = visits.get(openid) ?? visit(openid);
    visits.set(openid, known);
    // A cloud that was down at that moment is visited again.
    known.catch(() => visits.delete(openid));
    return known;
  };
};

/** The product over a running cloud, with the district founded and the first administrator in office. */
export const worldOver = async (
  cloud: Cloud,
  stop: World['stop'],
  secrets: Readonly<Record<string, string>> = testSecrets,
): Promise<World> => {
  Object.assign(process.env, secrets, cloud.environment());
  let ahead = 0;
  const deps: Deps = { ...createDeps(process.env, consumers), now: () => Date.now() + ahead };
  const agree = async (openid: string): Promise<void> => {
    type Person = { _id: string; consent: Consent | null };
    // Whoever was settled by a test has agreed already, or has been made not to.
    if (openid === '' || (await deps.store.get<Person>('people', personId(openid)))?.consent) return;
    const input = { version: POLICY_VERSION, scopes: SCOPES };
    await serve(product, enter, deps)({ action: 'people.consent', input, requestId: newRequest() }, contextOf(openid));
  };
  const meet = visitor(cloud, agree);
  let pay: Promise<Api> | undefined;
  // The client of WeChat Pay is large, and the merchant's keys take a moment to make: only where something is paid.
  const paying = () => (pay ??= import('./bank').then(({ bankOf }) => bankOf(cloud, secrets, deps.now)).then(payApi));
  const heavy = sheetsApi(testKinds);
  const apiOf = async (action: string): Promise<Api> => {
    if (action.startsWith('pay.')) return paying();
    return action.startsWith('sheets.') ? heavy : product;
  };
  const call: World['call'] = async (openid, action, input, requestId = newRequest(), via) => {
    await meet(openid);
    return serve(via ?? (await apiOf(String(action))), enter, deps)({ action, input, requestId }, contextOf(openid));
  };
  const ok: World['ok'] = async <T>(openid: string, action: string, input: unknown, requestId?: string) => {
    const answer = await call(openid, action, input, requestId);
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    return answer.data as T;
  };
  const { district } = await firstAdmin({ district: '离石区' }, deps);
  const pass: World['pass'] = (ms) => void (ahead += ms);
  return { cloud, deps, district, call, ok, meet, idOf: personId, upload: uploader({ ok, cloud }), pass, stop };
};

/** Starts a cloud in a temporary folder, `dataDir`, with the product right on it; what waits comes up in mixed order. */
export const startWorld = async (): Promise<World & Near & { dataDir: string }> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'linli-world-'));
  const cloud = await startCloud({
    dataDir,
    collections,
    functionEnv: testSecrets,
    clientWritePrefix: UPLOADS,
    ...released,
    timers: false,
    strictReads: true,
  });
  const near = askNear(cloud);
  const world = await worldOver(cloud, async () => {
    await cloud.stop();
    await rm(dataDir, { recursive: true });
  });
  return { ...world, ...near, dataDir };
};
