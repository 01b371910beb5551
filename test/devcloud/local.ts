import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import cloudbase from '@cloudbase/node-sdk';
import { startCloud } from '../../devcloud/cloud/server';
import type { Cloud, CloudOptions } from '../../devcloud/cloud/server';

/** A cloud of its own for one test file, and the genuine SDK pointed at it. */
export interface Local {
  cloud: Cloud;
  dataDir: string;
  app: ReturnType<typeof cloudbase.init>;
  stop(): Promise<void>;
}

const functionsDir = path.join(__dirname, 'fixtures', 'functions');

const decl = (name: string, more: Partial<NonNullable<CloudOptions['functions']>[number]> = {}) => ({
  name,
  timeout: 5,
  memorySize: 256,
  env: [],
  timers: [],
  routes: [],
  ...more,
});

/** The collections every test file may use. */
export const collections: NonNullable<CloudOptions['collections']> = [
  { name: 'items', indexes: [], rule: 'ADMINONLY' },
  { name: 'stock', indexes: [], rule: 'ADMINONLY' },
  { name: 'seen', indexes: [], rule: 'ADMINONLY' },
  {
    name: 'reports',
    rule: 'ADMINONLY',
    indexes: [
      { name: 'community_at', keys: { communityId: 1, at: -1 } },
      { name: 'state_at', keys: { communityId: 1, state: 1, at: -1 } },
      { name: 'tags', keys: { tags: 1, at: -1 } },
      { name: 'number', keys: { number: 1 }, unique: true },
    ],
  },
];

/** Starts a cloud in a fresh folder and sets this process's environment to it. */
export const startLocal = async (options: Partial<CloudOptions> = {}): Promise<Local> => {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'linli-cloud-'));
  const cloud = await startCloud({
    dataDir,
    functionsDir,
    collections,
    functions: [
      decl('echo', { env: ['SECRET'] }),
      decl('outer'),
      decl('inner'),
      decl('trouble', { timeout: 1 }),
      decl('tick', { timers: [{ name: 'everyMinute', config: '0 */1 * * * * *' }] }),
    ],
    functionEnv: { SECRET: 'for echo only', OTHER: 'for nobody' },
    clientWritePrefix: 'u/',
    timers: false,
    ...options,
  });
  // SILENCE: the SDK leaves its slow-request timer running after an error.
  Object.assign(process.env, cloud.environment(), { SILENCE: 'true' });
  const app = cloudbase.init({ env: cloud.envId, keepalive: true });
  const stop = async (): Promise<void> => {
    await cloud.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { cloud, dataDir, app, stop };
};

/** Sends a JSON request to the cloud and reads the JSON answer. */
export const post = async (url: string, body: unknown, openid?: string): Promise<Record<string, unknown>> => {
  const headers = { 'content-type': 'application/json', ...(openid === undefined ? {} : { 'x-openid': openid }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
};

/** Reads JSON from the cloud. */
export const get = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;
