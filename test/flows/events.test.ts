import { sweep } from '../../cloudfunctions/_kernel/events';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import { machines } from '../../cloudfunctions/composition';
import { callWith } from '../support/faults';
import { rawDocs, type Raw } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { newRequest, startWorld, type World } from '../support/world';

const MINUTE = 60_000;

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startWorld();
  Object.assign(world.deps, { log: () => undefined });
  town = await buildTown(world);
  // The reports of this file go past the door at which others agree.
  for (const openid of Object.values(cast)) await world.meet(openid);
  await settled();
});
afterAll(() => world.stop());

/** Lets a minute pass and the sweep do its work. */
const settled = async (deps: Deps = world.deps) => {
  world.pass(MINUTE);
  await sweep(machines, deps);
};
const broken = (name: string, times = Infinity): Deps['consumers'] => {
  let left = times;
  return world.deps.consumers.map((consumer) => ({
    ...consumer,
    handle: async (event, deps) => {
      if (consumer.name === name && (left -= 1) >= 0) throw new Error('crashed on purpose');
      await consumer.handle(event, deps);
    },
  }));
};
const submitWith = (part: Partial<Deps>, place = town.building) =>
  callWith(world, part)(
    cast.resident,
    'reports.submit',
    { place, category: 'leak', words: '楼上渗水', photos: [], neighbours: true },
    newRequest(),
  );
const about = (docs: readonly Raw[], id: string): Raw[] =>
  docs.filter((doc) => (doc['subject'] as { id: string } | undefined)?.id === id);
const idOf = (answer: unknown): string => (answer as { data: { id: string } }).data.id;

/** What must hold of a report whatever happened: each event once with everybody, the figures exact, nothing waiting. */
const expectAllTold = async (ids: readonly string[]) => {
  const [inbox, messages, audit, reports] = await Promise.all(
    ['inbox', 'messages', 'audit', 'reports'].map((name) => rawDocs(world, name)),
  );
  for (const id of ids) {
    const report = reports?.find((doc) => doc._id === id);
    expect(report).toMatchObject({ pending: [], pendingAt: null });
    const lines = (report?.['timeline'] ?? []) as { move: string }[];
    expect(about(audit ?? [], id).map((doc) => doc['move'])).toEqual(lines.map((line) => line.move));
    expect(about(inbox ?? [], id).filter((doc) => doc['event'] === 'report.submit')).toHaveLength(1);
    expect(about(messages ?? [], id).filter((doc) => doc['event'] === 'report.submit')).toHaveLength(1);
  }
  const here = (doc: Raw) => (doc['area'] as { building?: string }).building === town.building;
  const open = (reports ?? []).filter((doc) => doc['open'] === true && here(doc));
  const { open: figure } = await world.ok<{ open: number }>(cast.resident, 'places.get', { id: town.building });
  expect(figure).toBe(open.length);
  const { unread } = await world.ok<{ unread: number }>(cast.primary, 'notifications.list', {});
  expect(unread).toBe((inbox ?? []).filter((doc) => doc['person'] === world.idOf(cast.primary)).length);
};

test.each(['audit', 'tallies', 'inbox', 'messages'])(
  'what a crash in “%s” left undone is done a minute later, once',
  async (name) => {
    const answer = await submitWith({ consumers: broken(name) });
    expect(answer).toMatchObject({ ok: true });
    await settled({ ...world.deps, consumers: broken(name, 1) }).catch(() => undefined);
    for (let times = 0; times < 3; times += 1) await settled();
    await expectAllTold([idOf(answer)]);
  },
);

test('a function that dies between the write and its events loses none of them', async () => {
  // The process ends here: nothing after the write is done, not even the clearing.
  const dead = new Promise<never>(() => undefined);
  const written = new Promise<string>((resolve) => {
    const consumers = [{ name: 'death', handle: (event: DomainEvent) => (resolve(event.subject.id), dead) }];
    void submitWith({ consumers });
  });
  const id = await written;
  expect(about(await rawDocs(world, 'inbox'), id)).toEqual([]);
  await settled();
  await expectAllTold([id]);
});

test('many reports with a stumbling consumer, swept by two minutes at once, are each told once', async () => {
  const stumbling = broken('inbox', 7);
  const answers = await Promise.all(Array.from({ length: 15 }, () => submitWith({ consumers: stumbling })));
  world.pass(MINUTE);
  await Promise.all([sweep(machines, world.deps), sweep(machines, world.deps)]);
  await settled();
  await expectAllTold(answers.map(idOf));
});

test('a move that comes before the events of the last one were told tells both, in order', async () => {
  const answer = await submitWith({ consumers: broken('inbox') });
  const id = idOf(answer);
  await callWith(world, { consumers: broken('audit') })(cast.primary, 'reports.accept', { id }, newRequest());
  await settled();
  await expectAllTold([id]);
  const { rows } = await world.ok<{ rows: { event: string; subject: { id: string } }[] }>(
    cast.resident,
    'notifications.list',
    {},
  );
  expect(rows.filter((row) => row.subject.id === id).map((row) => row.event)).toEqual(['report.accept']);
});

test('one document that cannot be told does not keep the others from being told', async () => {
  const poison = idOf(await submitWith({ consumers: broken('inbox') }));
  const others = [
    idOf(await submitWith({ consumers: broken('inbox') })),
    idOf(await submitWith({ consumers: broken('inbox') })),
  ];
  const consumers = world.deps.consumers.map((consumer) => ({
    ...consumer,
    handle: async (event: DomainEvent, deps: Deps) => {
      if (event.subject.id === poison) throw new Error('cannot be told');
      await consumer.handle(event, deps);
    },
  }));
  await world.ok('openid-newcomer', 'people.enter', {});
  await settled({ ...world.deps, consumers }).catch(() => undefined);
  const reports = await rawDocs(world, 'reports');
  for (const id of others) expect(reports.find((doc) => doc._id === id)).toMatchObject({ pending: [] });
  const people = await rawDocs(world, 'people');
  expect(people.find((doc) => doc['openid'] === 'openid-newcomer')).toMatchObject({ pending: [] });
  await settled();
  await expectAllTold([poison, ...others]);
});

test('the doorplate counts what is open: up with a report, down with its end, up again with an appeal', async () => {
  const figure = async () =>
    (await world.ok<{ open: number }>(cast.resident, 'places.get', { id: town.building })).open;
  const before = await figure();
  const open = async () => (await figure()) - before;
  const { id } = await submitReport(town);
  const other = await submitReport(town);
  expect(await open()).toBe(2);
  await world.ok(cast.staff, 'reports.reject', { id, outcome: 'not_our_duty', reason: '请拨打供水公司电话' });
  expect(await open()).toBe(1);
  await world.ok(cast.resident, 'reports.appeal', { id, reason: '供水公司说归物业管' });
  expect(await open()).toBe(2);
  await world.ok(cast.resident, 'reports.withdraw', { id });
  expect(await open()).toBe(1);
  await world.ok(cast.resident, 'reports.withdraw', { id: other.id });
  expect(await open()).toBe(0);
});

test('the reporter of a merged report hears how the other one goes on', async () => {
  const [parent, child] = [await submitReport(town, cast.resident), await submitReport(town, cast.neighbour)];
  await world.ok(cast.staff, 'reports.merge', { id: child.id, into: parent.id });
  const view = await world.ok<{ as: string[] }>(cast.neighbour, 'reports.get', { id: parent.id });
  expect(view.as).toEqual(['followers']);
});

describe('“all read” makes the number go', () => {
  const reader = 'openid-reader';
  const list = () => world.ok<{ rows: { unread: boolean }[]; unread: number }>(reader, 'notifications.list', {});
  const unread = async () => {
    const page = await list();
    return { number: page.unread, rows: page.rows.filter((row) => row.unread).length };
  };
  const readAll = async () => {
    world.pass(1000);
    await world.ok(reader, 'notifications.readAll', {});
    world.pass(1000);
  };

  it('and only what comes later is unread', async () => {
    const { id } = await submitReport(town, reader);
    await world.ok(cast.primary, 'reports.accept', { id });
    expect(await unread()).toEqual({ number: 1, rows: 1 });
    await readAll();
    expect(await unread()).toEqual({ number: 0, rows: 0 });
    await world.ok(reader, 'reports.get', { id });
    const due = { id, assignee: world.idOf(cast.primary), dueAt: Date.now() + 9e8 };
    await world.ok(cast.primary, 'reports.assign', due);
    expect(await unread()).toEqual({ number: 1, rows: 1 });
    await readAll();
  });

  it('while what happened before, but was told only after it, is unread', async () => {
    const { id } = await submitReport(town, reader);
    await callWith(world, { consumers: broken('inbox') })(cast.primary, 'reports.accept', { id }, newRequest());
    await readAll();
    await settled();
    expect(await unread()).toEqual({ number: 1, rows: 1 });
    await readAll();
  });
});
