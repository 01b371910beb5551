import type { Driver } from '../driver';
import type { Play } from './play';
import { STAFF, toBuilding, toTools } from './register';

const WORDS = '膝盖疼，约好周五陪去医院';

const reveal = async (staff: Driver): Promise<void> => {
  await staff.tap('户主 *******甲');
  await staff.tap('看姓名和电话');
  await staff.tap('看一眼');
  await staff.see('请先选一下为什么要看。');
  await staff.tap('上门走访');
  await staff.tap('看一眼');
  await staff.see('住户11101甲');
  await staff.tap('关上');
  await staff.see(/，上门走访$/);
};

const correct = async (staff: Driver): Promise<void> => {
  await staff.tap('添一口人');
  await staff.tap('记下来');
  await staff.see('请写上姓名。');
  await staff.fill('姓名', '新住户戊');
  await staff.fill('电话（可以不写）', '123');
  await staff.tap('记下来');
  await staff.see('电话号码好像不对，请再看看');
  await staff.fill('电话（可以不写）', '13900000074');
  await staff.tap('记下来');
  await staff.see('家里 2 口人');
};

const log = async (staff: Driver): Promise<void> => {
  await staff.tap('记一次走访');
  await staff.see('第 1 段');
  await staff.tap('记下来');
  await staff.see('请写一句看到了什么、说了什么。');
  await staff.tap('照看');
  await staff.tap('*******甲 · 独居老人');
  await staff.fill('第 1 段写什么', WORDS);
  await staff.tap('码被遮住了');
  await staff.tap('再添一段');
  await staff.fill('第 2 段写什么', '女儿也在家');
  await staff.tap('记下来');
  await staff.see('照看台账、走访台账');
  await staff.notSee(WORDS);
  await staff.tap('看写了什么');
  await staff.tap('核对台账');
  await staff.tap('看一眼');
  await staff.see(WORDS);
};

/** A household is opened and seen in the clear, and a visit that is typed once stands in two ledgers. */
export const visiting: Play = async ({ phone }) => {
  const staff = await phone(STAFF);
  await toBuilding(staff, '1号楼');
  await staff.tap('1单元 101');
  await reveal(staff);
  await correct(staff);
  await log(staff);
  await toTools(staff);
  await staff.tap('走访台账');
  await staff.tap('照看');
  await staff.see(/上门 · 照看$/);
  await toTools(staff);
  await staff.tap('重点照看');
  await staff.tap('*******丁 · 重病');
  await staff.tap('看看需要什么');
  await staff.tap('送服务、办事');
  await staff.tap('看一眼');
  await staff.see(/每月去医院拿一次药/);
};
