import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(__dirname, '../..');
const FIXTURE = path.join(__dirname, 'fixtures', 'tutorial');
const run = promisify(execFile);
const started: ChildProcess[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-alone-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map(end));
  rmSync(folder, { recursive: true, force: true });
});

type Recipe = Record<string, Record<string, string>>;

const command = (args: readonly string[]): string[] => [
  'config/scripts/run.mjs',
  'devcloud',
  '--data',
  folder,
  ...args,
];

/** Serves the folder as somebody would from a shell; answers the recipe once it is printed. */
const serve = (...args: string[]): Promise<Recipe> => {
  const child = spawn(process.execPath, command(['--port', '0', '--print-env', 'json', ...args]), { cwd: ROOT });
  started.push(child);
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += String(chunk);
      if (printed.includes('\n')) resolve(JSON.parse(printed) as Recipe);
    });
    let complained = '';
    child.stderr.on('data', (chunk: Buffer) => (complained += String(chunk)));
    child.on('close', () => reject(new Error(complained)));
  });
};

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.on('close', () => resolve());
    child.kill('SIGINT');
  });

const change = async (...args: string[]): Promise<string> =>
  (await run(process.execPath, command(args), { cwd: ROOT })).stdout;

/** Runs a program with the variables of the recipe and nothing else of ours. */
const program = async (file: string, env: Record<string, string> = {}): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, [file], {
    env: { PATH: process.env['PATH'], NODE_PATH: path.join(ROOT, 'node_modules'), ...env },
  });

const script = (text: string): string => {
  const file = path.join(folder, 'script.cjs');
  writeFileSync(file, text);
  return file;
};

const todos = "require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV }).database().collection('todos')";

test('somebody else’s program runs unchanged, and what it wrote outlives the cloud', async () => {
  const args = ['--functions', path.join(FIXTURE, 'functions'), '--env', 'their-env'];
  const { 'their-env': env } = await serve(...args);
  const { stdout } = await program(path.join(FIXTURE, 'program.cjs'), env);
  expect(JSON.parse(stdout)).toEqual({
    late: [{ description: 'ship' }, { description: 'build' }],
    updated: 1,
    groups: [{ _id: null, all: 155 }],
    text: 'hello',
    result: { sum: 3, todos: 3 },
    moved: 'rest',
    removed: 2,
  });
  await Promise.all(started.splice(0).map(end));
  const { 'their-env': again } = await serve(...args);
  const counted = await program(script(`${todos}.count().then(({ total }) => console.log(total))`), again);
  expect(counted.stdout.trim()).toBe('2');
}, 60_000);

test('a second cloud on the same folder is refused in a sentence', async () => {
  await serve();
  await expect(serve()).rejects.toThrow('Another local cloud is using');
  await expect(change('reset')).rejects.toThrow('Another local cloud is using');
}, 60_000);

test('environments share nothing but the address, and each wants its own credentials', async () => {
  const { 'env-a': a = {}, 'env-b': b = {} } = await serve('--env', 'env-a,env-b');
  expect(a['TCB_CONTEXT_CNFG']).toBe(b['TCB_CONTEXT_CNFG']);
  const make = script(`
    const db = require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV }).database();
    db.createCollection('todos').then(() => ${todos}.add({ of: process.env.TCB_ENV }))
      .then(() => ${todos}.get()).then(({ data }) => console.log(data.map((one) => one.of).join()), (error) => console.log(error.code));`);
  expect((await program(make, a)).stdout.trim()).toBe('env-a');
  expect((await program(make, b)).stdout.trim()).toBe('env-b');
  expect((await program(make, { ...a, TCB_ENV: 'env-b' })).stdout.trim()).toBe('SIGN_PARAM_INVALID');
}, 60_000);

test('without --strict any credentials open any environment, and it is there again after a restart', async () => {
  const recipe = Object.values(await serve('--no-strict'))[0] ?? {};
  const theirs = {
    ...recipe,
    TENCENTCLOUD_SECRETID: 'any',
    TENCENTCLOUD_SECRETKEY: 'thing',
    TCB_ENV: 'made-on-demand',
  };
  const make = script(`
    const db = require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV }).database();
    db.createCollection('todos').then(() => ${todos}.add({ n: 1 })).then(() => console.log('made'))`);
  expect((await program(make, theirs)).stdout.trim()).toBe('made');
  await Promise.all(started.splice(0).map(end));
  expect(Object.keys(await serve('--no-strict'))).toContain('made-on-demand');
}, 60_000);

test('a program without credentials dies of the SDK’s own rejection', async () => {
  const [env = {}] = Object.values(await serve());
  const { TENCENTCLOUD_SECRETID: _id, TENCENTCLOUD_SECRETKEY: _key, ...bare } = env;
  const failed = program(script(`${todos}.count().catch(() => undefined)`), bare);
  await expect(failed).rejects.toMatchObject({ stderr: expect.stringContaining('missing secretId or secretKey') });
}, 60_000);

test('state is seeded, exported, emptied and imported while no cloud runs', async () => {
  const seed = path.join(folder, 'seed.json');
  const file = path.join(folder, 'state.ndjson');
  writeFileSync(seed, JSON.stringify({ todos: [{ _id: 't1', due: { $date: '2030-01-01T00:00:00Z' } }] }));
  expect(await change('seed', seed)).toContain('1 documents');
  await change('export', file);
  expect(readFileSync(file, 'utf8')).toContain('{"$date":{"$numberLong":"1893456000000"}}');
  await change('reset');
  await change('import', file);
  const [env = {}] = Object.values(await serve());
  const due = script(`${todos}.doc('t1').get().then(({ data }) => console.log(data[0].due.toISOString()))`);
  expect((await program(due, env)).stdout.trim()).toBe('2030-01-01T00:00:00.000Z');
}, 60_000);

test('indexes are declared in a file, as on the platform’s console, and stay', async () => {
  const file = path.join(folder, 'collections.json');
  const keys = { place: '2dsphere' };
  writeFileSync(file, JSON.stringify([{ name: 'shops', indexes: [{ name: 'place', keys }] }]));
  const near = script(`
    const db = require('@cloudbase/node-sdk').init({ env: process.env.TCB_ENV }).database();
    const geometry = new db.Geo.Point(111.13, 37.52);
    const place = db.command.geoNear({ geometry, maxDistance: 500 });
    db.collection('shops').doc('s1').set({ place: geometry })
      .then(() => db.collection('shops').where({ place }).get()).then(({ data }) => console.log(data.map(({ _id }) => _id).join()));`);
  for (const args of [['--collections', file], []]) {
    const [env = {}] = Object.values(await serve(...args));
    expect((await program(near, env)).stdout.trim()).toBe('s1');
    await Promise.all(started.splice(0).map(end));
  }
  writeFileSync(file, JSON.stringify([{ name: 'shops', indexes: [{ name: 'place', keys: { place: 'near' } }] }]));
  await expect(serve('--collections', file)).rejects.toThrow('is not of the form');
}, 60_000);

test('what the command does not know it says, with the way to use it', async () => {
  await expect(change('--turbo')).rejects.toMatchObject({ stderr: expect.stringContaining('npm run devcloud --') });
  await expect(change('dance', 'x')).rejects.toMatchObject({ stderr: expect.stringContaining('export FILE') });
  await expect(change('--port', 'seven')).rejects.toMatchObject({ stderr: expect.stringContaining('is not a port') });
}, 60_000);

test('it does not run in production', async () => {
  const refused = run(process.execPath, command([]), { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' } });
  await expect(refused).rejects.toMatchObject({ stderr: expect.stringContaining('development only') });
}, 60_000);
