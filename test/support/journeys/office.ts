import { personaOf } from '../../../devcloud/stage/personas';
import { readDemo } from '../../../devcloud/stage/seed/play';
import type { Driver } from '../driver';
import type { Site } from '../journey';
import type { Market } from '../market';
import { newRequest } from '../world';
import type { Play } from './play';

const TITLE = '网格员戊（演示）';
const GRID = '四级网格一（演示）';

/** Types a code that nobody gave out, and then the one that was given. */
const join = async (li: Driver, code: string): Promise<void> => {
  await li.open('pages/me/index');
  await li.tap('我的信息和隐私');
  await li.tap('有人请我担职务');
  await li.fill('或者填邀请码', 'OOOOOOOOOO');
  await li.tap('我愿意担');
  await li.see('没有这个邀请码，请对方再给您看一次。');
  await li.fill('或者填邀请码', code);
  await li.tap('我愿意担');
  await li.see('担上了，辛苦您');
  await li.see('去“我的工作”');
};

/** A role is offered by a code, taken, looked at on the desk, and given back. */
export const invited: Play = async ({ phone }) => {
  const [staff, li] = [await phone('staff'), await phone('li')];
  await staff.open('pages/me/index');
  await staff.tap('丽景街社区');
  await staff.tap('更多工具');
  await staff.tap('谁担着什么职务');
  await staff.tap('三级网格一（演示）');
  await staff.tap(GRID);
  await staff.see('网格员甲（演示）');
  await staff.tap('请人担职务');
  await staff.tap('出一个邀请码');
  await staff.see('请选一样职务。');
  await staff.tap('网格员');
  await staff.fill('邻居看到的称呼', TITLE);
  await staff.tap('半年');
  await staff.tap('出一个邀请码');
  await staff.see(`请人当${TITLE}`);
  expect(await staff.pictures(1, 'data:image/png')).toHaveLength(1);
  const code = /^[0-9A-Z]{10}$/m.exec(await staff.text())?.[0] ?? '';

  await join(li, code);
  await li.open('pages/me/index');
  await li.tap(GRID);
  await li.see('今天要办');
  await li.tap('更多工具');
  await li.tap('交出');
  await li.tap('交出这份职务');
  await li.see('这里没有要办的');
  await staff.back();
  await staff.see('网格员丙（演示）');
  await staff.notSee(TITLE);
};

const HOUR = 3_600_000;
const NIGHT = 23;
const UTC_PLUS = 8;

/** Reads three people’s numbers when everybody sleeps: of wishes others posted, one’s own are no look of duty. */
const lookAtNight = async (site: Site, market: Market): Promise<void> => {
  const hour = (Date.now() / HOUR + UTC_PLUS) % 24;
  await market.later(Math.ceil(((NIGHT + 24 - hour) % 24) * HOUR));
  const wishes: Readonly<Record<string, string>> = readDemo(site.system.dataDir)?.wishes ?? {};
  for (const key of ['clinic', 'rack', 'noodles'] as const) {
    const asked = { id: wishes[key] ?? '', purpose: 'verify' };
    await site.product.call(personaOf('staff').openid, 'wall.contact', asked, newRequest());
  }
  await site.minute();
};

const FLAG = '夜里看了 3 处，不是急事';

/** Looks for what was done today, and has it made into a table. */
const searchAudit = async (auditor: Driver): Promise<void> => {
  await auditor.open('pages/me/index');
  await auditor.tap('离石区');
  await auditor.tap('查每一步是谁办的');
  await auditor.tap('自己定');
  await auditor.tap('查');
  await auditor.see('请写成 2026-11-22 这样');
  await auditor.fill('从哪天', '2026-01-01');
  await auditor.fill('到哪天', '2026年1月2日');
  await auditor.tap('查');
  await auditor.see('这几天没有');
  // A table without lines: of many, how often it has to be gone on with is a matter of speed.
  await auditor.tap('把这几天的导出成表格');
  await auditor.see('打开表格');
  await auditor.tap('今天');
  await auditor.tap('查');
  await auditor.see('再看一些');
  await auditor.back();
};

/** What was done is found in the audit; looks at night are noticed by themselves, explained, and judged. */
export const audited: Play = async ({ phone, site, market }) => {
  const [auditor, staff] = [await phone('auditor'), await phone('staff')];
  await searchAudit(auditor);
  await lookAtNight(site, market);
  await auditor.tap('异常查看');
  await auditor.tap(FLAG);
  await auditor.see('他还没有说明，先问一声也行。');
  await staff.open('pages/me/index');
  await staff.tap('丽景街社区');
  await staff.tap('更多工具');
  await staff.tap('要我说明的查看');
  await staff.tap(FLAG);
  await staff.tap('说明一下');
  await staff.fill('您的话', '整理台账，记错了时间');
  await staff.tap('就这样说明');
  await staff.see('整理台账，记错了时间');
  await auditor.back();
  await auditor.tap(FLAG);
  await auditor.see('整理台账，记错了时间');
  await auditor.tap('不应当');
  await auditor.fill('您的依据', '夜里不该翻看');
  await auditor.tap('不应当');
  await auditor.see('审计：夜里不该翻看');
  // The table is found again where it was asked for.
  await auditor.back();
  await auditor.back();
  await auditor.tap('查每一步是谁办的');
  await auditor.see('打开表格');
};
