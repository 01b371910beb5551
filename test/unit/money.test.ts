import fc from 'fast-check';
import { sumFen, yuan } from '../../src/domain/_kernel/money';

const fen = fc.integer({ min: 0, max: 10_000_000 });

test('an amount is read as yuan with two digits, and reads back to the same fen', () => {
  expect([yuan(1280), yuan(5), yuan(0), yuan(-2880), yuan(100_000)]).toEqual([
    '¥12.80',
    '¥0.05',
    '¥0.00',
    '-¥28.80',
    '¥1000.00',
  ]);
  fc.assert(
    fc.property(fen, (amount) => {
      const [whole = '', rest = ''] = yuan(amount).slice(1).split('.');
      expect(rest).toHaveLength(2);
      expect(Number(whole) * 100 + Number(rest)).toBe(amount);
    }),
  );
});

test('a sum loses no fen, in any order and in any parts', () => {
  fc.assert(
    fc.property(fc.array(fen), fc.nat(20), (amounts, at) => {
      const total = sumFen(amounts);
      expect(sumFen([...amounts].reverse())).toBe(total);
      expect(sumFen(amounts.slice(0, at)) + sumFen(amounts.slice(at))).toBe(total);
      expect(Number.isSafeInteger(total)).toBe(true);
    }),
  );
});
