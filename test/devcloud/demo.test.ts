import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildFunctions } from '../../config/buildFunctions';
import { functions } from '../../config/functions';
import { productAt } from '../../devcloud/stage/api';
import { personaOf } from '../../devcloud/stage/personas';
import { readDemo } from '../../devcloud/stage/seed/play';
import { ask, startTestSystem, type TestSystem } from '../support/stage';

const ROOT = join(__dirname, '../..');

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await pause(10);
};

const stepsOf = (dataDir: string): string[] => {
  const file = join(dataDir, 'demo-steps.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
};

/** Starts the system in a process of its own and kills it hard in the middle of the demo's reports. */
const startAndKill = async (dataDir: string): Promise<void> => {
  const env = { ...process.env, LINLI_DATA: dataDir, LINLI_PORT: '0', LINLI_CLOUD_PORT: '0' };
  const child = spawn(process.execPath, ['--import', 'tsx', 'devcloud/start.ts'], { cwd: ROOT, env, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  await until(() => child.exitCode !== null || stepsOf(dataDir).some((line) => line.startsWith('["report/')));
  child.kill('SIGKILL');
  await ended;
};

type Row = { id: string; number: string; state: string };
type Inbox = { rows: { event: string; subject: { id: string } }[] };

describe('the demo data', () => {
  let dataDir: string;
  let system: TestSystem;
  const call = <T>(persona: string, action: string, input: object) =>
    productAt(system.cloud.url).call<T>(personaOf(persona).openid, action, input);

  beforeAll(async () => {
    if (!existsSync(join(ROOT, 'dist/functions/api/index.js'))) {
      await buildFunctions(
        functions.map(({ name }) => name),
        join(ROOT, 'dist/functions'),
      );
    }
    dataDir = mkdtempSync(join(tmpdir(), 'linli-demo-'));
    await startAndKill(dataDir);
    expect(readDemo(dataDir)).toBeUndefined();
    system = await startTestSystem({ dataDir });
  });

  afterAll(async () => {
    await system.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('go on after a kill where they stopped, each report once and with a number of its own', async () => {
    const { rows } = await call<{ rows: Row[] }>('wang', 'reports.mine', {});
    expect(rows.map(({ state }) => state)).toEqual(['rejected', 'assigned', 'closed']);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(3);
  });

  test('reach the inboxes once', async () => {
    const { rows } = await call<Inbox>('wang', 'notifications.list', {});
    const keys = rows.map(({ event, subject }) => `${event} ${subject.id}`);
    expect(rows.filter(({ event }) => event === 'report.pass')).toHaveLength(1);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('show both photos of the report that was handled to its end', async () => {
    const id = readDemo(dataDir)?.reports['seepage'];
    const view = await call<{ photos: string[]; afterPhotos: string[] }>('wang', 'reports.get', { id });
    for (const url of [...view.photos, ...view.afterPhotos]) {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    }
    expect([view.photos.length, view.afterPhotos.length]).toEqual([1, 1]);
  });

  test('are on the board, with a revoked code and a demolished building', async () => {
    const state = JSON.parse((await ask(system.stage.port, 'localhost', '/api/state')).text) as {
      board: { name: string; compounds: { buildings: { codes: { id: string; state: string }[] }[] }[] }[];
    };
    expect(state.board.map(({ name }) => name)).toEqual(['丽景街社区', '生态园社区', '交通路社区', '城东社区']);
    const codes = state.board.flatMap(({ compounds }) =>
      compounds.flatMap(({ buildings }) => buildings.flatMap((building) => building.codes)),
    );
    expect(codes.map((code) => code.state)).toEqual(expect.arrayContaining(['active', 'revoked', 'gone']));
    const picture = await ask(system.stage.port, 'localhost', `/api/codes/${codes[0]?.id}.svg`);
    expect(picture.text).toContain('<svg');
  });

  test('have the register of one community, with what is done for its people and what still waits', async () => {
    const area = readDemo(dataDir)?.board.find(({ name }) => name === '城东社区')?.id;
    expect(await call('staff2', 'registry.figures', { area })).toEqual({ rooms: 162, households: 162, people: 441 });
    const ledger = await call<{ rows: object[] }>('staff2', 'visits.ledger', {
      area,
      level: 'community',
      ledger: 'visit',
    });
    expect(ledger.rows).toHaveLength(7);
    const { rows: waiting } = await call<{ rows: object[] }>('staff2', 'claims.desk', { area, level: 'community' });
    expect(waiting).toMatchObject([{ state: 'asked', roomName: '1单元 101' }]);
    const { acting } = await call<{ acting: object[] }>('zhao', 'proxies.mine', {});
    expect(acting).toMatchObject([{ state: 'consented', witnessed: true, as: ['agent'] }]);
  });

  test('are never played again', async () => {
    const steps = stepsOf(dataDir).length;
    await system.stop();
    system = await startTestSystem({ dataDir });
    expect(stepsOf(dataDir)).toHaveLength(steps);
  });

  test('lie beside secrets that only their owner can read', () => {
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });
});
