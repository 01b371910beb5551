import { readFileSync } from 'node:fs';
import path from 'node:path';
import { personaOf } from '../../devcloud/stage/personas';
import { openJourney, placeAt, type Journey } from '../support/journey';
import { networkUnder, type Asked, type Cut, type Network } from '../support/network';
import type { Phone } from '../support/phone';

interface Row {
  id: string;
  number: string;
  words: string;
}
interface View {
  number: string;
  photos: readonly string[];
  contactMask: string | null;
}

const PHOTOS = path.resolve(__dirname, '../../devcloud/stage/data/photos');
const photos = ['ceiling-before', 'ceiling-after'].map((name) => readFileSync(path.join(PHOTOS, `${name}.jpg`)));
const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;

let journey: Journey;
let place: string;
let wang: Phone;
let network: Network;
beforeAll(async () => {
  journey = await openJourney();
  place = await placeAt(journey.product, BUILDING);
});
beforeEach(async () => {
  wang = await journey.phone('wang');
  network = await networkUnder(wang.page);
});
// A lost network is said in the browser's own words.
afterEach(async () =>
  expect((await journey.putDown()).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]),
);
afterAll(() => journey.stop());

const { openid } = personaOf('wang');
const mine = async (words: string): Promise<Row[]> => {
  const { rows } = await journey.product.call<{ rows: Row[] }>(openid, 'reports.mine', {});
  return rows.filter((row) => row.words === words);
};

const write = async (words: string): Promise<void> => {
  await wang.open(`pages/reports/new/index?place=${place}`);
  await wang.see('10号楼');
  await wang.tap('水管漏水、渗水');
  await wang.fill('怎么回事?', words);
  for (const photo of photos) await wang.choosePhoto(/加照片/, photo);
  await wang.fill('怎么称呼您', '住户甲');
  await wang.fill('电话', '13900000001');
};

/** Exactly one report of these words came of it, with everything that was on the screen; its number. */
const onlyOne = async (words: string): Promise<string> => {
  const rows = await mine(words);
  expect(rows).toHaveLength(1);
  const view = await journey.product.call<View>(openid, 'reports.get', { id: rows[0]?.id });
  expect(view.photos).toHaveLength(photos.length);
  expect(view.contactMask).toMatch(/\*/);
  return view.number;
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
  network.cut(cut);
  await write(words);
  await wang.tap('报给网格员');
  await wang.see(/^已保存/);
  await wang.open('pages/home/index');
  await wang.see('有一件写好了，已保存，联网后自动提交。');
  network.double();
  await network.heal();
  await wang.see('刚才写好的那件，报上去了。');
  await wang.notSee('有一件写好了，已保存，联网后自动提交。');
  const number = await onlyOne(words);
  await wang.tap('看看');
  await wang.see(`编号 ${number}`);
  const asked = network.arrived.filter(({ what }) => what === 'reports.submit');
  expect(new Set(asked.map(({ requestId }) => requestId)).size).toBe(1);
});

test('left open, it is sent by itself when the network is back, and says where it went', async () => {
  const words = '网断了又自己好了';
  await write(words);
  network.kill();
  await wang.tap('报给网格员');
  await wang.see(/^已保存/);
  await network.heal();
  await wang.see('收到了');
  await wang.see(await onlyOne(words));
  await wang.open('pages/home/index');
  await wang.see(words);
  await wang.notSee('刚才写好的那件，报上去了。');
});

test('lists are there before the network is, with the time they are from', async () => {
  await wang.open('pages/reports/mine/index');
  await wang.see(/楼道|渗水|报/);
  await wang.page.waitForFunction(() => (localStorage.getItem('seen') ?? '').includes('reports.mine'));
  network.kill();
  await wang.open('pages/reports/mine/index');
  await wang.see(/^网络不太好，下面是上次看到的（.+）。$/);
});
