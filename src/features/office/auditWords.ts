import { grantWords } from '@/client/grantWords';
import { LINE_WORDS } from '@/client/reportSteps';
import { WISH_LINES } from '@/client/wishWords';

const KINDS: Readonly<Record<string, string>> = {
  report: '报事',
  wish: '心愿',
  order: '订单',
  refund: '退款',
  payment: '付款',
  product: '商品',
  farm: '农企',
  place: '地方',
  code: '二维码',
  person: '人',
  invite: '邀请',
  phone: '手机号',
  room: '房屋',
  household: '住户',
  claim: '认领住房',
  change: '登记更改',
  proxy: '家人代办',
  relay: '捎话',
  flag: '异常查看',
  complaint: '投诉',
  block: '禁言',
  erasure: '注销',
  care: '重点照看',
  visit: '走访',
  work: '表格',
};

const MOVES: Readonly<Record<string, string>> = {
  'person.enter': '第一次来',
  'person.grant': '担上职务',
  'person.endGrant': '职务到此为止',
  'person.bindPhone': '留了手机号',
  'person.agree': '点了同意',
  'person.disagree': '收回同意',
  'person.raise': '核实是住户',
  'invite.invite': '发出邀请',
  'invite.take': '接受邀请',
  'phone.tellPhone': '填了手机号',
  'phone.confirmPhone': '核实手机号',
  'complaint.complain': '投诉',
  'complaint.uphold': '取下',
  'complaint.dismiss': '看过，留着',
  'block.block': '请人歇几天',
  'flag.raise': '系统发现异常查看',
  'flag.tell': '说明为什么看',
  'flag.explain': '审计：说得通',
  'flag.uphold': '审计：不应当',
  'erasure.forget': '要注销',
  'erasure.stay': '不注销了',
  'work.audit': '导出操作记录',
  'work.export': '导出台账',
  'work.import': '导入台账',
};

/** A step of the audit in words: what kind of matter, and what was done; its name in the system where there is no word. */
export const auditWords = (name: string): string => {
  const [kind = '', move = ''] = name.split('.');
  const said = MOVES[name] ?? (kind === 'report' ? LINE_WORDS[move] : kind === 'wish' ? WISH_LINES[move] : undefined);
  return `${KINDS[kind] ?? kind} · ${said ?? move}`;
};

/** Who did it: the role in words, and his number, by which an auditor asks on. */
export const actorWords = (grant: string, by: string): string => `${grantWords(grant)} ${by}`;
