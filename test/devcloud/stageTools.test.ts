import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud, type Cloud } from '../../devcloud/cloud/server';
import { Calls, type PhoneCall } from '../../devcloud/stage/calls';
import { personaOf } from '../../devcloud/stage/personas';
import { startStage, type Stage } from '../../devcloud/stage/server';
import { ask } from '../support/stage';

const json = { 'content-type': 'application/json' };
const echo = { name: 'echo', timeout: 5, memorySize: 256, env: [], timers: [], routes: [] };
const nothing = {
  templateIds: {},
  demo: () => undefined,
  minute: () => Promise.resolve({}),
  reset: () => Promise.resolve(),
};

let folder: string;
let cloud: Cloud;
let stage: Stage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-stage-tools-'));
  mkdirSync(join(folder, 'h5'));
  writeFileSync(join(folder, 'h5/index.html'), '<title>the app</title>');
  cloud = await startCloud({
    dataDir: join(folder, 'cloud'),
    functionsDir: join(__dirname, 'fixtures/functions'),
    functions: [echo],
    collections: [{ name: 'seen', indexes: [], rule: 'ADMINONLY' }],
    timers: false,
  });
  stage = await startStage({ ...nothing, cloudUrl: cloud.url, h5Dir: join(folder, 'h5') });
});

afterAll(async () => {
  await stage.stop();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the control endpoints of the cloud', () => {
  const fault = JSON.stringify({ target: 'wx', mode: 'http-500', times: 1 });
  const add = (host: string, headers: Record<string, string> = {}) =>
    ask(stage.port, host, '/control/faults', { method: 'POST', headers: { ...json, ...headers }, body: fault });
  const faults = async (): Promise<{ id: string }[]> =>
    (JSON.parse((await ask(stage.port, 'localhost', '/control/faults')).text) as { faults: { id: string }[] }).faults;

  test('are there for the Stage’s own page, refusals and all', async () => {
    expect((await add('localhost', { origin: `http://localhost:${stage.port}` })).status).toBe(200);
    const [made] = await faults();
    await ask(stage.port, 'localhost', `/control/faults/${made?.id}`, { method: 'DELETE' });
    expect(await faults()).toEqual([]);
    const wrong = await ask(stage.port, 'localhost', '/control/nothing');
    expect(wrong.status).toBe(404);
    expect(JSON.parse(wrong.text)).toMatchObject({ ok: false });
  });

  test('are there neither for phones nor for a page of another origin', async () => {
    expect((await add('wang.localhost')).status).toBe(405);
    expect((await ask(stage.port, 'wang.localhost', '/control/faults')).status).toBe(404);
    expect((await add('localhost', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await add('localhost', { origin: `http://wang.localhost:${stage.port}` })).status).toBe(403);
    expect(await faults()).toEqual([]);
  });

  test.each(['/control/../client/invoke/echo', '/control/%2e%2e/client/invoke/echo'])(
    'are all that %s can reach',
    async (path) => {
      const headers = { ...json, 'x-openid': personaOf('admin').openid };
      const got = await ask(stage.port, 'localhost', path, { method: 'POST', headers, body: '{}' });
      expect(got.status).toBe(404);
    },
  );

  test('say so when the cloud does not answer', async () => {
    const alone = await startStage({ ...nothing, h5Dir: join(folder, 'h5'), cloudUrl: 'http://127.0.0.1:9' });
    const got = await ask(alone.port, 'localhost', '/control/clock');
    await alone.stop();
    expect([got.status, got.text]).toEqual([502, 'The local cloud does not answer.']);
  });
});

describe('a phone', () => {
  test('has the system’s clock before its app runs', async () => {
    const move = (offset: number) =>
      ask(stage.port, 'localhost', '/control/clock', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ offset }),
      });
    await move(3_600_000);
    const { text } = await ask(stage.port, 'wang.localhost', '/');
    await move(0);
    expect(text).toContain('<script data-offset="3600000">');
    expect(text.indexOf('data-offset')).toBeLessThan(text.indexOf('the app'));
  });

  test('is heard: which action of whom ended how, and under which invocation', async () => {
    const call = (body: object) =>
      ask(stage.port, 'li.localhost', '/invoke/echo', { method: 'POST', headers: json, body: JSON.stringify(body) });
    const before = JSON.parse((await ask(stage.port, 'localhost', '/api/state')).text) as { calls: { n: number }[] };
    await call({ action: 'reports.mine' });
    const query = `/api/state?calls=${before.calls.at(-1)?.n ?? 0}`;
    const { calls } = JSON.parse((await ask(stage.port, 'localhost', query)).text) as { calls: PhoneCall[] };
    expect(calls).toEqual([expect.objectContaining({ persona: 'li', action: 'reports.mine', code: null })]);
    const log = await ask(stage.port, 'localhost', `/control/invocations?requestId=${calls[0]?.requestId}`);
    expect(log.text).toContain(personaOf('li').openid);
  });
});

describe('what a phone’s call was told', () => {
  const event = JSON.stringify({ action: 'reports.get' });
  const told = (answer: string): Partial<PhoneCall> | undefined => {
    const calls = new Calls();
    calls.add('wang', 'api', event, answer, 1.4);
    return calls.after(0)[0];
  };

  test('is nothing bad when it went well', () => {
    const answer = '{"errMsg":"cloud.callFunction:ok","requestID":"r1","result":{"ok":true,"data":{}}}';
    expect(told(answer)).toMatchObject({ action: 'reports.get', requestId: 'r1', code: null, traceId: null, ms: 1 });
  });

  test('is the product’s code with its trace id, the platform’s code, or that no answer came', () => {
    const refused = '{"requestID":"r2","result":{"ok":false,"error":{"code":"FORBIDDEN","traceId":"ab12cd34"}}}';
    expect(told(refused)).toMatchObject({ code: 'FORBIDDEN', traceId: 'ab12cd34', requestId: 'r2' });
    expect(told('{"errCode":-504003,"requestID":"r3"}')).toMatchObject({ code: '-504003', requestId: 'r3' });
    expect(told('')).toMatchObject({ code: 'OFFLINE', requestId: '' });
    expect(told('Internal Server Error')).toMatchObject({ code: 'OFFLINE' });
  });
});
