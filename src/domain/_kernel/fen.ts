import { integer, maxValue, minValue, number, pipe } from 'valibot';

/** No amount of ours is larger: 100,000 yuan. */
const MOST = 10_000_000;

/** Money is a whole number of fen, never a fraction of a yuan. */
export const Fen = pipe(number(), integer('fen'), minValue(0, 'fen'), maxValue(MOST, 'fen'));

/** A price: at least one fen, the least WeChat Pay takes. */
export const Price = pipe(number(), integer('fen'), minValue(1, 'fen'), maxValue(MOST, 'fen'));

/** An amount that may be owed back. */
export const Balance = pipe(number(), integer('fen'));
