import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ask } from '../../support/stage';
import { endProcess, removeWorkFolder, workFolder } from '../programs';
import type { Row } from '../row';

const PARTS = ['src', 'cloudfunctions', 'config', 'devcloud', 'package.json', 'package-lock.json', '.npmrc'];
const FILES = [...PARTS, 'tsconfig.json', 'tsconfig.node.json', 'project.config.json'];
// Loopback ports of its own, so that a running `npm start` is not disturbed.
const PORTS = { LINLI_PORT: '18800', LINLI_CLOUD_PORT: '18780' };

let folder = '';

/** The resident's phone is usable when its page and scripts are there and its first call is answered. */
const firstCall = async (port: number): Promise<void> => {
  const host = 'wang.localhost';
  const page = await ask(port, host, '/');
  const scripts = [...page.text.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, source = '']) => source);
  if (page.status !== 200 || scripts.length === 0) throw new Error(`the phone answered ${page.status}`);
  for (const source of scripts) {
    const script = await ask(port, host, new URL(source, `http://${host}/`).pathname);
    if (script.status !== 200) throw new Error(`${source} answered ${script.status}`);
  }
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ action: 'people.me', input: {} });
  const me = await ask(port, host, '/invoke/api', { method: 'POST', headers, body });
  if (!me.text.includes('"ok":true')) throw new Error(`people.me answered ${me.status}: ${me.text}`);
};

/** Seconds from the command to the first phone that can be used; everything it started is ended again. */
const secondsToPage = async (): Promise<number> => {
  const begin = performance.now();
  const child = spawn(process.execPath, [join(folder, 'config/scripts/run.mjs'), 'start'], {
    cwd: folder,
    env: { ...process.env, ...PORTS, LINLI_DATA: join(folder, '.devcloud') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<string>((found, failed) => {
      let said = '';
      child.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        const address = /http:\/\/(localhost|127\.0\.0\.1):\d+/.exec(said);
        if (address) found(address[0]);
      });
      child.on('close', () => failed(new Error(`npm start ended before it was ready:\n${said}`)));
    });
    await firstCall(Number(new URL(url).port));
    return (performance.now() - begin) / 1000;
  } finally {
    await endProcess(child);
  }
};

const freshCopy = async (): Promise<void> => {
  folder = workFolder('start', Object.fromEntries(FILES.map((name) => [name, name])));
};

/** Row 18, cold: nothing built yet, no demo data; dependencies installed. */
export const startCold: Row = {
  name: 'start.cold',
  unit: 's',
  rounds: 1,
  note: 'one round: all builds and the demo data; to the answer of people.me on a phone',
  goal: '≤ 30 s',
  prepare: freshCopy,
  ours: secondsToPage,
  finish: async () => removeWorkFolder('start'),
  meets: ({ ours }) => ours <= 30,
};

/** Row 18, warm: built before, data there. */
export const startWarm: Row = {
  name: 'start.warm',
  unit: 's',
  rounds: 3,
  note: 'three rounds after one that builds; to the answer of people.me on a phone',
  goal: '≤ 10 s',
  prepare: async () => {
    await freshCopy();
    await secondsToPage();
  },
  ours: secondsToPage,
  finish: async () => removeWorkFolder('start'),
  meets: ({ ours }) => ours <= 10,
};
