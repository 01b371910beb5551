import fc from 'fast-check';
import { commit, seedOf } from '../../config/scripts/seed';

test('a commit gives one seed, which jest accepts, and another commit another', () => {
  expect(seedOf({}, 'fffffff0')).toBe(0xfffffff);
  expect(seedOf({}, '00000a00')).toBe(0xa0);
  expect(seedOf({}, commit())).toBeGreaterThan(0);
});

test('outside of git there is a seed too', () => expect(seedOf({}, '')).toBe(1));

test('a seed that was asked for wins', () => expect(seedOf({ LINLI_SEED: '7' }, 'fffffff0')).toBe(7));

test('the cases of a property follow from the seed of the run', () => {
  const drawn = (seed?: number): string => {
    const seen: number[] = [];
    fc.assert(
      fc.property(fc.integer(), (n) => void seen.push(n)),
      seed === undefined ? {} : { seed },
    );
    return seen.join();
  };
  expect(drawn()).toBe(drawn(jest.getSeed()));
  expect(drawn()).not.toBe(drawn(jest.getSeed() + 1));
});
