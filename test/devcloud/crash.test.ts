import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Book, prepare, work } from './crash/load';
import { buildGateway, startVictim } from './crash/process';
import type { Victim } from './crash/process';
import { faultsOf } from './crash/verify';
import { Random } from './differential/random';

const ROUNDS = 50;
/** Points of the gateway at which it is killed, and after how many passings at most. */
const POINTS: readonly (readonly [string, number])[] = [
  ['half-written', 15],
  ['before-commit', 40],
  ['after-commit', 40],
  ['file-written', 6],
  ['file-renamed', 6],
  ['file-synced', 6],
  ['file-row', 6],
  ['file-row-gone', 3],
];

jest.setTimeout(300_000);

const dataDir = mkdtempSync(join(tmpdir(), 'linli-crash-'));
const gateway = buildGateway();
let victim: Victim | undefined;

afterAll(async () => {
  victim?.kill();
  await victim?.gone;
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(gateway, { force: true });
});

/** Starts the gateway, to be killed at its point unless that came while it started: whether it still will be. */
const startArmed = async (killAt: string): Promise<{ running: Victim; armed: boolean }> => {
  try {
    return { running: await startVictim(gateway, dataDir, killAt), armed: killAt !== '' };
  } catch (error) {
    if (killAt === '') throw error;
    return { running: await startVictim(gateway, dataDir), armed: false };
  }
};

/** Lets the load run until the gateway is dead: by itself at its point, or at a random instant after the first answers. */
const round = async (running: Victim, book: Book, random: Random, armed: boolean): Promise<void> => {
  const enough = 1 + random.below(60);
  const pause = random.below(8);
  let settled = 0;
  await work(running, book, () => {
    if (++settled === enough && !armed) void after(pause).then(running.kill);
  });
  await running.gone;
};

describe('kill -9 of the gateway', () => {
  it(`loses nothing that was acknowledged and leaves nothing half done, ${ROUNDS} times`, async () => {
    const random = new Random(jest.getSeed());
    const book = new Book();
    for (let n = 0; n < ROUNDS; n++) {
      const [point, passings] = POINTS[(n >> 1) % POINTS.length] ?? ['', 1];
      const killAt = n > 0 && n % 2 === 0 ? `${point}:${1 + random.below(passings)}` : '';
      const { running, armed } = await startArmed(killAt);
      victim = running;
      const faults = n === 0 ? await prepare(running) : await faultsOf(running, book, dataDir);
      expect({ round: n, killAt, faults: faults ?? [] }).toEqual({ round: n, killAt, faults: [] });
      await round(running, book, random, armed);
    }
    victim = await startVictim(gateway, dataDir);
    expect(await faultsOf(victim, book, dataDir)).toEqual([]);
    expect(book.items.size).toBeGreaterThan(ROUNDS);
    expect(book.transfers.size).toBeGreaterThan(ROUNDS / 2);
    expect(book.taken).toBeGreaterThan(ROUNDS);
    expect(book.events.size).toBeGreaterThan(ROUNDS / 2);
    expect(book.files.size + book.removed.size).toBeGreaterThan(5);
  });
});
