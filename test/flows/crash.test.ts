import { buildBundles, deployed, fireTimer, newDataDir, overGateway } from '../support/bundles';
import { startKillable, type Killable } from '../support/killable';
import { withMetadata } from '../support/jpegs';
import { postJson, rawDocs, wxRequests, type Raw } from '../support/peek';
import { buildTown, cast, tinyJpeg, type Town } from '../support/town';
import { newRequest, worldOver, type World } from '../support/world';

const SEND = '/cgi-bin/message/subscribe/send';
const IN_FLIGHT = 20;

interface Report {
  id: string;
  number: string;
  photos: string[];
}
/** A report on a phone: the request that lives through every retry, the photo once it has arrived, the receipt. */
interface Draft {
  openid: string;
  requestId: string;
  photo?: string;
  receipt?: Report;
}

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

const worldOf = async (cloud: Killable): Promise<World> => overGateway(await worldOver(cloud, () => cloud.kill()));

const agree = async (world: World, openid: string, key: 'progress' | 'task', times: number) => {
  const tmplIds = [`tmpl-${key}-local`];
  for (let n = 0; n < times; n += 1) {
    await postJson(`${world.cloud.url}/client/subscribe`, { tmplIds, answer: 'accept' }, openid);
    await world.ok(openid, 'notifications.consent', { answers: [{ key, answer: 'accept' }] });
  }
};

/** What a phone does with a draft, again from where it stopped. */
const send = async (world: World, town: Town, draft: Draft): Promise<void> => {
  draft.photo ??= await world.upload(draft.openid, 'report', draft.requestId, withMetadata(tinyJpeg));
  const form = { place: town.building, category: 'leak', words: '楼上渗水', photos: [draft.photo], neighbours: true };
  const contact = { name: '住户甲', phone: '13900000001' };
  draft.receipt = await world.ok<Report>(draft.openid, 'reports.submit', { ...form, contact }, draft.requestId);
};

/** Sends all drafts at once and pulls the plug when `acks` of them have their receipt. */
const cutDuring = async (world: World, town: Town, cloud: Killable, drafts: Draft[], acks: number): Promise<void> => {
  let acked = 0;
  let cut = (): void => undefined;
  const enough = new Promise<void>((resolve) => (cut = resolve));
  const all = drafts.map((draft) =>
    send(world, town, draft)
      .then(() => (acked += 1) >= acks && cut())
      .catch(() => undefined),
  );
  // The minute strikes in the middle of it, so that messages are on their way as well.
  void fireTimer(world).catch(() => undefined);
  await enough;
  await cloud.kill();
  await Promise.all(all);
};

/** The dead process held its documents for some seconds more; they are over. */
const leasesOver = async (world: World): Promise<void> => {
  for (const doc of await rawDocs(world, 'reports'))
    await world.deps.store.updateIf('reports', doc._id, {}, { set: { leaseUntil: 0 } });
};

const expectOnce = (docs: readonly Raw[], ids: readonly string[], key: (doc: Raw) => string) =>
  expect(docs.map(key).sort()).toEqual([...ids].sort());
const subject = (doc: Raw): string => (doc['subject'] as { id: string }).id;

const expectToldOnce = async (world: World, town: Town, ids: readonly string[]): Promise<void> => {
  const [inbox, audit, messages] = await Promise.all(
    ['inbox', 'audit', 'messages'].map((name) => rawDocs(world, name)),
  );
  const submitted = (docs: readonly Raw[] = [], field = 'event') =>
    docs.filter((doc) => doc[field] === 'report.submit');
  expectOnce(submitted(inbox), ids, subject);
  expectOnce(submitted(messages), ids, subject);
  expectOnce(submitted(audit, 'name'), ids, subject);
  expect(new Set(submitted(inbox).map((doc) => doc['person']))).toEqual(new Set([world.idOf(cast.primary)]));
  expect(await world.ok(cast.resident, 'places.get', { id: town.building })).toMatchObject({ open: ids.length });
  const pages = (await wxRequests(world, SEND)).map(({ body }) => `${String(body['touser'])} ${String(body['page'])}`);
  expect(pages.length).toBe(new Set(pages).size);
  const sure = submitted(messages)
    .filter((doc) => doc['state'] === 'sent')
    .map(subject);
  for (const id of sure) expect(pages).toContain(`${cast.primary} pages/reports/detail/index?id=${id}`);
};

/** Every report is there once, under the number of its receipt, with its photo. */
const expectAllKept = async (
  world: World,
  drafts: readonly Draft[],
  receipts: readonly Report[],
): Promise<string[]> => {
  const now = drafts.flatMap(({ receipt }) => receipt ?? []);
  for (const { id, number } of receipts) expect(now).toContainEqual(expect.objectContaining({ id, number }));
  const ids = now.map(({ id }) => id);
  const reports = await rawDocs(world, 'reports');
  expectOnce(reports, ids, (doc) => doc._id);
  expect(new Set(reports.map((doc) => doc['number'])).size).toBe(IN_FLIGHT);
  for (const { photos } of now) {
    const bytes = await Promise.all(photos.map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));
    expect(bytes).toEqual([tinyJpeg]);
  }
  return ids;
};

test('after power cuts among twenty reports every receipt holds, and everybody is told once', async () => {
  const [bundles, { dataDir, remove }] = await Promise.all([buildBundles(), newDataDir()]);
  cleanups.push(remove);
  const start = async () => {
    const cloud = await startKillable(deployed(bundles, dataDir));
    cleanups.push(() => cloud.kill());
    return { cloud, world: await worldOf(cloud) };
  };
  const drafts = Array.from({ length: IN_FLIGHT }, (_, n): Draft => ({
    openid: `openid-drafter-${n}`,
    requestId: newRequest(),
  }));
  let { cloud, world } = await start();
  const town = await buildTown(world);
  await agree(world, cast.primary, 'task', IN_FLIGHT + 5);
  for (const acks of [3, 6]) {
    const waiting = drafts.filter((draft) => !draft.receipt);
    await cutDuring(world, town, cloud, waiting, acks);
    ({ cloud, world } = await start());
  }
  const receipts = drafts.flatMap(({ receipt }) => receipt ?? []);
  expect(receipts.length).toBeGreaterThanOrEqual(9);
  await Promise.all(drafts.map((draft) => send(world, town, draft)));
  const ids = await expectAllKept(world, drafts, receipts);
  await leasesOver(world);
  for (let minute = 0; minute < 3; minute += 1) expect(await fireTimer(world)).toMatchObject({ ok: true });
  await expectToldOnce(world, town, ids);
});
