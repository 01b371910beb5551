import type { Order, Refund } from './ledger';
import type { PayParts } from './parts';
import { feeOf } from './refunds';
import { beijing } from './times';

/** What a trade bill lists. */
export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND';

interface Entry {
  at: number;
  order: Order;
  refund?: Refund;
}

const DAY = 86_400_000;
/** Bills are written at ten; how a refund stands then is what they say for good. */
const WRITTEN = DAY + 10 * 3_600_000;

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const feeText = (fen: number): string => (fen / 100).toFixed(5);
const plain = (text: string): string => text.replace(/[`\r\n]/g, ' ');

type Column = readonly [title: string, cell: (entry: Entry, parts: PayParts) => string];

const stateAt = (refund: Refund, moment: number): string =>
  refund.doneAt !== null && refund.doneAt <= moment ? refund.state : 'PROCESSING';
const writtenAt = (entry: Entry): number => Date.parse(`${beijing(entry.at).slice(0, 10)}T00:00:00+08:00`) + WRITTEN;

const HEAD: readonly Column[] = [
  ['交易时间', ({ at }) => beijing(at)],
  ['公众账号ID', (_entry, { appId }) => appId],
  ['商户号', (_entry, { keys }) => keys().mchid],
  ['特约商户号', () => '0'],
  ['设备号', () => ''],
  ['微信订单号', ({ order }) => order.transactionId ?? ''],
  ['商户订单号', ({ order }) => order.number],
  ['用户标识', ({ order }) => order.openid],
  ['交易类型', () => 'JSAPI'],
  ['交易状态', ({ refund }) => (refund ? 'REFUND' : 'SUCCESS')],
  ['付款银行', () => 'OTHERS'],
  ['货币种类', () => 'CNY'],
  ['应结订单金额', ({ order, refund }) => yuan(refund ? 0 : order.total)],
  ['代金券金额', () => '0.00'],
];
const REFUND_TIMES: readonly Column[] = [
  ['退款申请时间', ({ refund }) => (refund ? beijing(refund.createdAt) : '')],
  [
    '退款成功时间',
    (entry) =>
      entry.refund?.doneAt && stateAt(entry.refund, writtenAt(entry)) === 'SUCCESS' ? beijing(entry.refund.doneAt) : '',
  ],
];
const REFUND_FACTS: readonly Column[] = [
  ['微信退款单号', ({ refund }) => refund?.refundId ?? '0'],
  ['商户退款单号', ({ refund }) => refund?.number ?? '0'],
  ['退款金额', ({ refund }) => yuan(refund?.amount ?? 0)],
  ['充值券退款金额', () => '0.00'],
  ['退款类型', ({ refund }) => refund?.channel ?? ''],
  ['退款状态', (entry) => (entry.refund ? stateAt(entry.refund, writtenAt(entry)) : '')],
];
const GOODS: readonly Column[] = [
  ['商品名称', ({ order }) => plain(order.description)],
  ['商户数据包', ({ order }) => plain(order.attach)],
  ['手续费', ({ order, refund }) => feeText(refund ? -refund.fee : feeOf(order.total))],
  ['费率', () => '0.60%'],
  ['订单金额', ({ order, refund }) => yuan(refund ? 0 : order.total)],
];
const ASKED: Column = ['申请退款金额', ({ refund }) => yuan(refund?.amount ?? 0)];
const NOTE: Column = ['费率备注', () => ''];
const COLUMNS: Readonly<Record<TradeBillType, readonly Column[]>> = {
  ALL: [...HEAD, ...REFUND_FACTS, ...GOODS, ASKED, NOTE],
  SUCCESS: [...HEAD, ...GOODS, NOTE],
  REFUND: [...HEAD, ...REFUND_TIMES, ...REFUND_FACTS, ...GOODS, ASKED, NOTE],
};

// The plugin's reader and the platform's files agree: a mark, backticks before values, an empty last line.
const file = (titles: readonly string[], rows: readonly string[][], sums: readonly (readonly [string, string])[]) =>
  [
    `\ufeff${titles.join(',')}`,
    ...rows.map((row) => `\`${row.join(',`')}`),
    sums.map(([title]) => title).join(','),
    `\`${sums.map(([, sum]) => sum).join(',`')}`,
    '',
  ].join('\r\n');

const entries = ({ ledger }: PayParts, from: number, until: number): Entry[] => {
  const paid = ledger.orders.all('paid >= ? AND paid < ?', from, until);
  const back = ledger.refunds.all('created >= ? AND created < ?', from, until);
  return [
    ...paid.map((order) => ({ at: order.paidAt ?? 0, order })),
    ...back.flatMap((refund) => {
      const order = ledger.order(refund.orderNumber);
      return order ? [{ at: refund.createdAt, order, refund }] : [];
    }),
  ].sort((a, b) => a.at - b.at);
};

/** The trade bill of the Beijing day that begins at `day`; undefined when nothing happened on it. */
export const tradeBill = (parts: PayParts, day: number, type: TradeBillType): string | undefined => {
  const found = entries(parts, day, day + DAY).filter(
    ({ refund }) => type === 'ALL' || (type === 'REFUND') === (refund !== undefined),
  );
  if (found.length === 0) return undefined;
  const columns = COLUMNS[type];
  const sum = (value: (entry: Entry) => number): number => found.reduce((total, entry) => total + value(entry), 0);
  const paid = sum(({ order, refund }) => (refund ? 0 : order.total));
  const back = sum(({ refund }) => refund?.amount ?? 0);
  const fees = sum(({ order, refund }) => (refund ? -refund.fee : feeOf(order.total)));
  return file(
    columns.map(([title]) => title),
    found.map((entry) => columns.map(([, cell]) => cell(entry, parts))),
    [
      ['总交易单数', String(found.length)],
      ['应结订单总金额', yuan(paid)],
      ['退款总金额', yuan(back)],
      ['充值券退款总金额', '0.00'],
      ['手续费总金额', feeText(fees)],
      ['订单总金额', yuan(paid)],
      ['申请退款总金额', yuan(back)],
    ],
  );
};

interface Flow {
  at: number;
  amount: number;
  cells: readonly [business: string, flow: string, name: string, kind: string];
  tail: readonly [by: string, note: string, voucher: string];
}

const flowsOf = ({ order, refund }: Entry, mchid: string): Flow[] => {
  const id = order.transactionId ?? '';
  if (refund) {
    const note = `退款总金额${yuan(refund.amount)}元;含手续费${yuan(refund.fee)}元`;
    const tail = [`${mchid}API`, note, refund.number] as const;
    const amount = refund.amount - refund.fee;
    const flow = { at: refund.createdAt, amount: -amount, cells: [refund.refundId, id, '退款', '退款'], tail } as const;
    if (refund.state !== 'CLOSED') return [flow];
    const cells = [refund.refundId, id, '退款', '退款关闭退回'] as const;
    return [flow, { at: refund.doneAt ?? refund.createdAt, amount, cells, tail }];
  }
  const at = order.paidAt ?? 0;
  const tail = ['system', `结算总金额${yuan(order.total)}元`, order.number] as const;
  const fee = feeOf(order.total);
  return [
    { at, amount: order.total, cells: [id, id, '交易', '交易'], tail },
    ...(fee > 0 ? [{ at, amount: -fee, cells: [id, id, '交易', '扣除交易手续费'], tail } as const] : []),
  ];
};

/** The fund-flow bill of the basic account for a Beijing day; undefined when no money moved on it. */
export const fundFlowBill = (parts: PayParts, day: number): string | undefined => {
  const { mchid } = parts.keys();
  let balance = 0;
  const flows = entries(parts, 0, day + DAY)
    .flatMap((entry) => flowsOf(entry, mchid))
    .filter(({ at }) => at < day + DAY)
    .sort((a, b) => a.at - b.at)
    .map((flow) => ({ ...flow, balance: (balance += flow.amount) }))
    .filter(({ at }) => at >= day);
  if (flows.length === 0) return undefined;
  const [income, spent] = [flows.filter(({ amount }) => amount > 0), flows.filter(({ amount }) => amount < 0)];
  const sum = (of: readonly Flow[]): string => yuan(of.reduce((total, { amount }) => total + Math.abs(amount), 0));
  return file(
    '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'.split(
      ',',
    ),
    flows.map(({ at, amount, cells, tail, balance: left }) => [
      beijing(at),
      ...cells,
      amount > 0 ? '收入' : '支出',
      yuan(Math.abs(amount)),
      yuan(left),
      ...tail,
    ]),
    [
      ['资金流水总笔数', String(flows.length)],
      ['收入笔数', String(income.length)],
      ['收入金额', sum(income)],
      ['支出笔数', String(spent.length)],
      ['支出金额', sum(spent)],
    ],
  );
};
