import { spawn } from 'node:child_process';
import { testSecrets } from '../../support/world';
import type { Verdict } from '../probes/crash';
import type { Row } from '../row';
import { startStation, type Reach, type Station } from '../station';

const REPORTS = 120;
const KILLS = 20;
/** The writer's lease ends, then that of each killed sweep, and at last a message that was being sent is given up. */
const [WRITER_OVER, SWEEP_OVER, SENDING_OVER] = [11_000, 31_000, 180_000];

let station: Station | undefined;
let verdict: Verdict | undefined;
let killed = 0;

/** Runs the deliverer until `stop` says so of what it has told, then kills it -9; whether it was killed. */
const deliver = (reach: Reach, ahead: number, stop: (told: string) => boolean): Promise<boolean> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/bench/probes/deliverer.ts'], {
      env: { ...process.env, ...testSecrets, ...reach.environment, BENCH_AHEAD: String(ahead) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (part: Buffer) => {
      told += part.toString();
      if (stop(told)) child.kill('SIGKILL');
    });
    child.on('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') ended(signal === 'SIGKILL');
      else failed(new Error(`the deliverer ended with ${code ?? signal}`));
    });
  });

// Every third dies while it sends a message, the others after 10 to 59 writes.
const stopOf =
  (kill: number) =>
  (told: string): boolean =>
    kill % 3 === 0 ? told.split('s').length > 1 + (kill % 4) : told.length >= 10 + ((kill * 37) % 50);

const killAndFinish = async ({ ask, reach }: Station): Promise<Verdict> => {
  await ask('pile', REPORTS);
  let ahead = WRITER_OVER;
  for (let kill = 0; kill < KILLS; kill += 1, ahead += SWEEP_OVER) {
    killed += Number(await deliver(reach, ahead, stopOf(kill)));
  }
  await deliver(reach, ahead + SENDING_OVER, () => false);
  return ask<Verdict>('judge');
};

const summary = (): string => {
  const states = Object.entries(verdict?.messages ?? {}).map(([state, n]) => `${n} ${state}`);
  return `${killed} kills, ${verdict?.events ?? 0} events to one person each; subscribe messages: ${states.join(', ')}`;
};

/** Row 16, kill -9: every event is in the inbox exactly once, and no subscribe message arrives twice. */
export const outboxCrash: Row = {
  name: 'outbox.crash',
  unit: 'wrong',
  rounds: 1,
  note: `one run of up to ${KILLS} kills of the delivering process`,
  goal: '0 lost, doubled or stuck',
  prepare: async () => {
    station = await startStation('crash');
  },
  ours: async () => {
    if (station) verdict = await killAndFinish(station);
    return verdict?.wrong.length ?? Number.NaN;
  },
  finish: async () => station?.end(),
  details: () => [summary(), ...(verdict?.wrong.slice(0, 10) ?? [])],
  meets: ({ ours }) => ours === 0 && killed > 0,
};
