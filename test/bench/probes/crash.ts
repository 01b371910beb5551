import { creditKey, unreadKey, type MessageDoc } from '../../../cloudfunctions/notifications/consumers';
import { readTally } from '../../../cloudfunctions/_kernel/tallies';
import { TEMPLATE_IDS } from '../../../devcloud/secrets';
import { postJson, rawDocs, wxRequests } from '../../support/peek';
import { buildTown, cast, type Town } from '../../support/town';
import { newRequest, worldOver } from '../../support/world';
import { leavePending } from '../pending';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** What became of every event and message. */
export interface Verdict {
  events: number;
  /** Each sentence is one thing lost, doubled or stuck. */
  wrong: readonly string[];
  messages: Readonly<Record<string, number>>;
}

interface Expected {
  town: Town;
  /** Event id, openid and report of everything that somebody must hear. */
  told: { event: string; openid: string; report: string }[];
  /** What was unread before, from the founding of the town. */
  before: ReadonlyMap<string, number>;
}

const expected = held<Expected>();
const RESIDENTS = Array.from({ length: 8 }, (_, n) => `openid-crash-${n}`);
const SEND = '/wx/cgi-bin/message/subscribe/send';

const agree = async ({ world }: Town, openid: string, key: 'progress' | 'task', times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    await world.ok(openid, 'notifications.consent', { answers: [{ key, answer: 'accept' }] }, newRequest());
    await postJson(`${world.cloud.url}/client/subscribe`, { tmplIds: [TEMPLATE_IDS[key]], answer: 'accept' }, openid);
  }
};

const pile = async (count: number): Promise<void> => {
  const { town, told } = expected.get();
  const openids = Array.from({ length: count }, (_, n) => RESIDENTS[n % RESIDENTS.length] ?? '');
  for (const openid of RESIDENTS) await agree(town, openid, 'progress', Math.ceil(count / RESIDENTS.length));
  await agree(town, cast.primary, 'task', count);
  const reports = await leavePending(town, openids, { name: 'crash', accept: true });
  reports.forEach((report, n) => {
    told.push({ event: `${report}:1:0`, openid: cast.primary, report });
    told.push({ event: `${report}:2:0`, openid: openids[n] ?? '', report });
  });
};

const unreadOf = ({ world }: Town, openid: string): Promise<number> =>
  readTally(world.deps, unreadKey(world.idOf(openid)));

const inboxWrong = async ({ town, told, before }: Expected): Promise<string[]> => {
  const rows = await rawDocs(town.world, 'inbox');
  const wrong = told.flatMap(({ event, openid }) => {
    const copies = rows.filter(
      (row) => row['person'] === town.world.idOf(openid) && row._id.startsWith(`${event}:`),
    ).length;
    return copies === 1 ? [] : [`${event} is ${copies} times in the inbox of ${openid}`];
  });
  for (const openid of new Set(told.map((one) => one.openid))) {
    const [unread, due] = [await unreadOf(town, openid), (before.get(openid) ?? 0) + count(told, openid)];
    if (unread !== due) wrong.push(`${openid} has ${unread} unread instead of ${due}`);
  }
  return wrong;
};

const count = (told: Expected['told'], openid: string): number => told.filter((one) => one.openid === openid).length;

const messagesWrong = async (
  { town: { world }, told }: Expected,
  messages: readonly MessageDoc[],
): Promise<string[]> => {
  const requests = await wxRequests(world);
  const arrived = requests.filter(({ path, answer }) => `/wx${path}`.startsWith(SEND) && answer['errcode'] === 0);
  return told.flatMap(({ event, openid, report }) => {
    const state = messages.find(({ _id }) => _id === `${event}:${world.idOf(openid)}`)?.state ?? 'missing';
    const copies = arrived.filter(
      ({ body }) => body['touser'] === openid && String(body['page']).endsWith(`id=${report}`),
    ).length;
    const right = state === 'sent' ? copies === 1 : state === 'unknown' && copies <= 1;
    return right ? [] : [`the message of ${event} to ${openid} is ${state} and arrived ${copies} times`];
  });
};

const creditsWrong = async ({ town: { world } }: Expected): Promise<string[]> => {
  const left = await Promise.all(
    RESIDENTS.map((openid) => readTally(world.deps, creditKey(world.idOf(openid), 'progress'))),
  );
  return left.some((n) => n < 0) ? ['somebody has less than no credit'] : [];
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    const world = await worldOver(cloudAt(reach), async () => undefined);
    const town = await buildTown(world);
    const before = new Map([[cast.primary, await unreadOf(town, cast.primary)] as const]);
    expected.keep({ town, told: [], before });
  },
  pile,
  judge: async (): Promise<Verdict> => {
    const all = expected.get();
    const messages = (await rawDocs(all.town.world, 'messages')) as unknown as MessageDoc[];
    const wrong = [await inboxWrong(all), await messagesWrong(all, messages), await creditsWrong(all)].flat();
    const reports = await rawDocs(all.town.world, 'reports');
    const waiting = reports.filter(({ pendingAt }) => pendingAt !== null).map(({ _id }) => `${_id} still waits`);
    const states: Record<string, number> = {};
    for (const { state } of messages) states[state] = (states[state] ?? 0) + 1;
    return { events: all.told.length, wrong: [...wrong, ...waiting], messages: states };
  },
});
