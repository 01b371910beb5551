import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud, type Cloud } from '../../devcloud/cloud/server';
import { localSecrets } from '../../devcloud/secrets';
import { personaOf } from '../../devcloud/stage/personas';
import { startStage, type Stage } from '../../devcloud/stage/server';
import { startSystem } from '../../devcloud/start';
import { ask } from '../support/stage';

const json = { 'content-type': 'application/json' };
const echo = { name: 'echo', timeout: 5, memorySize: 256, env: [], timers: [], routes: [] };

let folder: string;
let cloud: Cloud;
let stage: Stage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-stage-'));
  mkdirSync(join(folder, 'h5/js'), { recursive: true });
  writeFileSync(join(folder, 'h5/index.html'), '<title>the app</title>');
  writeFileSync(join(folder, 'h5/js/app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for browsers');
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'h5/link.txt'));
  cloud = await startCloud({
    dataDir: join(folder, 'cloud'),
    functionsDir: join(__dirname, 'fixtures/functions'),
    functions: [echo],
    collections: [{ name: 'seen', indexes: [], rule: 'ADMINONLY' }],
    clientWritePrefix: 'u/',
    timers: false,
  });
  stage = await startStage({
    cloudUrl: cloud.url,
    h5Dir: join(folder, 'h5'),
    templateIds: {},
    demo: () => undefined,
    minute: () => Promise.resolve({ ok: true }),
    reset: () => Promise.resolve(),
  });
});

afterAll(async () => {
  await stage.stop();
  await cloud.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('who is served what', () => {
  test.each(['localhost', '127.0.0.1', 'LOCALHOST'])('the Stage page at %s', async (host) => {
    const page = await ask(stage.port, host, '/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('演示台');
  });

  test('the app at the host of a persona, its files with a tag', async () => {
    expect((await ask(stage.port, 'wang.localhost', '/')).text).toContain('the app');
    const file = await ask(stage.port, 'wang.localhost', '/js/app.js');
    expect(file.headers['content-type']).toBe('text/javascript; charset=utf-8');
    const headers = { 'if-none-match': String(file.headers['etag']) };
    expect((await ask(stage.port, 'wang.localhost', '/js/app.js', { headers })).status).toBe(304);
  });

  test.each(['nobody.localhost', 'admin.localhost', 'wang.localhost.evil.example', 'evil.example', ''])(
    'nobody at %p',
    async (host) => {
      expect((await ask(stage.port, host, '/')).status).toBe(421);
    },
  );

  test('the page’s script is made from its sources, which are not served', async () => {
    const script = await ask(stage.port, 'localhost', '/stage.js');
    expect(script.status).toBe(200);
    expect(script.text).toContain('stage:scanned');
    expect((await ask(stage.port, 'localhost', '/main.ts')).status).toBe(404);
  });

  test('the app that is not built says what to do', async () => {
    const [minute, reset] = [() => Promise.resolve({}), () => Promise.resolve()];
    const options = { cloudUrl: cloud.url, templateIds: {}, demo: () => undefined, minute, reset };
    const empty = await startStage({ ...options, h5Dir: join(folder, 'nothing') });
    const page = await ask(empty.port, 'wang.localhost', '/');
    await empty.stop();
    expect(page.status).toBe(503);
    expect(page.text).toContain('npm run build:h5');
  });
});

describe('files stay in their folder', () => {
  test.each([
    '/../secret.txt',
    '/js/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/js/..%5c..%5csecret.txt',
    '/%00',
  ])('%s is refused', async (path) => {
    for (const host of ['wang.localhost', 'localhost']) {
      const got = await ask(stage.port, host, path);
      expect(got.status).toBe(400);
      expect(got.text).not.toContain('not for browsers');
    }
  });

  test('a link that leads out of the folder is not followed', async () => {
    expect((await ask(stage.port, 'wang.localhost', '/link.txt')).status).toBe(404);
  });

  test('a path that cannot be decoded is refused', async () => {
    expect((await ask(stage.port, 'wang.localhost', '/%zz')).status).toBe(400);
  });
});

describe('who is calling is said by the host name alone', () => {
  type Echo = { result: { openid: string; event: { userInfo?: { openId: string } } } };

  test('an openid sent by the browser is ignored', async () => {
    const headers = { ...json, 'x-openid': personaOf('admin').openid, 'x-wx-openid': 'somebody' };
    const body = JSON.stringify({ n: 1, userInfo: { openId: 'somebody' } });
    const got = await ask(stage.port, 'li.localhost', '/invoke/echo?openid=somebody', {
      method: 'POST',
      headers,
      body,
    });
    const { result } = JSON.parse(got.text) as Echo;
    expect(result.openid).toBe(personaOf('li').openid);
    expect(result.event.userInfo?.openId).toBe(personaOf('li').openid);
  });

  test('an upload belongs to the persona', async () => {
    const put = { method: 'PUT', headers: { 'content-type': 'image/jpeg', 'x-openid': 'somebody' }, body: 'x' };
    const first = await ask(stage.port, 'li.localhost', '/upload?path=u/one.jpg', put);
    expect(JSON.parse(first.text)).toHaveProperty('fileID');
    const other = await ask(stage.port, 'zhao.localhost', '/upload?path=u/one.jpg', put);
    expect(JSON.parse(other.text)).toMatchObject({ errCode: -503003 });
  });

  test('a page of another origin may neither call, nor fire the timer, nor begin again', async () => {
    const headers = { ...json, origin: 'https://evil.example' };
    const sent = { method: 'POST', headers, body: '{}' };
    expect((await ask(stage.port, 'wang.localhost', '/invoke/echo', sent)).status).toBe(403);
    expect((await ask(stage.port, 'localhost', '/api/minute', sent)).status).toBe(403);
    expect((await ask(stage.port, 'localhost', '/api/reset', sent)).status).toBe(403);
    const own = { ...sent, headers: { ...json, origin: `http://wang.localhost:${stage.port}` } };
    expect((await ask(stage.port, 'wang.localhost', '/invoke/echo', own)).status).toBe(200);
  });

  test('other methods and larger bodies are refused', async () => {
    expect((await ask(stage.port, 'wang.localhost', '/invoke/echo')).status).toBe(404);
    expect((await ask(stage.port, 'wang.localhost', '/', { method: 'DELETE' })).status).toBe(405);
    const body = 'x'.repeat(1024 * 1024 + 1);
    const got = await ask(stage.port, 'wang.localhost', '/invoke/echo', { method: 'POST', headers: json, body });
    expect(got.status).toBe(413);
  });
});

describe('in production', () => {
  const before = process.env['NODE_ENV'];
  beforeEach(() => Object.assign(process.env, { NODE_ENV: 'production' }));
  afterEach(() => Object.assign(process.env, { NODE_ENV: before }));

  test('neither the system nor its secrets come up', async () => {
    const dataDir = join(folder, 'production');
    await expect(startSystem({ dataDir })).rejects.toThrow('NODE_ENV=production');
    expect(() => localSecrets(dataDir, 'x')).toThrow('NODE_ENV=production');
  });
});
