import { deadlines } from '../../cloudfunctions/_kernel/deadlines';
import { runWork, sweepWorks } from '../../cloudfunctions/sheets/runWork';
import { timed } from '../../cloudfunctions/composition';
import { buildTown, cast, type Town } from '../support/town';
import { sheetsApi } from '../../cloudfunctions/sheets/handlers';
import { counting as countingOf, type Counting } from '../support/workKinds';
import { workDoc } from '../support/works';
import { newRequest, startWorld } from '../support/world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let town: Town;
beforeAll(async () => {
  town = await buildTown(await startWorld());
});
afterAll(() => town.world.stop());

const counting = (total: number, per?: number) => countingOf('export.rows', total, per);
/** The rows a piece of work has left. */
const rowsOf = async (id: string, total: number): Promise<number[]> => {
  const all = Array.from({ length: total }, (_, row) => row);
  const found = await Promise.all(all.map((row) => town.world.deps.store.get('numbers', `row:${id}:${row}`)));
  return all.filter((row) => found[row] !== undefined);
};

interface View {
  id: string;
  state: string;
  done: number;
  total: number;
  failure: string | null;
  file: { url: string; bytes: number } | null;
  moves: string[];
}

const as = async (openid: string, action: string, input: object, { kind }: Counting): Promise<View> => {
  const answer = await town.world.call(openid, action, input, newRequest(), sheetsApi([kind]));
  if (!answer.ok) throw new Error(`${action}: ${answer.error.code}`);
  return answer.data as View;
};
const ask = (one: Counting, openid: string = cast.staff) =>
  as(openid, 'sheets.export', { area: town.grid4, kind: 'export.rows' }, one);
const look = (id: string, one: Counting) => as(cast.staff, 'sheets.get', { id }, one);
const bytesAt = async (url: string) => (await fetch(url)).text();
/** One run by itself, as another instance of the function would make it. */
const runAlone = (id: string, { kind }: Counting, ms = MINUTE) =>
  runWork(id, { kinds: [kind], until: town.world.deps.now() + ms }, town.world.deps);

/** A gate at one row: `reached` when the work stands before it, open when `open` is called. */
const gateAt = (one: Counting, at: number) => {
  let open = (): void => undefined;
  let arrive = (): void => undefined;
  const opened = new Promise<void>((done) => (open = done));
  const reached = new Promise<void>((done) => (arrive = done));
  one.before = (row) => (row === at ? (arrive(), opened) : Promise.resolve());
  return { reached, open: () => open() };
};

test('work is asked for, done by the asker’s next call, and shown with its file to him alone', async () => {
  const one = counting(3);
  const asked = await ask(one);
  expect(asked).toMatchObject({ state: 'queued', done: 0, file: null, moves: ['cancel'] });
  const ready = await as(cast.staff, 'sheets.run', { id: asked.id }, one);
  expect(ready).toMatchObject({ state: 'ready', done: 3, total: 3, moves: [] });
  expect(await bytesAt(ready.file?.url ?? '')).toBe('3 rows');
  for (const openid of [cast.resident, cast.primary, cast.district, cast.admin]) {
    for (const action of ['sheets.get', 'sheets.run', 'sheets.cancel']) {
      const answer = await town.world.call(openid, action, { id: asked.id }, newRequest(), sheetsApi([one.kind]));
      expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    }
  }
  const heard = await town.world.ok<{ rows: object[] }>(cast.staff, 'notifications.list', {});
  expect(heard.rows[0]).toMatchObject({ event: 'work.finish', subject: { id: asked.id } });
});

test('of many runs at once one does the work, and no row is done twice', async () => {
  const one = counting(40);
  const { id } = await ask(one);
  await Promise.all(Array.from({ length: 8 }, () => runAlone(id, one)));
  expect(one.begun).toEqual([...Array(40).keys()]);
  expect(await look(id, one)).toMatchObject({ state: 'ready', done: 40 });
});

test('a run whose time is up stops between two steps, and the next goes on there', async () => {
  const one = counting(4);
  const { id } = await ask(one);
  for (const done of [1, 2, 3]) {
    await runAlone(id, one, 0);
    expect(await look(id, one)).toMatchObject({ state: 'running', done, total: 4 });
  }
  await runAlone(id, one, 0);
  expect(await look(id, one)).toMatchObject({ state: 'ready', done: 4 });
  expect(one.begun).toEqual([0, 1, 2, 3]);
});

test('a run that has died is followed by another when its hold lapses, and cannot come back', async () => {
  const one = counting(6);
  const { id } = await ask(one);
  const gate = gateAt(one, 3);
  const first = runAlone(id, one);
  await gate.reached;
  await runAlone(id, one);
  expect(one.begun).toEqual([0, 1, 2]);
  town.world.pass(61_000);
  one.before = () => Promise.resolve();
  await runAlone(id, one);
  const ready = await workDoc(town, id);
  expect(ready).toMatchObject({ state: 'ready', done: 6, runner: null, heldUntil: null });
  gate.open();
  await first;
  expect(await workDoc(town, id)).toEqual(ready);
  expect(await rowsOf(id, 6)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('work stops when its asker says so, and what is done stays', async () => {
  const one = counting(6, 2);
  const { id } = await ask(one);
  const gate = gateAt(one, 2);
  const run = runAlone(id, one);
  await gate.reached;
  expect(await as(cast.staff, 'sheets.cancel', { id }, one)).toMatchObject({ state: 'cancelled', moves: [] });
  town.world.pass(3_000);
  gate.open();
  await run;
  expect(await rowsOf(id, 6)).toEqual([0, 1, 2, 3]);
  expect(await workDoc(town, id)).toMatchObject({ state: 'cancelled', heldUntil: null });
  await runAlone(id, one);
  expect(one.begun).toHaveLength(4);
});

test('work nobody has begun is gone on with by the sweep, oldest first', async () => {
  await sweepWorks([], town.world.deps.now() + MINUTE, town.world.deps);
  const one = counting(2);
  const ids = [(await ask(one)).id, (await ask(one)).id];
  expect(await sweepWorks([one.kind], town.world.deps.now() + MINUTE, town.world.deps)).toBe(2);
  for (const id of ids) expect(await look(id, one)).toMatchObject({ state: 'ready' });
  expect(await sweepWorks([one.kind], town.world.deps.now() + MINUTE, town.world.deps)).toBe(0);
});

test('work that stumbles is tried again five times, and then given up', async () => {
  const one = counting(2);
  const { id } = await ask(one);
  let tries = 0;
  one.before = async (row) => {
    if (row === 0) return;
    tries += 1;
    throw new Error('the network is down');
  };
  for (let run = 0; run < 7; run += 1) {
    await runAlone(id, one);
    town.world.pass(6_000);
  }
  expect(await look(id, one)).toMatchObject({ state: 'failed', failure: 'GIVEN_UP', file: null });
  expect([one.begun, tries]).toEqual([[0], 6]);
});

test('work of somebody whose role has ended is not gone on with, and its file is not shown', async () => {
  const { ok, idOf } = town.world;
  const one = counting(2);
  const begun = await ask(one, cast.elsewhere).catch((error: Error) => error.message);
  expect(begun).toBe('sheets.export: FORBIDDEN');
  const [done, left] = [await ask(one, cast.backup), await ask(one, cast.backup)];
  await as(cast.backup, 'sheets.run', { id: done.id }, one);
  await ok(cast.admin, 'people.endGrant', {
    id: idOf(cast.backup),
    role: 'gridWorker',
    level: 'grid4',
    area: town.grid4,
  });
  expect(await as(cast.backup, 'sheets.get', { id: done.id }, one)).toMatchObject({ state: 'ready', file: null });
  const failed = await as(cast.backup, 'sheets.run', { id: left.id }, one);
  expect(failed).toMatchObject({ state: 'failed', failure: 'FORBIDDEN', done: 0 });
});

test('a week after work is over its file is gone', async () => {
  const one = counting(2);
  const { id } = await ask(one);
  const { file } = await as(cast.staff, 'sheets.run', { id }, one);
  const kept = (await workDoc(town, id)).result?.file ?? '';
  expect(await bytesAt(file?.url ?? '')).toBe('2 rows');
  town.world.pass(7 * DAY - MINUTE);
  await deadlines(timed, town.world.deps);
  expect((await look(id, one)).file).not.toBeNull();
  town.world.pass(2 * MINUTE);
  await deadlines(timed, town.world.deps);
  expect(await look(id, one)).toMatchObject({ state: 'gone', file: null, moves: [] });
  expect(await town.world.deps.files.read(kept)).toBeUndefined();
});

test('what is asked for twice under one request is one piece of work', async () => {
  const one = counting(2);
  const requestId = newRequest();
  const input = { area: town.grid4, kind: 'export.rows' };
  const twice = [1, 2].map(() => town.world.call(cast.staff, 'sheets.export', input, requestId, sheetsApi([one.kind])));
  const [a, b] = await Promise.all(twice);
  expect(a).toEqual(b);
  const rows = await as(cast.staff, 'sheets.mine', {}, one);
  expect(rows).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ state: 'queued' })]) });
});
