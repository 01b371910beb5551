import { integer, maxValue, minValue, number, pipe } from 'valibot';

/** No amount of ours is larger: 100,000 yuan. */
const MOST = 10_000_000;

/** Money is a whole number of fen, never a fraction of a yuan. */
export const Fen = pipe(number(), integer('fen'), minValue(0, 'fen'), maxValue(MOST, 'fen'));

/** A price: at least one fen, the least WeChat Pay takes. */
export const Price = pipe(number(), integer('fen'), minValue(1, 'fen'), maxValue(MOST, 'fen'));

/** An amount that may be owed back. */
export const Balance = pipe(number(), integer('fen'));

/** Amounts added up, to the fen. */
export const sumFen = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** An amount as people read it: ¥12.80. */
export const yuan = (fen: number): string => {
  const whole = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}¥${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
};
