import { readTable } from '../../../cloudfunctions/_kernel/tables';
import { personaOf } from '../../../devcloud/stage/personas';
import type { Driver, OpenedFile } from '../driver';
import type { Site } from '../journey';
import { newRequest } from '../world';
import { DOOR, putRight, withMistakes } from './paperLedger';
import type { Play } from './play';

/** Who keeps the register of the demo’s second community. */
export const STAFF = 'staff2';

/** Goes to what the community’s staff work with. */
export const toTools = async (staff: Driver): Promise<void> => {
  await staff.open('pages/me/index');
  await staff.tap('城东社区');
  await staff.tap('更多工具');
  await staff.see('住户台账');
};

/** Goes to the rooms of a building. */
export const toBuilding = async (staff: Driver, name: string): Promise<void> => {
  await toTools(staff);
  await staff.tap('住户台账');
  await staff.tap(`滨河佳苑 ${name}`);
  await staff.see('1单元 101');
};

/** Rows of a workbook that has left the app, without the titles. */
const rowsOf = async ({ name, bytes }: OpenedFile): Promise<string[][]> => {
  if (!name.endsWith('.xlsx')) throw new Error(`${name} is no workbook`);
  const [sheet] = (await readTable(bytes)).sheets;
  return (sheet?.rows ?? []).slice(1).map((row) => row.map(String));
};

const importWithMistakes = async (staff: Driver): Promise<void> => {
  await toTools(staff);
  await staff.tap('导入台账');
  await staff.chooseFile('选文件', await withMistakes(), '花名册.xlsx');
  await staff.see('这一列不收，已经去掉：身份证号');
  await staff.see('有 2 处没填对');
  await staff.see('第 5 行 · 楼栋');
  await staff.see('第 6 行 · 电话');
  await staff.tap('登记这 1 户');
  await staff.see('登记好了 1 户，有 2 处没填对，没有登记。');
  await staff.tap('看看要改的地方');
  const told = await rowsOf(await staff.opened());
  if (told.length !== 2) throw new Error(`told of ${told.length} rows`);
};

const importAgain = async (staff: Driver): Promise<void> => {
  await toTools(staff);
  await staff.tap('导入台账');
  await staff.see('最近做过的');
  await staff.chooseFile('选文件', await putRight(), '花名册.xlsx');
  await staff.see('一共 2 户，没有填错的地方。');
  await staff.tap('登记这 2 户');
  await staff.see('登记好了 2 户。');
};

/** The paper ledger is imported: looked at, without its bad rows, and once more when they are put right. */
export const ledger: Play = async ({ phone }) => {
  const staff = await phone(STAFF);
  await importWithMistakes(staff);
  await importAgain(staff);
  await toTools(staff);
  await staff.tap('住户台账');
  await staff.see('56 间房，住着 56 户');
  await staff.tap('找一户');
  await staff.fill('要找的门牌号', DOOR);
  await staff.tap('找一找');
  await staff.see('请先选一下为什么要找。');
  await staff.tap('核对台账');
  await staff.tap('找一找');
  await staff.tap(`滨河佳苑 3号楼 3单元 ${DOOR}`);
  await staff.see('家里 2 口人');
};

const startsWith = (file: OpenedFile, mark: string): void => {
  const begins = file.bytes.subarray(0, mark.length).toString('latin1');
  if (begins !== mark) throw new Error(`${file.name} begins with ${begins}`);
};

/** The register leaves as a workbook, masked, and the codes as sheets to print. */
export const files: Play = async ({ phone }) => {
  const staff = await phone(STAFF);
  await toTools(staff);
  await staff.tap('导出台账');
  await staff.tap('要写全');
  await staff.tap('导出');
  await staff.see('请写清楚要用来做什么');
  await staff.tap('遮着就行');
  await staff.tap('导出');
  await staff.see(/^做好了，一共 \d+ 户。/);
  await staff.tap('打开表格');
  const rows = await rowsOf(await staff.opened());
  if (rows.length < 441) throw new Error(`${rows.length} people left the app`);
  if (rows.flat().some((cell) => cell.startsWith('住户'))) throw new Error('a name left the app');
  await toTools(staff);
  await staff.tap('印二维码');
  await staff.tap('滨河佳苑');
  await staff.tap('1号楼');
  await staff.tap('做成 PDF');
  await staff.tap('打开来打印');
  startsWith(await staff.opened(), '%PDF-');
};

/** A resident says that his home is let now. */
const propose = async ({ product }: Site): Promise<void> => {
  const { openid } = personaOf('zhao');
  const { rows } = await product.call<{ rows: { id: string }[] }>(openid, 'registry.mine', {}, newRequest());
  const said = { household: rows[0]?.id, kind: 'tenure', tenure: 'tenant' };
  await product.call(openid, 'changes.propose', said, newRequest());
};

const enter = async (staff: Driver): Promise<void> => {
  await staff.tap('登记一户');
  await staff.fill('门牌号', '709');
  await staff.tap('记下来');
  await staff.see('请写上户主的姓名。');
  await staff.fill('姓名', '新住户己');
  await staff.tap('记下来');
  await staff.see('家里 1 口人');
  await staff.tap('这一户搬走了');
  await staff.tap('房子卖了');
  await staff.tap('办搬出');
  await staff.see('这一户搬走了，登记留作历史，不再改动。');
};

/** What residents say of their homes is answered, and a household comes and goes. */
export const desks: Play = async ({ phone, site }) => {
  const staff = await phone(STAFF);
  await propose(site);
  await toTools(staff);
  await staff.tap('住户自己改的');
  await staff.see('改成：租户');
  await staff.tap('照着改');
  await staff.see('没有等您看的');
  await toTools(staff);
  await staff.tap('认领住房');
  await staff.tap('不是这家的');
  await staff.tap('登记的不是您家');
  await staff.tap('告诉他');
  await staff.see('没有等您点头的');
  await toBuilding(staff, '2号楼');
  await enter(staff);
};
