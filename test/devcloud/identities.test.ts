import { spawnSync } from 'node:child_process';
import { post, startLocal, type Local } from './local';

interface Level {
  mark: string;
  before: string;
  after: string;
  variable: string;
  pid: number;
}

const IN_FLIGHT = 200;
/** Seconds on two idle cores; a machine that does much else may take its time. */
const BUSY_MS = 240_000;
const OUTSIDE = 3;
/** One slot more for each level of calls below the first. */
const LIMIT = OUTSIDE + 5;

let local: Local;
beforeAll(async () => {
  local = await startLocal({
    maxProcesses: OUTSIDE,
    functions: [{ name: 'relay', timeout: 300, memorySize: 256, env: [], timers: [], routes: [] }],
  });
});
afterAll(() => local.stop());

/** How many functions stand below the first. */
const below = (n: number): number => 1 + (n % 2);

const call = async (n: number, mark: string): Promise<Level[]> => {
  const answer = await post(`${local.cloud.url}/client/invoke/relay`, { mark, left: below(n) }, `o-${n}`);
  if (answer['errCode'] !== undefined) throw new Error(String(answer['errMsg']));
  return (answer['result'] as { levels: Level[] }).levels;
};

/** The function processes of this cloud that the system knows right now. */
const processes = (): number => {
  const { stdout } = spawnSync('ps', ['-o', 'args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes('worker.cjs')).length;
};

/** Looks again and again until `work` is done; the most processes there were at once. */
const mostDuring = async (work: Promise<unknown>): Promise<number> => {
  const most = [processes()];
  const looking = setInterval(() => most.push(processes()), 500);
  await work.finally(() => clearInterval(looking));
  return Math.max(...most);
};

/** The levels of call n: itself, and those below it, which know its openid only where that is switched on. */
const expectLevels = (levels: readonly Level[], n: number, mark: string, nestedOpenid: boolean): void => {
  expect(levels).toHaveLength(1 + below(n));
  for (const [depth, { pid: _pid, ...told }] of levels.entries()) {
    const openid = depth === 0 || nestedOpenid ? `o-${n}` : '';
    expect(told).toEqual({ mark, before: openid, after: openid, variable: openid });
  }
  // A caller keeps its process while its callee runs in another.
  expect(new Set(levels.map(({ pid }) => pid)).size).toBe(levels.length);
};

describe('200 invocations in flight, each calling one or two functions below it', () => {
  it.each([false, true])(
    'stay apart, and none waits for ever: nestedOpenid %s',
    async (nestedOpenid) => {
      await post(`${local.cloud.url}/control/switches`, { nestedOpenid });
      const marks = Array.from({ length: IN_FLIGHT }, (_, n) => `${nestedOpenid} ${n}`);
      const answers = Promise.all(marks.map((mark, n) => call(n, mark)));
      expect(await mostDuring(answers)).toBeLessThanOrEqual(LIMIT);
      for (const [n, levels] of (await answers).entries()) expectLevels(levels, n, marks[n] ?? '', nestedOpenid);
      const seen = local.app.database().collection('seen');
      const { data } = await seen
        .where({ mark: local.app.database().command.in(marks) })
        .limit(1000)
        .get();
      const written = data as { mark: string; left: number; openid: string }[];
      expect(written).toHaveLength(IN_FLIGHT * 2.5);
      for (const { mark, left, openid } of written) {
        const n = marks.indexOf(mark);
        expect(openid).toBe(nestedOpenid || left === below(n) ? `o-${n}` : '');
      }
    },
    BUSY_MS,
  );
});
