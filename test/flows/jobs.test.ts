import { fireTimer, invocations, startDeployed } from '../support/bundles';
import { postJson, rawDocs, wxRequests } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { testSecrets, type World } from '../support/world';

const SEND = '/cgi-bin/message/subscribe/send';

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startDeployed();
  town = await buildTown(world);
});
afterAll(() => world.stop());

const jobs = async (event: object, openid: string = cast.resident) =>
  (await postJson<{ result: unknown }>(`${world.cloud.url}/client/invoke/jobs`, event, openid)).result;
const timer = { Type: 'Timer', TriggerName: 'everyMinute', Time: '2026-01-01T00:00:00Z', Message: '' };

describe('work that no person asks for', () => {
  it.each<[string, object]>([
    ['an event that looks like the timer', timer],
    ['a variable of the timer', { ...timer, TRIGGER_SRC: 'timer', environ: 'TRIGGER_SRC=timer' }],
    ['no token', { task: 'sweep' }],
    ['a wrong token', { task: 'sweep', token: 'job-token-for-testz' }],
    ['an empty token', { task: 'sweep', token: '' }],
    ['a token that is no text', { task: 'sweep', token: { length: 19 } }],
    ['a list for a token', { task: 'firstAdmin', token: [testSecrets.JOB_TOKEN] }],
  ])('is not begun by a client with %s', async (_name, event) => {
    const before = (await invocations(world)).at(-1)?.n ?? 0;
    expect(await jobs({ ...event, input: { district: '假的' } })).toEqual({ ok: false, error: { code: 'FORBIDDEN' } });
    const seen = await invocations(world, before);
    expect(seen.map(({ fn, trips }) => [fn, trips])).toEqual([['jobs', 0]]);
  });

  it.each(['unknown', '__proto__', 'constructor', 'toString'])('knows no task called %s', async (task) => {
    expect(await jobs({ task, token: testSecrets.JOB_TOKEN })).toEqual({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  it('founds the district once: a second time changes nothing', async () => {
    const before = await rawDocs(world, 'people');
    const asked = { task: 'firstAdmin', token: testSecrets.JOB_TOKEN, input: { district: '另一个名字' } };
    expect(await jobs(asked)).toMatchObject({ ok: true, data: { district: world.district } });
    expect(await rawDocs(world, 'people')).toEqual(before);
    expect(await world.ok(cast.resident, 'places.top', {})).toMatchObject({ rows: [{ name: '离石区' }] });
  });
});

describe('the timer of every minute', () => {
  it('does each piece of work in an invocation of its own, with nobody as its caller', async () => {
    const before = (await invocations(world)).at(-1)?.n ?? 0;
    expect(await fireTimer(world)).toMatchObject({ ok: true, result: { ok: true } });
    const seen = await invocations(world, before);
    expect(new Set(seen.map(({ openid }) => openid))).toEqual(new Set(['']));
    expect(seen.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(seen.filter(({ fn }) => fn === 'pay')).toHaveLength(1);
    const started = seen.at(-1)?.tripsByAction['functions.invokeFunction'];
    expect(started).toBeGreaterThanOrEqual(6);
    expect(seen).toHaveLength(1 + (started ?? 0));
  });

  it('sends what is queued, closes what nobody answered, and clears what is old', async () => {
    const openid = 'openid-of-the-timer';
    await postJson(
      `${world.cloud.url}/client/subscribe`,
      { tmplIds: ['tmpl-progress-local'], answer: 'accept' },
      openid,
    );
    await world.ok(openid, 'notifications.consent', { answers: [{ key: 'progress', answer: 'accept' }] });
    const { id } = await submitReport(town, openid);
    await world.ok(cast.primary, 'reports.accept', { id });
    const silent = (await submitReport(town)).id;
    const resolved = { state: 'resolved', timerAt: 1, timerMove: 'pass', handler: world.idOf(cast.primary) };
    await world.deps.store.updateIf('reports', silent, {}, { set: resolved });
    await world.deps.store.insert('commands', { _id: 'old-command', expireAt: 1 });
    expect(await fireTimer(world)).toMatchObject({ ok: true });
    expect((await wxRequests(world, SEND)).filter(({ body }) => body['touser'] === openid)).toHaveLength(1);
    expect((await rawDocs(world, 'commands')).map((doc) => doc._id)).not.toContain('old-command');
    const closed = (await rawDocs(world, 'reports')).find((doc) => doc._id === silent);
    expect(closed).toMatchObject({ state: 'closed', confirmedBy: 'timeout', timerAt: null });
    expect(closed?.['timeline']).toContainEqual(
      expect.objectContaining({ move: 'pass', by: 'system', grant: 'timer' }),
    );
  });

  it('fired twice at once does everything once', async () => {
    const all = Array.from({ length: 4 }, (_, n) => `openid-twice-${n}`);
    for (const openid of all) {
      await postJson(
        `${world.cloud.url}/client/subscribe`,
        { tmplIds: ['tmpl-progress-local'], answer: 'accept' },
        openid,
      );
      await world.ok(openid, 'notifications.consent', { answers: [{ key: 'progress', answer: 'accept' }] });
      await world.ok(cast.primary, 'reports.accept', { id: (await submitReport(town, openid)).id });
    }
    await Promise.all([fireTimer(world), fireTimer(world)]);
    await fireTimer(world);
    for (const openid of all)
      expect((await wxRequests(world, SEND)).filter(({ body }) => body['touser'] === openid)).toHaveLength(1);
  });
});

describe('the function of all actions', () => {
  it('answers a phone in the name of the platform’s identity, not of what the phone says', async () => {
    const forged = {
      action: 'people.me',
      input: {},
      userInfo: { openId: cast.admin },
      openid: cast.admin,
      WX_OPENID: cast.admin,
    };
    const answer = await postJson(`${world.cloud.url}/client/invoke/api`, forged, cast.neighbour);
    expect(answer).toMatchObject({ result: { ok: true, data: { id: world.idOf(cast.neighbour), grants: [] } } });
  });

  it('is not moved by an event of the timer, by nonsense, nor by a text too long', async () => {
    const api = (event: unknown) => postJson(`${world.cloud.url}/client/invoke/api`, event, cast.resident);
    for (const event of [timer, {}, { action: 1 }, { action: '__proto__.x' }, { action: 'reports.constructor' }])
      expect(await api(event)).toMatchObject({ result: { ok: false, error: { code: 'NOT_FOUND' } } });
    const words = '长'.repeat(60_000);
    expect(await api({ action: 'reports.submit', input: { words }, requestId: 'x'.repeat(16) })).toHaveProperty(
      'errCode',
    );
    const errors = (await invocations(world)).filter(({ error }) => error !== undefined);
    expect(errors).toEqual([]);
  });

  it('serves many phones at once without mixing them', async () => {
    const all = Array.from({ length: 24 }, (_, n) => `openid-many-${n}`);
    const answers = await Promise.all(all.map((openid) => world.ok<{ id: string }>(openid, 'people.me', {})));
    expect(answers.map(({ id }) => id)).toEqual(all.map(world.idOf));
  });
});
