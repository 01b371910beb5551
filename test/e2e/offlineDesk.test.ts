import { readFileSync } from 'node:fs';
import path from 'node:path';
import { personaOf } from '../../devcloud/stage/personas';
import { openJourney, placeAt, type Journey } from '../support/journey';
import { networkUnder, type Network } from '../support/network';
import type { Phone } from '../support/phone';

interface View {
  id: string;
  state: string;
  area: { grid4: string };
  afterPhotos: readonly string[];
  timeline: readonly { move: string; note: string }[];
}

const PHOTOS = path.resolve(__dirname, '../../devcloud/stage/data/photos');
const after = readFileSync(path.join(PHOTOS, 'ceiling-after.jpg'));
const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;
const RESIDENT = personaOf('wang').openid;
const WORKER = personaOf('grid1').openid;

let journey: Journey;
let worker: Phone;
let network: Network;
beforeAll(async () => {
  journey = await openJourney();
});
beforeEach(async () => {
  worker = await journey.phone('grid1');
  network = await networkUnder(worker.page);
});
// A lost network is said in the browser's own words.
afterEach(async () =>
  expect((await journey.putDown()).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]),
);
afterAll(() => journey.stop());

const report = async (words: string): Promise<View> => {
  const place = await placeAt(journey.product, BUILDING);
  const input = { place, category: 'leak', words, photos: [], neighbours: true };
  return journey.product.call<View>(RESIDENT, 'reports.submit', input, `desk-${Date.now()}-0000000000`);
};
const now = (id: string): Promise<View> => journey.product.call<View>(WORKER, 'reports.get', { id });

/** Opens the desk and waits until the phone has this matter, and who it may be given to, for the stairwell. */
const readAhead = async ({ id, area }: View): Promise<void> => {
  await worker.open(`pages/work/desk/index?area=${area.grid4}&level=grid4`);
  await worker.page.waitForFunction((given) => {
    const seen = localStorage.getItem('seen') ?? '';
    return ['get', 'candidates'].every((what) => seen.includes(`reports.${what} {\\"id\\":\\"${given}\\"}`));
  }, id);
};

test('a day in the stairwell: read, handled and restarted without a network, sent in order when it is back', async () => {
  const words = '楼道漏水，在没有信号的地方办';
  const { id } = await report(words).then(async (view) => (await readAhead(view), view));
  network.kill();
  await worker.open(`pages/work/handle/index?id=${id}`);
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
  await worker.open(`pages/work/handle/index?id=${id}`);
  await worker.tap('办结');
  await worker.choosePhoto(/加照片/, after);
  await worker.tap('修好了');
  await worker.fill('跟居民说一声', '换了软管，水已经止住');
  await worker.tap('走得急，忘了扫');
  await worker.tap('办结');
  await worker.see(/记下的“办结”/);
  expect((await now(id)).state).toBe('submitted');

  network.double();
  await network.heal();
  await worker.see('修好了，等居民看一看；三天不说，就当好了。');
  await worker.notSee('已保存，联网后自动送出');
  const done = await now(id);
  expect(done.timeline.map(({ move }) => move)).toEqual(['submit', 'accept', 'assign', 'acknowledge', 'resolve']);
  expect(done.afterPhotos).toHaveLength(1);
});

test('somebody else was there first: what was recorded stays, with what can be done about it', async () => {
  const words = '两个人都想办的一件';
  const view = await report(words);
  await readAhead(view);
  network.kill();
  await worker.open(`pages/work/handle/index?id=${view.id}`);
  await worker.tap('受理');
  await worker.see(/记下的“受理”，已保存/);
  const staff = personaOf('staff').openid;
  const reason = '这件归物业管';
  await journey.product.call(
    staff,
    'reports.reject',
    { id: view.id, outcome: 'not_our_duty', reason },
    'desk-reject-0000000001',
  );
  await network.heal();
  await worker.see(/记下的“受理”没办成$/);
  await worker.see('这件事已经往前走了，请看看最新进展。');
  await worker.tap('看看现在怎样');
  await worker.see(reason);
  await worker.tap('照旧再办一次');
  await worker.see(/记下的“受理”没办成$/);
  await worker.tap('不要了');
  await worker.notSee('没办成');
  expect((await now(view.id)).timeline.map(({ move }) => move)).toEqual(['submit', 'reject']);
});
