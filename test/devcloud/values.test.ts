import fc from 'fast-check';
import { compare, equal, sortBy } from '../../devcloud/cloud/db/compare';
import { matcher } from '../../devcloud/cloud/db/query';
import { groundOf } from '../support/behaviours';
import type { Ground } from '../support/behaviours';
import { startLocal } from './local';
import type { Local } from './local';

type Doc = Record<string, unknown>;

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, -1, 1.5, 2 ** 40, Infinity, -Infinity, '', 'a', 'b', '邻', '𠮷', 'a\0b'),
  fc.double(),
  fc.string(),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(9) }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'z', 'ab'), tie('value'), { maxKeys: 3 }),
  ),
}));

describe('the order of values', () => {
  it('is total: each pair has one order, and chains hold', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(compare(a, b) + compare(b, a)).toBe(0);
        expect(compare(a, b) === 0).toBe(equal(a, b));
        const [low, middle, high] = [a, b, c].sort(compare);
        expect(compare(low, middle)).toBeLessThanOrEqual(0);
        expect(compare(low, high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with the comparison operators within a type', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        // Arrays are compared by their elements, NaN with itself only.
        fc.pre(![a, b].some((one) => Array.isArray(one) || Number.isNaN(one)));
        const above = matcher({ v: { $gt: a } })({ v: b });
        const below = matcher({ v: { $lte: a } })({ v: b });
        expect(above && below).toBe(false);
        if (above) expect(compare(b, a)).toBe(1);
        if (below) expect(compare(b, a)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('sorts a list alike, whichever way it lay', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (values) => {
        const sorted = (list: readonly unknown[]): unknown[] => sortBy(list, (v) => ({ v: { in: v } }), [['v.in', 1]]);
        const [one, other] = [sorted(values), sorted([...values].reverse())];
        expect(one.length).toBe(values.length);
        one.forEach((item, at) => {
          if (!Array.isArray(item) && !Array.isArray(other[at])) expect(compare(item, other[at])).toBe(0);
        });
      }),
      { numRuns: 500 },
    );
  });
});

const field = fc.constantFrom('n', 'l', 'o', 'o.n', 'l.0', 'l.1.n', 'm', 'o.p.q');
const small = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.record({ n: scalar }, { noNullPrototype: true }));
const operation = fc.oneof(
  fc.tuple(fc.constantFrom('$set', '$min', '$max', '$push', '$addToSet', '$pull'), field, small),
  fc.tuple(fc.constantFrom('$inc', '$mul'), field, fc.oneof(fc.integer({ min: -5, max: 5 }), small)),
  fc.tuple(fc.constant('$unset'), field, fc.constant('')),
  fc.tuple(fc.constant('$pop'), field, fc.constantFrom(1, -1, 2)),
  fc.tuple(fc.constant('$rename'), field, field),
  fc.tuple(
    fc.constant('$push'),
    field,
    fc.record(
      { $each: fc.array(scalar, { maxLength: 2 }), $slice: fc.constantFrom(2, -1, 0) },
      { noNullPrototype: true },
    ),
  ),
);
const update = fc.array(operation, { minLength: 1, maxLength: 3 }).map((operations) => {
  const made: Record<string, Doc> = {};
  for (const [operator, name, operand] of operations) (made[operator] ??= {})[name] = operand;
  return made;
});
const document = fc.record(
  { n: small, l: fc.array(small, { maxLength: 3 }), o: small },
  { requiredKeys: [], noNullPrototype: true },
);

describe('updates', () => {
  let local: Local;
  let ground: Ground;
  beforeAll(async () => {
    local = await startLocal();
    ground = groundOf(local);
  });
  afterAll(() => local.stop());

  it('either leave the document as it was or store what they answer', async () => {
    const outcomes = { done: 0, refused: 0 };
    const collection = await ground.fresh();
    const read = async (): Promise<unknown> => (await collection.doc('a').get()).data;
    const property = fc.asyncProperty(document, update, async (doc, change) => {
      await collection.doc('a').set(doc);
      const before = await read();
      const answer = await collection
        .where({ _id: 'a' })
        .updateAndReturn(change)
        .catch((error: { code: string; message: string }) => error);
      if ('code' in answer) {
        expect(answer).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
        expect(await read()).toEqual(before);
        outcomes.refused += 1;
        return;
      }
      expect(await read()).toEqual([answer.doc]);
      outcomes.done += 1;
    });
    await fc.assert(property, { numRuns: 600 });
    expect(Math.min(outcomes.done, outcomes.refused)).toBeGreaterThan(100);
  });
});
