import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { collections } from '../../config/collections';
import { functions, wxEvents } from '../../config/functions';
import { UPLOADS } from '../../config/storage';
import { released } from '../../devcloud/app';
import { startCloud, type CloudOptions } from '../../devcloud/cloud/server';
import type { Result } from '../../src/domain/_kernel/contract';
import { functionOf } from '../../src/domain/servedBy';
import { postJson } from './peek';
import { newRequest, testSecrets, uploader, worldOver, type World } from './world';

const root = path.resolve(__dirname, '../..');

/** The folder of the deployed functions, to be read only: whoever asks first builds them for the whole run. */
export const buildBundles = async (): Promise<string> => {
  const shared = path.join(process.env['LINLI_RUN'] ?? '', 'functions');
  if (existsSync(shared)) return shared;
  const outDir = await mkdtemp(`${shared}-`);
  const script = `require('./config/buildFunctions.ts').buildFunctions(${JSON.stringify(functions.map(({ name }) => name))}, ${JSON.stringify(outDir)})`;
  const args = ['--import', 'tsx', '-e', script];
  await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } });
  await rename(outDir, shared).catch((error: unknown) => {
    // Of two who began at once the first was quicker: his are the same.
    if (!existsSync(shared)) throw error;
  });
  return shared;
};

/** How a cloud runs the product as it is deployed: its bundles, its collections, its secrets; timers by hand. */
export const deployed = (functionsDir: string, dataDir: string): CloudOptions => ({
  dataDir,
  functionsDir,
  functions,
  collections,
  wxEvents,
  functionEnv: testSecrets,
  clientWritePrefix: UPLOADS,
  ...released,
  timers: false,
  strictReads: true,
  maxProcesses: 2,
});

/** A new folder for the data of a cloud, and how to remove it. */
export const newDataDir = async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'linli-deployed-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
};

/** A world whose every call goes the way of a phone: through the gateway into the bundled function. */
export const overGateway = (world: World): World => {
  const call: World['call'] = async (openid, action, input, requestId = newRequest()) => {
    await world.meet(openid);
    const target = `${world.cloud.url}/client/invoke/${functionOf(action)}`;
    const answer = await postJson<{ result?: Result<unknown>; errMsg: string }>(
      target,
      { action, input, requestId },
      openid,
    );
    if (answer.result === undefined) throw new Error(answer.errMsg);
    return answer.result;
  };
  const ok: World['ok'] = async <T>(openid: string, action: string, input: unknown, requestId?: string) => {
    const answer = await call(openid, action, input, requestId);
    if (!answer.ok) throw new Error(`${action}: ${JSON.stringify(answer.error)}`);
    return answer.data as T;
  };
  return { ...world, call, ok, upload: uploader({ ok, cloud: world.cloud }) };
};

/** Starts a cloud of its own that runs the product as it is deployed. */
export const startDeployed = async (more: Partial<CloudOptions> = {}): Promise<World> => {
  const [bundles, { dataDir, remove }] = await Promise.all([buildBundles(), newDataDir()]);
  const cloud = await startCloud({ ...deployed(bundles, dataDir), ...more });
  const world = await worldOver(cloud, async () => {
    await cloud.stop();
    await remove();
  });
  return overGateway(world);
};

/** One invocation of a function, as the gateway logged it. */
export interface Invoked {
  n: number;
  fn: string;
  openid: string;
  trips: number;
  tripsByAction: Readonly<Record<string, number>>;
  indexed: boolean;
  logs: string[];
  error?: string;
}

/** The invocations after number `after`, oldest first. */
export const invocations = async (world: Pick<World, 'cloud'>, after = 0): Promise<Invoked[]> => {
  const answer = await fetch(`${world.cloud.url}/control/invocations?after=${after}`);
  return ((await answer.json()) as { invocations: Invoked[] }).invocations;
};

/** Fires the minute’s timer and waits until it is done. */
export const fireTimer = (world: Pick<World, 'cloud'>) =>
  postJson<{ ok: boolean; result?: unknown }>(`${world.cloud.url}/control/timers/jobs/everyMinute`, {});
