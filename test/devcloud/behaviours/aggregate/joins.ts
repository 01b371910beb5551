import type { Behaviour } from '../../../support/behaviours';
import { between, type Two } from './between';
import { rows, stops, turns } from './rows';

const LOOKUP = 'MongoDB manual, reference/operator/aggregation/lookup';

const foundBy = async ({ orders, from }: Two): Promise<unknown[]> => {
  const spec = { from, localField: 'ref', foreignField: 'k', as: 'found' };
  const list = await rows(orders.aggregate().lookup(spec).sort({ _id: 1 }));
  return list.map((doc) => (doc as { found: { _id: number }[] }).found.map((one) => one._id));
};

/** Stages that join documents of another collection by equal values. */
export const joins: readonly Behaviour[] = [
  between(
    'lookup joins by equal values and answers an empty array where there is none',
    LOOKUP,
    [
      [
        { _id: 1, ref: 'a' },
        { _id: 2, ref: 'z' },
      ],
      [
        { _id: 10, k: 'a' },
        { _id: 11, k: 'b' },
        { _id: 12, k: 'a' },
      ],
    ],
    async (two) => expect(await foundBy(two)).toEqual([[10, 12], []]),
  ),
  between(
    'lookup by an array joins each of its elements, on both sides',
    LOOKUP,
    [
      [
        { _id: 1, ref: ['a', 'b'] },
        { _id: 2, ref: 'c' },
      ],
      [
        { _id: 10, k: 'a' },
        { _id: 11, k: ['b', 'c'] },
        { _id: 12, k: 'd' },
      ],
    ],
    async (two) => expect(await foundBy(two)).toEqual([[10, 11], [11]]),
  ),
  between(
    'a missing value joins with null and with missing values',
    LOOKUP,
    [
      [{ _id: 1 }, { _id: 2, ref: null }],
      [{ _id: 10, k: null }, { _id: 11 }, { _id: 12, k: 'a' }],
    ],
    async (two) =>
      expect(await foundBy(two)).toEqual([
        [10, 11],
        [10, 11],
      ]),
  ),
  between(
    'lookup joins documents only with the same order of fields',
    LOOKUP,
    [
      [{ _id: 1, ref: { x: 1, y: 2 } }],
      [
        { _id: 10, k: { x: 1, y: 2 } },
        { _id: 11, k: { y: 2, x: 1 } },
      ],
    ],
    async (two) => expect(await foundBy(two)).toEqual([[10]]),
  ),
  between(
    'lookup reads dotted fields through arrays and writes a dotted result',
    LOOKUP,
    [
      [{ _id: 1, items: [{ ref: 'a' }, { ref: 'b' }], o: { p: 1 } }],
      [
        { _id: 10, k: 'a' },
        { _id: 11, k: 'b' },
      ],
    ],
    async ({ orders, from }) => {
      const spec = { from, localField: 'items.ref', foreignField: 'k', as: 'o.all' };
      const [doc] = await rows(orders.aggregate().lookup(spec));
      expect((doc as { o: unknown }).o).toEqual({
        p: 1,
        all: [
          { _id: 10, k: 'a' },
          { _id: 11, k: 'b' },
        ],
      });
    },
  ),
  turns('lookup in a collection that is not there finds nothing', 'lookup', [
    [{ _id: 1, ref: 1 }],
    (pipeline) => pipeline.lookup({ from: 'nowhere_at_all', localField: 'ref', foreignField: 'k', as: 'found' }),
    [{ _id: 1, ref: 1, found: [] }],
  ]),
  stops('lookup joins by fields or by a pipeline, not by both', 'lookup', [
    [],
    (pipeline) => pipeline.lookup({ from: 'x', localField: 'a', foreignField: 'b', pipeline: [], as: 'c' }),
    /\$lookup with 'pipeline' may not specify 'localField' or 'foreignField'/,
  ]),
  stops('lookup says where to put what it found', 'lookup', [
    [],
    (pipeline) => pipeline.lookup({ from: 'x', localField: 'a', foreignField: 'b' }),
    /must specify 'as' field for a \$lookup/,
  ]),
];
