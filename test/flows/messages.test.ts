import { deliver } from '../../cloudfunctions/notifications/deliver';
import type { Deps } from '../../cloudfunctions/_kernel/deps';
import { TEMPLATE_IDS } from '../../devcloud/secrets';
import { postJson, rawDocs, wxRequests, type Raw } from '../support/peek';
import { buildTown, cast, submitReport, type Town } from '../support/town';
import { startWorld, type World } from '../support/world';

const SEND = '/cgi-bin/message/subscribe/send';
const MINUTE = 60_000;
type Template = keyof typeof TEMPLATE_IDS;

let world: World;
let town: Town;
beforeAll(async () => {
  world = await startWorld();
  town = await buildTown(world);
});
afterAll(() => world.stop());

let people = 0;
/** A resident nobody else writes to. */
const newcomer = (): string => `openid-messages-${(people += 1)}`;

/** The person agrees `times` times: in WeChat, and the product hears of it. */
const agree = async (openid: string, key: Template = 'progress', times = 1) => {
  for (let n = 0; n < times; n += 1) {
    await postJson(`${world.cloud.url}/client/subscribe`, { tmplIds: [TEMPLATE_IDS[key]], answer: 'accept' }, openid);
    await world.ok(openid, 'notifications.consent', { answers: [{ key, answer: 'accept' }] });
  }
};
const accepted = async (openid: string): Promise<string> => {
  const { id } = await submitReport(town, openid);
  await world.ok(cast.primary, 'reports.accept', { id });
  return id;
};
const minute = async (part: Partial<Deps> = {}) => {
  world.pass(MINUTE);
  return deliver({ ...world.deps, ...part });
};
const sentTo = async (openid: string) =>
  (await wxRequests(world, SEND)).filter(({ body }) => body['touser'] === openid);
const rowOf = async (openid: string, id: string): Promise<Raw | undefined> =>
  (await rawDocs(world, 'messages')).find(
    (row) => row['person'] === world.idOf(openid) && (row['subject'] as { id: string }).id === id,
  );
const credits = async (openid: string, key: Template = 'progress') =>
  (await rawDocs(world, 'tallies')).find((doc) => doc._id === `credit:${key}:${world.idOf(openid)}`)?.['n'];
const fault = (mode: string) => postJson(`${world.cloud.url}/control/faults`, { target: 'wx', path: SEND, mode });

test('who agreed gets one message, as WeChat takes it, and his agreement is used up', async () => {
  const openid = newcomer();
  await agree(openid);
  const id = await accepted(openid);
  await minute();
  await minute();
  const sent = await sentTo(openid);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    answer: { errcode: 0 },
    body: {
      template_id: TEMPLATE_IDS.progress,
      page: `pages/reports/detail/index?id=${id}`,
      data: { phrase2: { value: '已受理' } },
    },
  });
  expect(await rowOf(openid, id)).toMatchObject({ state: 'sent', nextAt: null });
  expect(await credits(openid)).toBe(0);
});

test('who did not agree gets none, and WeChat is not asked', async () => {
  const openid = newcomer();
  const id = await accepted(openid);
  await minute();
  expect(await sentTo(openid)).toEqual([]);
  expect(await rowOf(openid, id)).toMatchObject({ state: 'skipped' });
});

test('a refusal is no agreement, and the same answer sent twice counts once', async () => {
  const openid = newcomer();
  await world.ok(openid, 'notifications.consent', { answers: [{ key: 'progress', answer: 'reject' }] });
  expect(await credits(openid)).toBeUndefined();
  const answers = [{ key: 'progress', answer: 'accept' }];
  const requestId = 'consent-request-0001';
  for (let n = 0; n < 3; n += 1) await world.ok(openid, 'notifications.consent', { answers }, requestId);
  expect(await credits(openid)).toBe(1);
});

test('each agreement allows one message; the messages come in the order of the steps', async () => {
  const openid = newcomer();
  await agree(openid, 'progress', 3);
  const id = await accepted(openid);
  const due = { id, assignee: world.idOf(cast.primary), dueAt: Date.now() + 9e8 };
  await world.ok(cast.staff, 'reports.assign', due);
  await world.ok(cast.primary, 'reports.acknowledge', { id });
  await world.ok(cast.primary, 'reports.return', { id, reason: '请再派一次' });
  await world.ok(cast.staff, 'reports.assign', { ...due, id });
  await minute();
  const phrases = (await sentTo(openid)).map(
    ({ body }) => (body['data'] as { phrase2: { value: string } }).phrase2.value,
  );
  expect(phrases).toEqual(['已受理', '已交办', '办理中']);
  expect(await credits(openid)).toBe(0);
});

test('who withdrew his agreement in WeChat is left alone: the ledger goes to zero', async () => {
  const openid = newcomer();
  for (let n = 0; n < 2; n += 1)
    await world.ok(openid, 'notifications.consent', { answers: [{ key: 'progress', answer: 'accept' }] });
  const id = await accepted(openid);
  await minute();
  expect(await rowOf(openid, id)).toMatchObject({ state: 'skipped', errcode: 43101 });
  expect(await credits(openid)).toBe(0);
  await accepted(openid);
  await minute();
  expect(await sentTo(openid)).toHaveLength(1);
});

test.each(['lost-answer', 'network-down', 'hang', 'http-500'])(
  'a message whose answer never came (%s) is never sent again',
  async (mode) => {
    const openid = newcomer();
    await agree(openid, 'progress', 2);
    const id = await accepted(openid);
    await fault(mode);
    await minute();
    expect(await rowOf(openid, id)).toMatchObject({ state: 'unknown' });
    for (let n = 0; n < 5; n += 1) await minute();
    expect(await sentTo(openid)).toHaveLength(1);
  },
);

test('a message that was on its way when the function died is never sent again', async () => {
  const openid = newcomer();
  await agree(openid, 'progress', 2);
  const id = await accepted(openid);
  const dead = new Promise<never>(() => undefined);
  await new Promise<void>((resolve) => {
    const wechat = { ...world.deps.wechat, send: () => (resolve(), dead) };
    void minute({ wechat });
  });
  expect(await rowOf(openid, id)).toMatchObject({ state: 'sending' });
  for (let n = 0; n < 4; n += 1) await minute();
  expect(await rowOf(openid, id)).toMatchObject({ state: 'unknown' });
  expect(await sentTo(openid)).toEqual([]);
});

test('when WeChat is busy the message is tried again later, at most five times', async () => {
  const openid = newcomer();
  await agree(openid);
  const id = await accepted(openid);
  let busy = 2;
  const send: Deps['wechat']['send'] = (message) =>
    (busy -= 1) >= 0 ? Promise.resolve({ sent: false, errcode: -1 }) : world.deps.wechat.send(message);
  const wechat = { ...world.deps.wechat, send };
  const wait = async (minutes: number) => {
    world.pass((minutes - 1) * MINUTE);
    await minute({ wechat });
  };
  await wait(1);
  expect(await rowOf(openid, id)).toMatchObject({ state: 'queued', tries: 1, errcode: -1 });
  await wait(2);
  await wait(6);
  expect(await rowOf(openid, id)).toMatchObject({ state: 'sent', tries: 3 });
  const stubborn = newcomer();
  await agree(stubborn);
  const other = await accepted(stubborn);
  busy = Infinity;
  for (const minutes of [1, 2, 6, 16, 61]) await wait(minutes);
  expect(await rowOf(stubborn, other)).toMatchObject({ state: 'dead', tries: 5 });
});

test('a message older than a day is not sent any more', async () => {
  const openid = newcomer();
  await agree(openid);
  const id = await accepted(openid);
  world.pass(24 * 60 * MINUTE);
  await minute();
  expect(await sentTo(openid)).toEqual([]);
  expect(await rowOf(openid, id)).toMatchObject({ state: 'skipped' });
});

test('two workers that deliver at the same time send each message once', async () => {
  const all = Array.from({ length: 8 }, newcomer);
  await Promise.all(all.map((openid) => agree(openid)));
  await Promise.all(all.map(accepted));
  world.pass(MINUTE);
  await Promise.all([deliver(world.deps), deliver(world.deps), deliver(world.deps)]);
  for (const openid of all) expect(await sentTo(openid)).toHaveLength(1);
});
