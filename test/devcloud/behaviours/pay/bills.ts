import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Formatter } from 'wechatpay-axios-plugin';
import { behaviour } from '../../../support/behaviours';
import { merchantOf } from '../../../support/merchant';
import type { Merchant, PayAnswer } from '../../../support/merchant';
import type { Local } from '../../local';
import { PAGES } from './sources';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Row = Record<string, string>;
interface Bill {
  rows: Row[];
  summary: Row;
  bytes: Buffer;
}

const dayOf = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(0, 10);

/** Moves the clock to an hour of the day after today, by Beijing time; answers today. */
const untilTomorrow = async (local: Local, { advance }: Merchant, hour: number): Promise<string> => {
  const now = local.cloud.clock.now();
  await advance(Math.ceil((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR + hour * HOUR - now);
  return dayOf(now);
};

const apply = ({ ask }: Merchant, kind: 'trade' | 'fundflow', more: object): Promise<PayAnswer> =>
  ask('get', `v3/bill/${kind}bill`, more);

const fetched = async ({ wxpay }: Merchant, applied: PayAnswer): Promise<Bill> => {
  const { searchParams } = new URL(String(applied.data['download_url']));
  const file = await wxpay
    .chain('v3/billdownload/file')
    .get<ArrayBuffer>({ params: Object.fromEntries(searchParams), responseType: 'arraybuffer' });
  const raw = Buffer.from(file.data);
  const bytes = searchParams.get('tartype') === 'gzip' ? gunzipSync(raw) : raw;
  expect(createHash('sha1').update(bytes).digest('hex')).toBe(applied.data['hash_value']);
  return { ...(Formatter.castCsvBill(bytes) as { rows: Row[]; summary: Row }), bytes };
};

const sum = (rows: readonly Row[], column: string): string =>
  (rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0) / 100).toFixed(2);

/** Bills of trades and of money. */
export const bills = [
  behaviour(
    'a trade bill lists payments and refunds in yuan behind backticks, with a mark and sums',
    PAGES.tradeBill,
    async ({ local }) => {
      const merchant = await merchantOf(local);
      const number = await merchant.paid({ amount: { total: 1234 }, description: '米,5kg' });
      await merchant.refund(number, 234, { amount: { refund: 234, total: 1234, currency: 'CNY' } });
      const day = await untilTomorrow(local, merchant, 11);
      const { rows, summary, bytes } = await fetched(merchant, await apply(merchant, 'trade', { bill_date: day }));
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(bytes.toString()).toContain(`,\`${number},\``);
      const mine = rows.filter((row) => row['商户订单号'] === number);
      expect(mine).toMatchObject([
        {
          交易状态: 'SUCCESS',
          订单金额: '12.34',
          手续费: '0.07000',
          费率: '0.60%',
          商品名称: '米,5kg',
          退款金额: '0.00',
        },
        { 交易状态: 'REFUND', 订单金额: '0.00', 手续费: '-0.01000', 退款金额: '2.34', 退款状态: 'SUCCESS' },
      ]);
      expect(summary).toMatchObject({
        总交易单数: String(rows.length),
        订单总金额: sum(rows, '订单金额'),
        退款总金额: sum(rows, '退款金额'),
      });
    },
  ),
  behaviour(
    'SUCCESS and REFUND select, and the bill of payments has no refund columns',
    PAGES.tradeBill,
    async ({ local }) => {
      const merchant = await merchantOf(local);
      const number = await merchant.paid();
      await merchant.refund(number, 100);
      const bill_date = await untilTomorrow(local, merchant, 11);
      const paid = await fetched(merchant, await apply(merchant, 'trade', { bill_date, bill_type: 'SUCCESS' }));
      const back = await fetched(merchant, await apply(merchant, 'trade', { bill_date, bill_type: 'REFUND' }));
      expect(new Set(paid.rows.map((row) => row['交易状态']))).toEqual(new Set(['SUCCESS']));
      expect(new Set(back.rows.map((row) => row['交易状态']))).toEqual(new Set(['REFUND']));
      expect(paid.rows[0]).not.toHaveProperty('退款金额');
      expect(back.rows[0]).toHaveProperty('退款申请时间');
    },
  ),
  behaviour('GZIP is packed, its hash is of the unpacked bill', PAGES.tradeBill, async ({ local }) => {
    const merchant = await merchantOf(local);
    await merchant.paid();
    const bill_date = await untilTomorrow(local, merchant, 11);
    const plain = await apply(merchant, 'trade', { bill_date });
    const packed = await apply(merchant, 'trade', { bill_date, tar_type: 'GZIP' });
    expect(packed.data['hash_value']).toBe(plain.data['hash_value']);
    expect((await fetched(merchant, packed)).bytes.equals((await fetched(merchant, plain)).bytes)).toBe(true);
  }),
  behaviour('a bill is written at ten in the morning', PAGES.tradeBill, async ({ local }) => {
    const merchant = await merchantOf(local);
    await merchant.paid();
    expect(await apply(merchant, 'trade', { bill_date: dayOf(local.cloud.clock.now()) })).toMatchObject({
      status: 400,
    });
    const bill_date = await untilTomorrow(local, merchant, 9.9);
    expect(await apply(merchant, 'trade', { bill_date })).toMatchObject({ data: { code: 'STATEMENT_CREATING' } });
    await merchant.advance(HOUR / 5);
    expect((await apply(merchant, 'trade', { bill_date })).status).toBe(200);
  }),
  behaviour('a day on which nothing happened has no bill', PAGES.noBill, async ({ local }) => {
    const merchant = await merchantOf(local);
    await merchant.advance(2 * DAY);
    const bill_date = dayOf(local.cloud.clock.now() - 2 * DAY + DAY);
    await untilTomorrow(local, merchant, 11);
    for (const kind of ['trade', 'fundflow'] as const)
      expect(await apply(merchant, kind, { bill_date })).toMatchObject({
        status: 400,
        data: { code: 'NO_STATEMENT_EXIST' },
      });
  }),
  behaviour('bills reach back three months', PAGES.tradeBill, async ({ local }) => {
    const merchant = await merchantOf(local);
    await merchant.paid();
    const bill_date = await untilTomorrow(local, merchant, 11);
    await merchant.advance(85 * DAY);
    expect((await apply(merchant, 'trade', { bill_date })).status).toBe(200);
    await merchant.advance(10 * DAY);
    expect(await apply(merchant, 'trade', { bill_date })).toMatchObject({ status: 400 });
    for (const wrong of ['2026-02-30', '20261121', ''])
      expect(await apply(merchant, 'trade', { bill_date: wrong })).toMatchObject({ data: { code: 'PARAM_ERROR' } });
  }),
  behaviour(
    'the address of a bill is good for five minutes and for nothing else',
    PAGES.fundBill,
    async ({ local }) => {
      const merchant = await merchantOf(local);
      await merchant.paid();
      const applied = await apply(merchant, 'trade', { bill_date: await untilTomorrow(local, merchant, 11) });
      const token = new URL(String(applied.data['download_url'])).searchParams.get('token') ?? '';
      const download = (value: string) => merchant.ask('get', 'v3/billdownload/file', { token: value });
      expect((await download(token)).headers).not.toHaveProperty('wechatpay-signature');
      expect(await download(`x${token.slice(1)}`)).toMatchObject({ status: 400 });
      await merchant.advance(301_000);
      expect(await download(token)).toMatchObject({ status: 400 });
    },
  ),
  behaviour(
    'money in, fee and refund are rows of the fund flow with a running balance',
    PAGES.fundBill,
    async ({ local }) => {
      const merchant = await merchantOf(local);
      const number = await merchant.paid({ amount: { total: 10_000 } });
      const amount = { refund: 2_500, total: 10_000, currency: 'CNY' };
      const refund = await merchant.refund(number, 2_500, { amount });
      const bill_date = await untilTomorrow(local, merchant, 11);
      const { rows, summary } = await fetched(merchant, await apply(merchant, 'fundflow', { bill_date }));
      const refundNo = String(refund.data['out_refund_no']);
      const mine = rows.filter((row) => row['业务凭证号'] === number || row['业务凭证号'] === refundNo);
      expect(mine).toMatchObject([
        { 业务类型: '交易', 收支类型: '收入', '收支金额(元)': '100.00' },
        { 业务类型: '扣除交易手续费', 收支类型: '支出', '收支金额(元)': '0.60' },
        { 业务类型: '退款', 收支类型: '支出', '收支金额(元)': '24.85', 备注: '退款总金额25.00元;含手续费0.15元' },
      ]);
      const balances = mine.map((row) => Math.round(Number(row['账户结余(元)']) * 100));
      expect([(balances[1] ?? 0) - (balances[0] ?? 0), (balances[2] ?? 0) - (balances[1] ?? 0)]).toEqual([-60, -2485]);
      expect(summary).toMatchObject({ 资金流水总笔数: String(rows.length) });
    },
  ),
];
