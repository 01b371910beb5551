import { rawDocs } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld, type World } from '../support/world';

const DAY = 86_400_000;
const code = (wanted: string) => ({ ok: false, error: { code: wanted } });

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
});
afterAll(() => world.stop());

const byId = (id: string, part: object = {}) => ({ id, ...part });
const soon = () => Date.now() + DAY;
const stored = async (id: string) => (await rawDocs(world, 'reports')).find((doc) => doc._id === id);

/** A report that has been accepted, given to the primary and taken up. */
const inProgress = async (): Promise<string> => {
  const { id } = await submitReport(town);
  await world.ok(cast.primary, 'reports.accept', { id });
  await world.ok(cast.staff, 'reports.assign', { id, assignee: world.idOf(cast.primary), dueAt: soon() });
  await world.ok(cast.primary, 'reports.acknowledge', { id });
  return id;
};

describe('a report does not exist for', () => {
  it.each([
    ['the worker of the next grid', cast.elsewhere],
    ['the staff of another community', cast.otherStaff],
    ['a neighbour', cast.neighbour],
    ['somebody who has never been here', 'openid-nobody-yet'],
  ])('%s', async (_who, openid) => {
    const { id } = await submitReport(town);
    const before = await stored(id);
    const tries: [string, object][] = [
      ['reports.get', {}],
      ['reports.accept', {}],
      ['reports.reject', { outcome: 'not_verified', reason: '不归我们管' }],
      ['reports.assign', { assignee: world.idOf(openid), dueAt: soon() }],
      ['reports.withdraw', {}],
      ['reports.merge', { into: id }],
      ['reports.candidates', {}],
      ['reports.contact', { purpose: 'call' }],
      ['reports.readings', {}],
    ];
    for (const [action, part] of tries)
      expect({ action, ...(await world.call(openid, action, byId(id, part))) }).toMatchObject(code('NOT_FOUND'));
    expect(await stored(id)).toEqual(before);
  });
});

it('what does not exist and what may not be known are told apart by nobody', async () => {
  const { id } = await submitReport(town);
  const [hidden, absent] = await Promise.all(
    [id, 'rep_0000000000'].map((one) => world.call(cast.neighbour, 'reports.get', { id: one })),
  );
  expect(JSON.stringify(hidden).replace(/"traceId":"\w+"/, '')).toBe(
    JSON.stringify(absent).replace(/"traceId":"\w+"/, ''),
  );
});

describe('who may see a report may not do everything with it', () => {
  it('the reporter does not handle it himself', async () => {
    const { id } = await submitReport(town);
    for (const action of ['reports.accept', 'reports.candidates'])
      expect(await world.call(cast.resident, action, { id })).toMatchObject(code('FORBIDDEN'));
    expect(await world.call(cast.resident, 'reports.contact', byId(id, { purpose: 'call' }))).toMatchObject(
      code('FORBIDDEN'),
    );
  });

  it('a worker of the grid who is not the assignee neither takes it up nor reads the contact', async () => {
    const id = await inProgress();
    for (const [action, part] of [
      ['reports.contact', { purpose: 'call' }],
      ['reports.return', { reason: '不是我的' }],
      ['reports.readings', {}],
    ] as const)
      expect(await world.call(cast.backup, action, byId(id, part))).toMatchObject(code('FORBIDDEN'));
  });

  it('street and district see it and do not accept it', async () => {
    const { id } = await submitReport(town);
    for (const openid of [cast.street, cast.district]) {
      expect(await world.ok(openid, 'reports.get', { id })).toMatchObject({ state: 'submitted', moves: [] });
      expect(await world.call(openid, 'reports.accept', { id })).toMatchObject(code('FORBIDDEN'));
    }
  });

  it('the administrator of the system sees no reports', async () => {
    const { id } = await submitReport(town);
    expect(await world.call(cast.admin, 'reports.get', { id })).toMatchObject(code('NOT_FOUND'));
  });

  it('is given only to people of its own area', async () => {
    const { id } = await submitReport(town);
    await world.ok(cast.primary, 'reports.accept', { id });
    for (const openid of [cast.elsewhere, cast.otherStaff, cast.resident, 'openid-nobody-yet'])
      expect(
        await world.call(cast.primary, 'reports.assign', byId(id, { assignee: world.idOf(openid), dueAt: soon() })),
      ).toMatchObject(code('ASSIGNEE_NOT_IN_AREA'));
  });
});

describe('the desk of an area', () => {
  it.each([
    ['next grid', cast.elsewhere, 'grid4'],
    ['other community', cast.otherStaff, 'community'],
    ['residents', cast.resident, 'grid4'],
    ['grid workers who look at the community', cast.primary, 'community'],
  ] as const)('stays shut for %s', async (_who, openid, level) => {
    const input = { area: level === 'grid4' ? town.grid4 : town.community, level, tab: 'today' };
    expect(await world.call(openid, 'reports.desk', input)).toMatchObject(code('FORBIDDEN'));
  });
  it('is asked for at its own level', async () => {
    const asked = world.call(cast.primary, 'reports.desk', { area: town.grid4, level: 'community', tab: 'today' });
    expect(await asked).toMatchObject(code('WRONG_LEVEL'));
  });
});

describe('a role', () => {
  const held = { role: 'gridWorker', level: 'grid4' } as const;
  const worker = async (openid: string, part: object = {}) => {
    await world.ok(openid, 'people.enter', {});
    const id = world.idOf(openid);
    await world.ok(cast.admin, 'people.grant', { id, ...held, area: town.grid4, title: '网格员丁(演示)', ...part });
    return id;
  };

  it('that is taken back is gone with the next call, and its holder is no candidate any more', async () => {
    const id = await worker('openid-taken-back');
    const report = await submitReport(town);
    await world.ok('openid-taken-back', 'reports.accept', { id: report.id });
    await world.ok(cast.admin, 'people.endGrant', { id, ...held, area: town.grid4 });
    expect(await world.call('openid-taken-back', 'reports.get', { id: report.id })).toMatchObject(code('NOT_FOUND'));
    const due = { id: report.id, assignee: id, dueAt: soon() };
    expect(await world.call(cast.primary, 'reports.assign', due)).toMatchObject(code('ASSIGNEE_NOT_IN_AREA'));
  });

  it('that has an end ends by itself', async () => {
    const id = await worker('openid-for-a-day', { validTo: Date.now() + DAY });
    const report = await submitReport(town);
    await world.ok('openid-for-a-day', 'reports.get', { id: report.id });
    world.pass(DAY + 1000);
    try {
      expect(await world.call('openid-for-a-day', 'reports.get', { id: report.id })).toMatchObject(code('NOT_FOUND'));
      const candidates = await world.ok<{ rows: { id: string }[] }>(cast.primary, 'reports.candidates', {
        id: report.id,
      });
      expect(candidates.rows.map((row) => row.id)).not.toContain(id);
    } finally {
      world.pass(-DAY - 1000);
    }
  });

  it('comes from the platform’s identity, whatever the caller writes into his call', async () => {
    const report = await submitReport(town);
    const forged = { id: report.id, openid: cast.primary, userInfo: { openId: cast.primary } };
    expect(await world.call(cast.neighbour, 'reports.get', forged)).toMatchObject(code('INVALID'));
    const { id } = await world.ok<{ id: string }>(cast.neighbour, 'people.me', {});
    expect(id).toBe(world.idOf(cast.neighbour));
    expect(await world.call('', 'reports.get', { id: report.id })).toMatchObject(code('UNAUTHENTICATED'));
  });
});

it('neighbours see that something is being done, not what was said nor by whom', async () => {
  await submitReport(town, cast.resident, {
    words: '只给网格员看的话',
    contact: { name: '住户甲', phone: '13900000001' },
  });
  const page = await world.ok<{ rows: object[] }>(cast.neighbour, 'reports.ofPlace', { place: town.building });
  expect(page.rows.length).toBeGreaterThan(0);
  for (const row of page.rows) expect(Object.keys(row).sort()).toEqual(['category', 'createdAt', 'id', 'state']);
  const hidden = await submitReport(town, cast.resident, { neighbours: false });
  const after = await world.ok(cast.neighbour, 'reports.ofPlace', { place: town.building });
  expect(JSON.stringify(after)).not.toContain(hidden.id);
});

it('the one who handled a matter does not visit and pass it himself', async () => {
  const id = await inProgress();
  await world.deps.store.updateIf('reports', id, {}, { set: { state: 'resolved', handler: world.idOf(cast.primary) } });
  expect(await world.call(cast.primary, 'reports.startFollowUp', { id })).toMatchObject(code('FORBIDDEN'));
  expect(await world.call(cast.primary, 'reports.pass', { id })).toMatchObject(code('FORBIDDEN'));
  expect(await world.ok(cast.backup, 'reports.startFollowUp', { id })).toMatchObject({ state: 'following_up' });
});
