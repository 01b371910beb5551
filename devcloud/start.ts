import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { collections } from '../config/collections';
import { functions, wxEvents } from '../config/functions';
import { UPLOADS } from '../config/storage';
import { released } from './app';
import { startCloud, type Cloud } from './cloud/server';
import { localSecrets, refuseProduction, TEMPLATE_IDS } from './secrets';
import { Refused } from './stage/http';
import { ADMIN } from './stage/personas';
import { forgetDemo, playDemo, readDemo } from './stage/seed/play';
import { startStage, type Stage } from './stage/server';

const ROOT = join(__dirname, '..');

/** Where the system keeps its data and listens; absent ports are any free ones. */
export interface SystemOptions {
  dataDir: string;
  port?: number;
  cloudPort?: number;
  functionsDir?: string;
  h5Dir?: string;
  /** Whether a read that no declared index serves is an error, as in tests. */
  strictReads?: boolean;
  /** Whether timers run by the clock; tests fire them by hand. */
  timers?: boolean;
  /** Function processes for calls from outside (default: the cloud's own). */
  maxProcesses?: number;
  /** Whether the demo data are played (default true). */
  demo?: boolean;
  /** Hears what takes a while. */
  say?: (sentence: string) => void;
}

/** The whole product on one machine. */
export interface System {
  url: string;
  cloud: Cloud;
  stage: Stage;
  /** Fires the minute timer of the jobs function and waits until it is done. */
  minute: () => Promise<unknown>;
  stop: () => Promise<void>;
}

const minuteOf = (cloudUrl: string) => async (): Promise<unknown> => {
  const timed = functions.find(({ timers }) => timers.length > 0);
  const timer = timed?.timers[0];
  if (!timed || !timer) throw new Error('No function declares a timer.');
  const answer = await fetch(`${cloudUrl}/control/timers/${timed.name}/${timer.name}`, { method: 'POST' });
  return answer.json();
};

const openCloud = (options: SystemOptions, secrets: Readonly<Record<string, string>>): Promise<Cloud> =>
  startCloud({
    dataDir: join(options.dataDir, 'cloud'),
    ...(options.cloudPort === undefined ? {} : { port: options.cloudPort }),
    functionsDir: options.functionsDir ?? join(ROOT, 'dist', 'functions'),
    functions,
    collections,
    wxEvents,
    strictReads: options.strictReads ?? false,
    functionEnv: secrets,
    clientWritePrefix: UPLOADS,
    ...released,
    timers: options.timers ?? true,
    ...(options.maxProcesses === undefined ? {} : { maxProcesses: options.maxProcesses }),
  });

interface Running {
  cloud: Cloud;
  minute: () => Promise<unknown>;
  play: () => Promise<void>;
}

const emptied = async (options: SystemOptions, { cloud, play }: Running): Promise<void> => {
  const answer = await fetch(`${cloud.url}/control/state/reset`, { method: 'POST' });
  if (!answer.ok) throw new Refused(502, `The cloud was not emptied: ${await answer.text()}`);
  forgetDemo(options.dataDir);
  await play();
};

const openStage = (options: SystemOptions, running: Running): Promise<Stage> =>
  startStage({
    ...(options.port === undefined ? {} : { port: options.port }),
    cloudUrl: running.cloud.url,
    h5Dir: options.h5Dir ?? join(ROOT, 'dist', 'h5'),
    templateIds: TEMPLATE_IDS,
    demo: () => readDemo(options.dataDir),
    minute: running.minute,
    reset: () => emptied(options, running),
  });

/** Starts the local cloud and the Stage, plays the demo data once, and answers when all is usable. */
export const startSystem = async (options: SystemOptions): Promise<System> => {
  refuseProduction();
  mkdirSync(options.dataDir, { recursive: true });
  const secrets = localSecrets(options.dataDir, ADMIN.openid);
  const cloud = await openCloud(options, secrets);
  try {
    const minute = minuteOf(cloud.url);
    const play = async (): Promise<void> => {
      await playDemo({ cloudUrl: cloud.url, dataDir: options.dataDir, jobToken: secrets['JOB_TOKEN'] ?? '' });
      await minute();
    };
    if (options.demo !== false && readDemo(options.dataDir) === undefined) {
      options.say?.('Playing the demo data, once …');
      await play();
    }
    const stage = await openStage(options, { cloud, minute, play });
    const stop = async (): Promise<void> => {
      await stage.stop();
      await cloud.stop();
    };
    return { url: stage.url, cloud, stage, minute, stop };
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

const portFrom = (name: string, fallback: number): number => {
  const port = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`${name} is not a port.`);
  return port;
};

// `npm start` builds the app beside us and says when it is there.
const appBuilt = (): Promise<unknown> =>
  process.env['LINLI_APP'] === 'building'
    ? new Promise((resolve) => process.once('message', resolve))
    : Promise.resolve();

const main = async (): Promise<void> => {
  const built = appBuilt();
  const began = performance.now();
  const system = await startSystem({
    dataDir: resolve(process.env['LINLI_DATA'] ?? join(ROOT, '.devcloud')),
    port: portFrom('LINLI_PORT', 8800),
    cloudPort: portFrom('LINLI_CLOUD_PORT', 8780),
    say: console.log,
  });
  await built;
  process.disconnect?.();
  console.log(`Ready in ${((performance.now() - began) / 1000).toFixed(1)} s: open ${system.url}  (Ctrl-C ends all)`);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void system.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
};

const sentenceOf = (error: unknown): string => {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  if (code !== 'EADDRINUSE') return message ?? String(error);
  return `Port ${port} is in use: is it running already? LINLI_PORT and LINLI_CLOUD_PORT choose others.`;
};

if (resolve(process.argv[1] ?? '') === __filename) {
  main().catch((error: unknown) => {
    console.error(process.env['DEBUG'] ? error : sentenceOf(error));
    process.exit(1);
  });
}
