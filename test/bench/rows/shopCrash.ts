import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { postJson } from '../../support/peek';
import { testSecrets } from '../../support/world';
import type { Verdict } from '../probes/shopCrash';
import type { Work } from '../probes/shopWorker';
import { removeWorkFolder, workFolder } from '../programs';
import type { Row } from '../row';
import type { Counter } from '../shopStories';
import { startStation, type Station } from '../station';

const KILLS = 50;
const SCARCE_KILLS = 10;
/** Stories that two processes play at the same time, each under the same requests as the other. */
const TOGETHER = 4;
/** Enough to be busy with until the end; and so little that there is not enough for those who come first. */
const [PLENTY, SCARCE] = [60, 4];
/** The leases of the dead are over. */
const LEASES_OVER = 31_000;

const FOLDER = 'shop-worker';

let station: Station | undefined;
let program = '';
let [long, scarce, mutant]: (Outcome | undefined)[] = [];
let ahead = 0;
const accidents = new Set<string>();

/** The worker as one file: it starts as fast as a function does, so that it dies at work and not on its way. */
const bundle = async (): Promise<string> => {
  const outfile = join(workFolder(FOLDER, {}), 'worker.cjs');
  const entryPoints = ['test/bench/probes/shopWorker.ts'];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', packages: 'external', format: 'cjs' });
  return outfile;
};

/** Runs a process until it has begun `writes` writes, then kills it -9; whether it was killed. */
const workUntil = (environment: Readonly<Record<string, string>>, work: Work, writes: number): Promise<boolean> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, ...testSecrets, ...environment, BENCH_WORK: JSON.stringify(work) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (part: Buffer) => {
      told += part.toString();
      if (told.length >= writes) child.kill('SIGKILL');
    });
    child.on('close', (code, signal) => {
      for (const [, action] of told.matchAll(/!(.*)\n/g)) accidents.add(`${action} failed`);
      if (code === 0 || signal === 'SIGKILL') ended(signal === 'SIGKILL');
      else failed(new Error(`a process of the shop ended with ${code ?? signal}`));
    });
  });

interface Outcome extends Verdict {
  killed: number;
  /** Pieces that were put aside beyond what there was, at the worst. */
  oversold: number;
}

/** Kills process after process while they sell; the next ones take up what the dead have left. */
const sellAndDie = async (
  { ask, reach }: Station,
  { kills, stock, looksFirst }: { kills: number; stock: number; looksFirst: boolean },
): Promise<Outcome> => {
  const counter = await ask<Counter>('open', stock);
  let [killed, oversold, first] = [0, 0, 0];
  for (let round = 0; killed < kills && round < kills; round += 1, first += TOGETHER / 2) {
    // Each round comes back to half of the stories of the round before.
    const stories = Array.from({ length: TOGETHER }, (_, n) => first + n);
    const work: Work = { url: reach.url, counter, ahead, stories, looksFirst };
    const die = (n: number) => workUntil(reach.environment, work, 4 + ((round * 37 + n * 53) % 30));
    killed += (await Promise.all([die(0), die(1)])).filter(Boolean).length;
    oversold = Math.max(oversold, -(await ask<number>('left', counter)));
    ahead += LEASES_OVER;
    await postJson(`${reach.url}/control/clock`, { advance: LEASES_OVER });
  }
  const verdict = await ask<Verdict>('judge', { counter, stories: first + TOGETHER / 2, ahead });
  ahead = verdict.ahead;
  return { ...verdict, killed, oversold };
};

const lineOf = ({ killed, orders, refunds, oversold }: Outcome): string => {
  const list = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([state, n]) => `${n} ${state}`)
      .join(', ');
  return `${killed} killed; orders: ${list(orders)}; refunds: ${list(refunds)}; oversold ${oversold}`;
};

/** Row 13, kill -9: whatever dies when, goods and money add up once all has settled. */
export const shopCrash: Row = {
  name: 'shop.crash',
  unit: 'wrong',
  rounds: 1,
  note: `one run of ${KILLS} kills, two processes at a time; the mutant looks first and writes then`,
  goal: '0 wrong after 50 kills; the mutant oversells',
  prepare: async () => {
    program = await bundle();
    station = await startStation('shopCrash');
    mutant = await sellAndDie(station, { kills: SCARCE_KILLS, stock: SCARCE, looksFirst: true });
    accidents.clear();
  },
  ours: async () => {
    if (!station) return Number.NaN;
    scarce = await sellAndDie(station, { kills: SCARCE_KILLS, stock: SCARCE, looksFirst: false });
    long = await sellAndDie(station, { kills: KILLS, stock: PLENTY, looksFirst: false });
    return long.wrong.length + scarce.wrong.length + scarce.oversold + accidents.size;
  },
  finish: async () => {
    await station?.end();
    removeWorkFolder(FOLDER);
  },
  details: () => [
    ...[long, scarce].flatMap((one) => (one ? [lineOf(one), ...one.wrong.slice(0, 10)] : [])),
    ...accidents,
    ...(mutant ? [`mutant: ${lineOf(mutant)}, ${mutant.wrong.length} wrong`] : []),
  ],
  meets: ({ ours }) => ours === 0 && (long?.killed ?? 0) >= KILLS && (mutant?.oversold ?? 0) > 0,
};
