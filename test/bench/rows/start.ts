import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endProcess, removeWorkFolder, workFolder } from '../programs';
import type { Row } from '../row';

const PARTS = ['src', 'cloudfunctions', 'config', 'devcloud', 'package.json', 'package-lock.json', '.npmrc'];
const FILES = [...PARTS, 'tsconfig.json', 'tsconfig.node.json', 'project.config.json'];
// Loopback ports of its own, so that a running `npm start` is not disturbed.
const PORTS = { LINLI_PORT: '18800', LINLI_CLOUD_PORT: '18780' };

let folder = '';

/** Seconds from the command to the first page that answers; everything it started is ended again. */
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
    const page = await fetch(url);
    if (!page.ok || !(await page.text()).includes('<')) throw new Error(`${url} answered ${page.status}`);
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
  note: 'one round: all builds',
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
  note: 'three rounds after one that builds',
  goal: '≤ 10 s',
  prepare: async () => {
    await freshCopy();
    await secondsToPage();
  },
  ours: secondsToPage,
  finish: async () => removeWorkFolder('start'),
  meets: ({ ours }) => ours <= 10,
};
