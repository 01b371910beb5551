import type { GrantView } from '@/client/me';
import type { IconName } from '@/ui/Icon';

/** Something that those who hold a post can do from their phone, beside the day's work. */
export interface Tool {
  title: string;
  note: string;
  icon: IconName;
  /** Its page, below `pages`. */
  page: string;
  /** Who has it, as roles are written in access.ts: role@level. */
  posts: readonly string[];
  /** What the address says; the area and its level when nothing is said. */
  ask?: (post: GrantView) => Readonly<Record<string, string>>;
}

const KEEPERS = ['gridWorker@grid4', 'staff@community'];
const STAFF = ['staff@community'];
const GIVERS = ['admin@district', 'officer@district', 'officer@street', ...STAFF];
const AUDITORS = ['auditor@community', 'auditor@street', 'auditor@district'];
const LOOKERS = [...KEEPERS, 'officer@street', 'officer@district'];

/** Every tool, in the order in which it is offered. */
export const TOOLS: readonly Tool[] = [
  { title: '住户台账', note: '一栋楼一栋楼地看，找一户、记走访', icon: 'home', page: 'register/rooms', posts: KEEPERS },
  { title: '重点照看', note: '谁家该去看看了', icon: 'help', page: 'register/care', posts: KEEPERS },
  { title: '走访台账', note: '记一次，各本台账里都有', icon: 'report', page: 'register/ledgers', posts: KEEPERS },
  { title: '认领住房', note: '居民说住在哪一户，等您点头', icon: 'check', page: 'register/claims', posts: KEEPERS },
  { title: '住户自己改的', note: '看看原来怎样、改成怎样', icon: 'me', page: 'register/changes', posts: KEEPERS },
  { title: '导入台账', note: '把现在的 Excel 表格导进来', icon: 'cloud', page: 'register/import', posts: KEEPERS },
  { title: '导出台账', note: '一本一张 Excel 表', icon: 'cloud', page: 'register/export', posts: KEEPERS },
  { title: '印二维码', note: '贴在楼门口、单元门口和货柜上', icon: 'scan', page: 'register/print', posts: STAFF },
  { title: '巡查和走访', note: '今天该去哪几栋、看哪几家', icon: 'clock', page: 'ground/patrol', posts: KEEPERS },
  { title: '网格和值班', note: 'A岗B岗、请假、边界、巡查安排', icon: 'me', page: 'ground/grid', posts: KEEPERS },
  { title: '楼门口的码', note: '哪张没人扫，哪张贴错了', icon: 'scan', page: 'ground/codes', posts: KEEPERS },
  { title: '活动室和活动', note: '添一处、印它的码，办完了收起来', icon: 'home', page: 'ground/venues', posts: STAFF },
  { title: '划转网格', note: '划几栋楼、拆网格、并网格', icon: 'home', page: 'ground/moves', posts: STAFF },
  { title: '到场抽查', note: '问一问人到没到过', icon: 'check', page: 'ground/checks', posts: STAFF },
  {
    title: '等您核实的手机号',
    note: '居民自己填的，听他说一遍再点头',
    icon: 'phone',
    page: 'office/phones',
    posts: KEEPERS,
  },
  {
    title: '替邻居捎话',
    note: '不认识的邻居托您说一声，不用互留电话',
    icon: 'help',
    page: 'register/relays',
    posts: KEEPERS,
  },
  {
    title: '家人代办',
    note: '老人不用微信，当面问一声愿不愿意',
    icon: 'help',
    page: 'register/proxies',
    posts: KEEPERS,
  },
  { title: '邻居的投诉', note: '觉得墙上哪句话不该留', icon: 'warn', page: 'office/complaints', posts: STAFF },
  {
    title: '禁言',
    note: '谁暂时不能上墙，到哪天为止',
    icon: 'close',
    page: 'office/blocks',
    posts: [...STAFF, 'officer@street'],
  },
  {
    title: '谁担着什么职务',
    note: '请人担职务、到期、交接',
    icon: 'me',
    page: 'office/people',
    posts: [...GIVERS, ...AUDITORS],
  },
  {
    title: '要我说明的查看',
    note: '看居民信息多了，要说一声为什么',
    icon: 'bell',
    page: 'office/asked',
    posts: LOOKERS,
  },
  { title: '异常查看', note: '谁看居民信息看得多，看得不是时候', icon: 'warn', page: 'office/flags', posts: AUDITORS },
  {
    title: '查每一步是谁办的',
    note: '按日子、按人、按事情查，可以导出',
    icon: 'report',
    page: 'office/audit',
    posts: AUDITORS,
  },
];

const labelOf = ({ role, level }: GrantView): string => `${role}@${level}`;

/** A tool as somebody has it by one of his posts. */
export interface Offered {
  tool: Tool;
  params: Readonly<Record<string, string>>;
}

/** What these posts over one area may do: each tool once. */
export const toolsOf = (posts: readonly GrantView[]): Offered[] =>
  TOOLS.flatMap((tool) => {
    const post = posts.find((one) => tool.posts.includes(labelOf(one)));
    return post ? [{ tool, params: (tool.ask ?? (({ area, level }) => ({ area, level })))(post) }] : [];
  });
