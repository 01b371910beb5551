import { readFileSync } from 'node:fs';
import path from 'node:path';
import { personaOf } from '../../devcloud/stage/personas';
import type { Journey } from './journey';
import type { Phone } from './phone';

/** A report as far as these tests look at it. */
export interface View {
  id: string;
  number: string;
  state: string;
  area: { grid4: string };
  photos: readonly string[];
  afterPhotos: readonly string[];
  contactMask: string | null;
  timeline: readonly { move: string; note: string }[];
}
interface Rows {
  rows: readonly { id: string; words: string }[];
}

const PHOTOS = path.resolve(__dirname, '../../devcloud/stage/data/photos');
export const [before, after] = ['ceiling-before', 'ceiling-after'].map((name) =>
  readFileSync(path.join(PHOTOS, `${name}.jpg`)),
) as [Buffer, Buffer];
export const BUILDING = ['莲花池街道', '丽景街社区', '宏泰学府苑', '10号楼'] as const;
const RESIDENT = personaOf('wang').openid;

/** Fills in a report with two photos and a phone, all but the last tap. */
export const write = async (wang: Phone, place: string, words: string): Promise<void> => {
  await wang.open(`pages/reports/new/index?place=${place}`);
  await wang.see('10号楼');
  await wang.tap('水管漏水、渗水');
  await wang.fill('怎么回事?', words);
  for (const photo of [before, after]) await wang.choosePhoto(/加照片/, photo);
  await wang.fill('怎么称呼您', '住户甲');
  await wang.fill('电话', '13900000001');
};

/** Exactly one report of these words came of it, with everything that was on the screen; its number. */
export const onlyOne = async ({ product }: Journey, words: string): Promise<string> => {
  const { rows } = await product.call<Rows>(RESIDENT, 'reports.mine', {});
  const ours = rows.filter((row) => row.words === words);
  expect(ours).toHaveLength(1);
  const view = await product.call<View>(RESIDENT, 'reports.get', { id: ours[0]?.id });
  expect(view.photos).toHaveLength(2);
  expect(view.contactMask).toMatch(/\*/);
  return view.number;
};

/** A report that a resident sent in the ordinary way. */
export const reported = ({ product }: Journey, place: string, words: string): Promise<View> => {
  const input = { place, category: 'leak', words, photos: [], neighbours: true };
  return product.call<View>(RESIDENT, 'reports.submit', input, `offline-${Date.now()}-0000000000`);
};

/** Opens the desk and waits until the phone has this matter, and who it may be given to, for the stairwell. */
export const readAhead = async (worker: Phone, { id, area }: View): Promise<void> => {
  await worker.open(`pages/work/desk/index?area=${area.grid4}&level=grid4`);
  await worker.page.waitForFunction((given) => {
    const seen = localStorage.getItem('seen') ?? '';
    return ['get', 'candidates'].every((what) => seen.includes(`reports.${what} {\\"id\\":\\"${given}\\"}`));
  }, id);
};
