import type { Behaviour } from '../../../support/behaviours';
import { between } from './between';
import { raw } from './rows';

const GRAPH = 'MongoDB manual, reference/operator/aggregation/graphLookup';

/** The stage that follows chains of documents. */
export const chains: readonly Behaviour[] = [
  between(
    'graphLookup follows a chain, once round a circle, and tells the depth',
    GRAPH,
    [
      [{ _id: 1, to: 'a' }],
      [
        { _id: 10, k: 'a', to: 'b' },
        { _id: 11, k: 'b', to: ['c', 'a'] },
        { _id: 12, k: 'c' },
        { _id: 13, k: 'd' },
      ],
    ],
    async ({ orders, from }) => {
      const spec = {
        from,
        startWith: '$to',
        connectFromField: 'to',
        connectToField: 'k',
        as: 'all',
        depthField: 'depth',
      };
      const project = { _id: 0, all: { $map: { input: '$all', as: 'one', in: ['$$one._id', '$$one.depth'] } } };
      const [doc] = await raw(orders, [{ $graphLookup: spec }, { $project: project }]);
      expect((doc as { all: number[][] }).all.sort(([a = 0], [b = 0]) => a - b)).toEqual([
        [10, 0],
        [11, 1],
        [12, 2],
      ]);
    },
  ),
  between(
    'graphLookup stops at a depth and keeps to a condition',
    GRAPH,
    [
      [{ _id: 1, to: 'a' }],
      [
        { _id: 10, k: 'a', to: ['b', 'c'] },
        { _id: 11, k: 'b', to: 'd' },
        { _id: 12, k: 'c', off: true },
        { _id: 13, k: 'd' },
      ],
    ],
    async ({ orders, from }) => {
      const spec = {
        from,
        startWith: '$to',
        connectFromField: 'to',
        connectToField: 'k',
        as: 'all',
        maxDepth: 1,
        restrictSearchWithMatch: { off: { $ne: true } },
      };
      const [doc] = await raw(orders, [{ $graphLookup: spec }]);
      expect((doc as { all: { _id: number }[] }).all.map((one) => one._id).sort((a, b) => a - b)).toEqual([10, 11]);
    },
  ),
];
