import { personaOf } from '../../devcloud/stage/personas';
import { openJourney, placeAt, type Journey } from '../support/journey';
import { networkUnder, type Asked, type Cut, type Network } from '../support/network';
import { after, BUILDING, onlyOne, readAhead, reported, write, type View } from '../support/offline';
import type { Phone } from '../support/phone';

let journey: Journey;
let place: string;
beforeAll(async () => {
  journey = await openJourney();
  place = await placeAt(journey.product, BUILDING);
});
// A lost network is said in the browser's own words.
afterEach(async () =>
  expect((await journey.putDown()).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]),
);
afterAll(() => journey.stop());

const takeUp = async (persona: string): Promise<{ phone: Phone; network: Network }> => {
  const phone = await journey.phone(persona);
  return { phone, network: await networkUnder(phone.page) };
};

const nth = (what: string, n: number): Cut['at'] => {
  let left = n;
  return (asked: Asked) => asked.what === what && (left -= 1) === 0;
};
const CUTS: readonly [string, string, Cut][] = [
  ['before the tickets', '网断在领票之前', { at: nth('files.tickets', 1), when: 'before' }],
  ['during an upload', '网断在传照片时', { at: nth('upload', 2), when: 'before' }],
  ['after an upload', '网断在照片到了以后', { at: nth('upload', 2), when: 'after' }],
  ['before the submission arrives', '网断在提交之前', { at: nth('reports.submit', 1), when: 'before' }],
  ['before the answer comes back', '网断在收到回话之前', { at: nth('reports.submit', 1), when: 'after' }],
];

test.each(CUTS)('cut %s: restarted and replayed, it is one report', async (_where, words, cut) => {
  const { phone: wang, network } = await takeUp('wang');
  network.cut(cut);
  await write(wang, place, words);
  await wang.tap('报给网格员');
  await wang.see(/^已保存/);
  await wang.open('pages/home/index');
  await wang.see('有一件写好了，已保存，联网后自动提交。');
  network.double();
  await network.heal();
  await wang.see('刚才写好的那件，报上去了。');
  await wang.notSee('有一件写好了，已保存，联网后自动提交。');
  const number = await onlyOne(journey, words);
  await wang.tap('看看');
  await wang.see(`编号 ${number}`);
  const asked = network.arrived.filter(({ what }) => what === 'reports.submit');
  expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(1);
});

test('left open, it is sent by itself when the network is back, and says where it went', async () => {
  const words = '网断了又自己好了';
  const { phone: wang, network } = await takeUp('wang');
  await write(wang, place, words);
  network.kill();
  await wang.tap('报给网格员');
  await wang.see(/^已保存/);
  await network.heal();
  await wang.see('收到了');
  await wang.see(await onlyOne(journey, words));
  // The list of his reports is there before the network is, with the time it is from.
  await wang.open('pages/reports/mine/index');
  await wang.see(words);
  await wang.page.waitForFunction((said) => (localStorage.getItem('seen') ?? '').includes(said), words);
  network.kill();
  await wang.open('pages/reports/mine/index');
  await wang.see(/^网络不太好，下面是上次看到的（.+）。$/);
  await wang.see(words);
});

const now = (id: string): Promise<View> => journey.product.call<View>(personaOf('grid1').openid, 'reports.get', { id });

test('a day in the stairwell: read, handled and restarted without a network, sent in order when it is back', async () => {
  const words = '楼道漏水，在没有信号的地方办';
  const { phone: worker, network } = await takeUp('grid1');
  const report = await reported(journey, place, words);
  await readAhead(worker, report);
  network.kill();
  const page = `pages/work/handle/index?id=${report.id}`;
  await worker.open(page);
  await worker.see(/^网络不太好，下面是上次看到的/);
  await worker.see(words);
  await worker.tap('受理');
  await worker.see(/记下的“受理”，已保存，联网后自动送出。$/);
  await worker.tap('交办');
  await worker.tap('网格员甲（演示）（我）');
  await worker.tap('明天');
  await worker.tap('交办');
  await worker.tap('签收');
  await worker.see(/记下的“签收”/);
  await worker.open(page);
  await worker.tap('办结');
  await worker.choosePhoto(/加照片/, after);
  await worker.tap('修好了');
  await worker.fill('跟居民说一声', '换了软管，水已经止住');
  await worker.tap('走得急，忘了扫');
  await worker.tap('办结');
  await worker.see(/记下的“办结”/);
  expect((await now(report.id)).state).toBe('submitted');

  network.double();
  await network.heal();
  await worker.notSee('已保存，联网后自动送出');
  await worker.see('修好了，等居民看一看；三天不说，就当好了。');
  const done = await now(report.id);
  expect(done.timeline.map(({ move }) => move)).toEqual(['submit', 'accept', 'assign', 'acknowledge', 'resolve']);
  expect(done.afterPhotos).toHaveLength(1);
});

test('somebody else was there first: what was recorded stays, with what can be done about it', async () => {
  const { phone: worker, network } = await takeUp('grid1');
  const { id, ...rest } = await reported(journey, place, '两个人都想办的一件');
  await readAhead(worker, { id, ...rest });
  network.kill();
  await worker.open(`pages/work/handle/index?id=${id}`);
  await worker.tap('受理');
  await worker.see(/记下的“受理”，已保存/);
  const reason = '这件归物业管';
  const rejection = { id, outcome: 'not_our_duty', reason };
  await journey.product.call(personaOf('staff').openid, 'reports.reject', rejection, 'offline-reject-0000000001');
  await network.heal();
  await worker.see(/记下的“受理”没办成$/);
  await worker.see('这件事已经往前走了，请看看最新进展。');
  await worker.tap('看看现在怎样');
  await worker.see(reason);
  await worker.tap('照旧再办一次');
  await worker.see(/记下的“受理”没办成$/);
  await worker.tap('不要了');
  await worker.notSee('没办成');
  expect((await now(id)).timeline.map(({ move }) => move)).toEqual(['submit', 'reject']);
});
