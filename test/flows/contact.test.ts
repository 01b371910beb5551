import { sweep } from '../../cloudfunctions/_kernel/events';
import { machines } from '../../cloudfunctions/composition';
import { deliver } from '../../cloudfunctions/notifications/deliver';
import { callWith } from '../support/faults';
import { bytesBelow, everything, rawDocs, wxRequests } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { newRequest, startWorld, type World } from '../support/world';

const contact = { name: '住户甲（演示姓名）', phone: '13900008861' };
const parts = [contact.name, contact.phone, '13900008861'.slice(2, 10)];

let world: World & { dataDir: string };
let town: Town;
const logged: string[] = [];
beforeAll(async () => {
  world = await startWorld();
  Object.assign(world.deps, { log: (line: object) => void logged.push(JSON.stringify(line)) });
  town = await buildTown(world);
});
afterAll(() => world.stop());

/** A report with a contact that is being handled by the primary. */
const taken = async (): Promise<string> => {
  const { id } = await submitReport(town, cast.resident, { contact });
  await world.ok(cast.primary, 'reports.accept', { id });
  const due = { id, assignee: world.idOf(cast.primary), dueAt: Date.now() + 86_400_000 };
  await world.ok(cast.primary, 'reports.assign', due);
  return id;
};
const read = (openid: string, id: string, purpose = 'call', requestId = newRequest()) =>
  world.call(openid, 'reports.contact', { id, purpose }, requestId);
const readings = async (id: string) =>
  (
    await world.ok<{ rows: { grant: string; purpose: string; at: number }[] }>(cast.resident, 'reports.readings', {
      id,
    })
  ).rows;

test('is nowhere in the clear: not in the database, its file, messages, logs or what WeChat was sent', async () => {
  await Promise.all(
    Object.values(cast).map((openid) =>
      world.ok(openid, 'notifications.consent', {
        answers: ['progress', 'task'].map((key) => ({ key, answer: 'accept' })),
      }),
    ),
  );
  const id = await taken();
  await read(cast.primary, id);
  await read(cast.staff, id);
  await sweep(machines, world.deps);
  await deliver(world.deps);
  const [docs, bytes, sent] = await Promise.all([everything(world), bytesBelow(world.dataDir), wxRequests(world)]);
  for (const name of ['reports', 'inbox', 'messages', 'audit', 'commands', 'readings', 'people', 'tallies'])
    expect({ name, filled: docs[name]?.length !== 0 }).toEqual({ name, filled: true });
  expect(sent.map((request) => request.path)).toContain('/cgi-bin/message/subscribe/send');
  const places = { documents: JSON.stringify(docs), file: bytes, sent: JSON.stringify(sent), logs: logged.join('\n') };
  for (const [where, text] of Object.entries(places))
    for (const part of parts)
      expect({ where, part, found: text.includes(part) }).toEqual({ where, part, found: false });
});

test('is shown to the assignee and to the staff, to others as a mask', async () => {
  const id = await taken();
  for (const openid of [cast.primary, cast.staff])
    expect(await read(openid, id)).toEqual({ ok: true, data: { contact } });
  for (const openid of [cast.backup, cast.street, cast.district, cast.resident])
    expect(await read(openid, id)).toMatchObject({ error: { code: 'FORBIDDEN' } });
  for (const openid of [cast.resident, cast.primary, cast.street]) {
    const view = await world.ok(openid, 'reports.get', { id });
    expect(view).toMatchObject({ contactMask: '139******61' });
    for (const part of parts) expect(JSON.stringify(view)).not.toContain(part);
  }
});

test('is no longer shown to an assignee who gave the matter back', async () => {
  const id = await taken();
  await world.ok(cast.primary, 'reports.return', { id, reason: '请再派一次' });
  expect(await read(cast.primary, id)).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('every reading is seen by the reporter once, with who and what for; a retry is no second reading', async () => {
  const id = await taken();
  const requestId = newRequest();
  for (let times = 0; times < 3; times += 1)
    expect(await read(cast.primary, id, 'visit', requestId)).toEqual({ ok: true, data: { contact } });
  await read(cast.staff, id, 'verify');
  const rows = await readings(id);
  expect(rows.map(({ grant, purpose }) => `${grant} ${purpose}`).sort()).toEqual([
    'assignee visit',
    'staff@community verify',
  ]);
  expect(await read(cast.primary, id, 'call', requestId)).toMatchObject({ error: { code: 'CONFLICT' } });
  expect(await readings(id)).toHaveLength(2);
});

test('nobody but the reporter sees who has read it', async () => {
  const id = await taken();
  await read(cast.primary, id);
  for (const openid of [cast.primary, cast.staff, cast.street])
    expect(await world.call(openid, 'reports.readings', { id })).toMatchObject({ error: { code: 'FORBIDDEN' } });
});

test('is not opened when the reading cannot be written down', async () => {
  const id = await taken();
  const store = {
    ...world.deps.store,
    insert: (collection: string, doc: { _id: string }) =>
      collection === 'readings' ? Promise.reject(new Error('no disk')) : world.deps.store.insert(collection, doc),
  };
  const call = callWith(world, { store });
  const answer = await call(cast.primary, 'reports.contact', { id, purpose: 'call' }, newRequest());
  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(await readings(id)).toEqual([]);
});

test('copied into another report it does not open', async () => {
  const [from, to] = [await taken(), await taken()];
  const sealed = (await rawDocs(world, 'reports')).find((doc) => doc._id === from)?.['contact'];
  await world.deps.store.updateIf('reports', to, {}, { set: { contact: sealed } });
  const answer = await read(cast.primary, to);
  expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(JSON.stringify(answer)).not.toContain(contact.phone);
});

test('a report without a contact has none to read, and no reading is noted', async () => {
  const { id } = await submitReport(town);
  expect(await read(cast.staff, id)).toEqual({ ok: true, data: { contact: null } });
  expect(await readings(id)).toEqual([]);
});
