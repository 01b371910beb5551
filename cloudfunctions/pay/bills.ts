/** A day’s money as one side has it: fen per number of a payment or a refund. */
export type Ledger = ReadonlyMap<string, number>;

/** Where two sides differ about one number; an amount is null where a side does not have it. */
export interface Difference {
  about: 'payment' | 'refund' | 'paymentFlow' | 'refundFlow';
  number: string;
  ours: number | null;
  theirs: number | null;
}

/** Bills are written in yuan with two to five decimals; money is counted in whole fen, never through a fraction. */
export const fenOf = (yuan: string): number => {
  const [, sign, whole, decimals = ''] = /^(-?)(\d+)(?:\.(\d{1,5}))?$/.exec(yuan.trim()) ?? [];
  if (whole === undefined) throw new Error(`no amount in a bill: ${yuan}`);
  const thousandths = Number(whole) * 100_000 + Number(decimals.padEnd(5, '0'));
  const fen = Math.round(thousandths / 1_000);
  return sign === '-' ? -fen : fen;
};

type Row = Readonly<Record<string, string>>;

const cell = (row: Row, title: string): string => {
  const value = row[title];
  if (value === undefined) throw new Error(`a bill has no column ${title}`);
  return value;
};

const ledger = (rows: readonly Row[], number: string, amount: (row: Row) => number): Ledger =>
  new Map(rows.map((row) => [cell(row, number), amount(row)]));

const isPayment = (row: Row): boolean => cell(row, '交易状态') === 'SUCCESS';

/** The payments and the refunds of a trade bill, and what each refund cost the account: less the fee that came back. */
export const tradesOf = (rows: readonly Row[]): Record<'payments' | 'refunds' | 'costs', Ledger> => {
  const [paid, back] = [rows.filter(isPayment), rows.filter((row) => cell(row, '交易状态') === 'REFUND')];
  return {
    payments: ledger(paid, '商户订单号', (row) => fenOf(cell(row, '订单金额'))),
    refunds: ledger(back, '商户退款单号', (row) => fenOf(cell(row, '申请退款金额'))),
    costs: ledger(back, '商户退款单号', (row) => fenOf(cell(row, '申请退款金额')) + fenOf(cell(row, '手续费'))),
  };
};

const flowsOf = (rows: readonly Row[], kind: string): Ledger =>
  ledger(
    rows.filter((row) => cell(row, '业务类型') === kind),
    '业务凭证号',
    (row) => fenOf(cell(row, '收支金额(元)')),
  );

/** The money that came and went by the flow of funds of a day. */
export const movesOf = (rows: readonly Row[]): Record<'payments' | 'refunds', Ledger> => ({
  payments: flowsOf(rows, '交易'),
  refunds: flowsOf(rows, '退款'),
});

/** Every number about which two ledgers differ. */
export const differences = (about: Difference['about'], ours: Ledger, theirs: Ledger): Difference[] =>
  [...new Set([...ours.keys(), ...theirs.keys()])]
    .map((number) => ({ about, number, ours: ours.get(number) ?? null, theirs: theirs.get(number) ?? null }))
    .filter((one) => one.ours !== one.theirs);
