import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Clock } from '../../devcloud/cloud/clock';
import { Store } from '../../devcloud/cloud/engine/store';
import { bundleOf } from '../../devcloud/cloud/functions/bundle';
import { InvocationLog } from '../../devcloud/cloud/functions/log';
import { Pool } from '../../devcloud/cloud/functions/pool';
import type { InvocationEntry } from '../../devcloud/cloud/functions/types';

let root: string;
let pool: Pool;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'linli-pool-'));
});
afterEach(async () => {
  await pool?.stop();
  rmSync(root, { recursive: true, force: true });
});

const decl = { name: 'fn', timeout: 3, memorySize: 256, env: [], timers: [], routes: [] };
const write = (name: string, text: string): void => {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const spec = (key: string, version = '1') => ({
  key,
  version,
  file: path.join(root, 'fn', 'index.js'),
  exported: 'main',
  memorySize: 256,
  env: { PATH: process.env['PATH'] ?? '' },
});
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resume) => setImmediate(resume));
};

describe('the pool of function processes', () => {
  beforeEach(() => write('fn/index.js', 'exports.main = async () => 1;'));

  it('keeps one slot for every deeper level, and serves deeper calls first', async () => {
    pool = new Pool(1, new Clock());
    const outer = await pool.acquire(spec('a'), 0);
    const order: string[] = [];
    const second = pool.acquire(spec('a'), 0).then((instance) => (order.push('outer'), instance));
    const inner = await pool.acquire(spec('b'), 1);
    const waiting = pool.acquire(spec('b'), 1).then((instance) => (order.push('inner'), instance));
    await turns();
    expect([order, pool.counts.busy]).toEqual([[], 2]);
    await pool.release(inner);
    const third = await waiting;
    expect(order).toEqual(['inner']);
    await pool.release(third);
    await pool.release(outer);
    await pool.release(await second);
    expect(pool.counts).toMatchObject({ busy: 0, limit: 6 });
  });

  it('ends the idle process that waited longest when another function needs room', async () => {
    pool = new Pool(1, new Clock());
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await pool.release(await pool.acquire(spec(key), 0));
    expect(pool.counts).toMatchObject({ processes: 6, most: 6, limit: 6 });
    const warm = await pool.acquire(spec('g'), 0);
    await pool.release(warm);
    expect(pool.counts.processes).toBe(6);
    const again = await pool.acquire(spec('g'), 0);
    expect(again).toBe(warm);
    await pool.release(again);
  });

  it('starts a new process for a new version while one of the old version still runs', async () => {
    pool = new Pool(2, new Clock());
    const old = await pool.acquire(spec('a', '1'), 0);
    const fresh = await pool.acquire(spec('a', '2'), 0);
    expect(old.alive).toBe(true);
    await pool.release(old);
    await pool.release(fresh);
    const next = await pool.acquire(spec('a', '2'), 0);
    expect(next).toBe(fresh);
    await pool.release(next);
  });

  it('lets idle processes go after a while', async () => {
    pool = new Pool(1, new Clock(), 20);
    const instance = await pool.acquire(spec('a'), 0);
    await pool.release(instance);
    await instance.exited;
    await turns();
    expect(pool.counts.processes).toBe(0);
  });

  it('replaces a process that died on its own', async () => {
    pool = new Pool(1, new Clock());
    const instance = await pool.acquire(spec('a'), 0);
    await instance.ready;
    process.kill(instance.pid ?? 0, 'SIGKILL');
    await instance.exited;
    await pool.release(instance);
    const next = await pool.acquire(spec('a'), 0);
    expect(next).not.toBe(instance);
    await pool.release(next);
  });

  it('does not keep a process whose function could not be loaded: what it misses may be installed meanwhile', async () => {
    write('fn/index.js', "exports.main = async () => require('their-package');\nrequire('their-package');");
    pool = new Pool(1, new Clock());
    const work = { event: '{}', context: { environ: '' }, offset: 0 };
    const broken = await pool.acquire(spec('a'), 0);
    expect(await broken.run(work, () => undefined)).toMatchObject({ error: expect.stringContaining('their-package') });
    await pool.release(broken);
    write('fn/node_modules/their-package/index.js', 'module.exports = 42;');
    const whole = await pool.acquire(spec('a'), 0);
    expect(await whole.run(work, () => undefined)).toMatchObject({ result: '42' });
    await pool.release(whole);
    expect(await pool.acquire(spec('a'), 0)).toBe(whole);
  });

  it('refuses who waits when it stops', async () => {
    pool = new Pool(1, new Clock());
    await pool.acquire(spec('a'), 0);
    const waiting = pool.acquire(spec('a'), 0);
    await Promise.all([expect(waiting).rejects.toThrow('the cloud has stopped'), pool.stop()]);
  });
});

describe('the version of a function', () => {
  it('changes with any file of its folder, not with installed packages', () => {
    write('fn/index.js', '1');
    write('fn/lib/deep.js', '1');
    write('fn/node_modules/package/index.js', '1');
    const version = () => bundleOf(root, decl)?.version;
    const first = version();
    write('fn/node_modules/package/index.js', 'longer');
    expect(version()).toBe(first);
    write('fn/lib/deep.js', '12');
    const second = version();
    expect(second).not.toBe(first);
    utimesSync(path.join(root, 'fn/index.js'), 1, 2);
    expect(version()).not.toBe(second);
  });
});

describe('the log of invocations', () => {
  const entry = (requestId: string, more: Partial<InvocationEntry> = {}): Omit<InvocationEntry, 'n'> => ({
    ...{
      at: 1,
      requestId,
      env: 'e',
      fn: 'fn',
      openid: 'o',
      trigger: 'client',
      source: 'wx_client',
      ms: 1,
      queuedMs: 0,
    },
    ...{ cold: false, trips: 0, tripsByAction: {}, rowsRead: 0, rowsReturned: 0, indexed: true, scans: [], logs: [] },
    ...more,
  });

  it('outlives the process, forgets its oldest entries by number and by size, and finds what is asked', async () => {
    let store = new Store(root);
    const limits = { entries: 20, bytes: 20_000 };
    let log = new InvocationLog(store, limits);
    for (let n = 1; n <= 50; n++)
      log.append(entry(`r${n}`, n % 10 === 0 ? { error: 'no', parentRequestId: 'r45' } : {}));
    await store.durable();
    store.close();
    store = new Store(root);
    log = new InvocationLog(store, limits);
    const kept = log.entries();
    expect(kept.length).toBeLessThanOrEqual(20);
    expect(kept.at(-1)).toMatchObject({ n: 50, requestId: 'r50' });
    expect(log.entries({ failed: true }).map(({ requestId }) => requestId)).toEqual(['r40', 'r50']);
    expect(log.entries({ requestId: 'r45' }).map(({ requestId }) => requestId)).toEqual(['r40', 'r45', 'r50']);
    expect(log.entries({ after: 48 })).toHaveLength(2);
    expect(log.entries({ limit: 1 })).toMatchObject([{ n: 50 }]);
    log.append(entry('large', { logs: ['x'.repeat(19_000)] }));
    expect(log.entries().map(({ requestId }) => requestId)).toContain('large');
    expect(JSON.stringify(log.entries()).length).toBeLessThan(20_000);
    log.clear();
    expect(log.entries()).toEqual([]);
    store.close();
  });
});
