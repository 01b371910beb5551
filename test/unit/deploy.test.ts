import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { collections } from '../../config/collections';
import type { IndexDecl } from '../../config/indexes';
import { functions } from '../../config/functions';
import { storageRule, UPLOADS } from '../../config/storage';
import { cloudbaserc } from '../../config/scripts/cloudbaserc';
import { apply, type Platform, type PresentIndex } from '../../config/scripts/deployment/apply';
import { compare, describePlan, partsOf, type Declarations, type Known } from '../../config/scripts/deployment/parts';
import { readRecord, writeRecord } from '../../config/scripts/deployment/record';

const declared: Declarations = {
  collections: [
    { name: 'orders', rule: 'ADMINONLY', indexes: [{ name: 'buyer', keys: { buyer: 1, at: -1 } }] },
    { name: 'audit', rule: 'ADMINONLY', indexes: [] },
  ],
  functions: [
    {
      name: 'shop',
      timeout: 10,
      memorySize: 256,
      env: ['SHOP_KEY'],
      timers: [{ name: 'everyMinute', config: '0 */1 * * * * *' }],
      routes: [{ path: '/shop/notify' }],
    },
  ],
  storage: storageRule,
  code: { shop: 'abc123' },
};

/** An environment in memory; `calls` lists what was done to it. */
const environment = (broken: Partial<Platform> = {}) => {
  const indexes = new Map<string, PresentIndex[]>();
  const routes: { path: string; target: string }[] = [];
  const rules = new Map<string, string>();
  const calls: string[] = [];
  let storage: object | undefined;
  const present = ({ name, keys, unique }: IndexDecl): PresentIndex => ({
    name,
    keys: Object.entries(keys).map(([field, dir]) => [field, String(dir)]),
    unique: unique ?? false,
  });
  const platform: Platform = {
    createCollection: async (name) => void indexes.set(name, indexes.get(name) ?? []),
    indexesOf: async (name) => indexes.get(name) ?? [],
    changeIndexes: async (name, drop, create) => {
      calls.push(`indexes ${name} -${drop.join()} +${create.map((index) => index.name).join()}`);
      const kept = (indexes.get(name) ?? []).filter((index) => !drop.includes(index.name));
      indexes.set(name, [...kept, ...create.map(present)]);
    },
    setRule: async (name, rule) => void rules.set(name, rule),
    ruleOf: async (name) => rules.get(name),
    setStorage: async (rule) => void (storage = rule),
    storage: async () => storage,
    deployFunction: async ({ name }) => void calls.push(`function ${name}`),
    routes: async () => routes,
    createRoute: async (path, target) => void routes.push({ path, target }),
    ...broken,
  };
  return { platform, calls, rules, routes };
};

const deployTo = async (platform: Platform, what: Declarations, known: Known = {}): Promise<Known> => {
  let kept = known;
  await apply(
    platform,
    what,
    known,
    (next) => (kept = next),
    () => undefined,
  );
  return kept;
};

const marks = (what: Declarations, known: Known): Record<string, string> =>
  Object.fromEntries(compare(partsOf(what), known).map((one) => [`${one.part.kind} ${one.part.name}`, one.what]));

describe('the plan of a deployment', () => {
  test('for a new environment everything is to be created: data first, code after, routes last', () => {
    const changes = compare(partsOf(declared), {});
    expect(changes.every(({ what }) => what === 'create')).toBe(true);
    expect(changes.map(({ part }) => part.kind)).toEqual([
      'collection',
      'index',
      'rule',
      'collection',
      'rule',
      'storage',
      'function',
      'timer',
      'route',
    ]);
    expect(describePlan(changes).at(-1)).toBe('9 to create, 0 to change, 0 as they are.');
  });

  test('after a deployment nothing is left to do', async () => {
    const known = await deployTo(environment().platform, declared);
    expect(new Set(Object.values(marks(declared, known)))).toEqual(new Set(['same']));
  });

  test('new code changes its function alone; what is no longer declared is left alone and said', async () => {
    const known = await deployTo(environment().platform, declared);
    const next = { ...declared, collections: declared.collections.slice(0, 1), code: { shop: 'def456' } };
    const plan = marks(next, known);
    const done = Object.keys(plan).filter((key) => plan[key] === 'change');
    expect(done).toEqual(['function shop']);
    expect(plan).toMatchObject({ 'collection audit': 'left', 'rule audit': 'left' });
    expect(describePlan(compare(partsOf(next), known)).at(-1)).toMatch(/2 no longer declared and left alone\.$/);
  });

  test('the product: no client reaches a collection, files are written by their creator below u/ and read by nobody', () => {
    const parts = partsOf({ collections, functions, storage: storageRule, code: {} });
    const rules = parts.filter(({ kind }) => kind === 'rule');
    expect(rules.map(({ name }) => name)).toEqual(collections.map(({ name }) => name));
    expect(rules.every(({ shape }) => shape.startsWith('ADMINONLY'))).toBe(true);
    expect(storageRule.read).toBe(false);
    // The expression as the platform evaluates it.
    const write = (resource: object, auth: object): unknown =>
      runInNewContext(String(storageRule.write), { resource, auth });
    expect(write({ openid: 'a', path: `${UPLOADS}x.jpg` }, { openid: 'a' })).toBe(true);
    expect(write({ openid: 'a', path: `${UPLOADS}x.jpg` }, { openid: 'b' })).toBe(false);
    expect(write({ openid: 'a', path: `sheets/${UPLOADS}x.jpg` }, { openid: 'a' })).toBe(false);
  });

  test('values of secrets are in the settings of the functions and nowhere else', async () => {
    const secret = 'the-value-nobody-may-see';
    const settings = JSON.stringify(cloudbaserc('env-1', declared.functions, { SHOP_KEY: secret }));
    expect(settings).toContain(secret);
    const known = await deployTo(environment().platform, declared);
    const told = [...describePlan(compare(partsOf(declared), {})), JSON.stringify(known)].join('\n');
    expect(told).toContain('SHOP_KEY');
    expect(told).not.toContain(secret);
  });
});

describe('a deployment', () => {
  test('makes indexes, rules, functions and routes, and may be repeated', async () => {
    const { platform, calls, rules, routes } = environment();
    const known = await deployTo(platform, declared);
    await deployTo(platform, declared, known);
    expect(calls).toEqual(['indexes orders - +buyer', 'function shop', 'function shop']);
    expect([...rules]).toEqual([
      ['orders', 'ADMINONLY'],
      ['audit', 'ADMINONLY'],
    ]);
    expect(routes).toEqual([{ path: '/shop/notify', target: 'shop' }]);
  });

  test('an index whose fields changed is dropped and made anew, also where no record tells', async () => {
    const { platform, calls } = environment();
    await deployTo(platform, declared);
    const changed = { name: 'buyer', keys: { buyer: 1, at: 1 } } as const;
    const collections: Declarations['collections'] = [{ name: 'orders', rule: 'ADMINONLY', indexes: [changed] }];
    await deployTo(platform, { ...declared, collections });
    expect(calls).toContain('indexes orders -buyer +buyer');
  });

  test('stops before any code when the storage rule did not take, and remembers what was made', async () => {
    const { platform, calls } = environment({ storage: async () => ({ read: true, write: true }) });
    let kept: Known = {};
    const failing = apply(
      platform,
      declared,
      {},
      (next) => (kept = next),
      () => undefined,
    );
    await expect(failing).rejects.toThrow(/storage rule is not the declared one/);
    expect(calls).not.toContain('function shop');
    expect(kept).toHaveProperty(['collection audit']);
    expect(kept).not.toHaveProperty(['storage files']);
  });

  test('a collection that stayed open to clients is an error', async () => {
    const { platform } = environment({ ruleOf: async () => 'READONLY' });
    await expect(deployTo(platform, declared)).rejects.toThrow(/orders should have the rule ADMINONLY/);
  });

  test('a route that leads to another function is not taken away from it', async () => {
    const { platform } = environment({ routes: async () => [{ path: '/shop/notify', target: 'old' }] });
    await expect(deployTo(platform, declared)).rejects.toThrow(/leads to old/);
  });

  test('the record of an environment is read back as written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-deploy-'));
    expect(readRecord('env-1', folder)).toEqual({});
    writeRecord('env-1', { 'collection a': '' }, folder);
    expect(readRecord('env-1', folder)).toEqual({ 'collection a': '' });
    expect(readRecord('env-2', folder)).toEqual({});
    rmSync(folder, { recursive: true });
  });
});
