import type { Behaviour } from '../../../support/behaviours';
import { between } from './between';
import { raw, rows } from './rows';

const LOOKUP = 'MongoDB manual, reference/operator/aggregation/lookup';
const DONE = '@cloudbase/database/src/aggregate.ts:61';

const stocks = [
  { _id: 1, k: 'lamp', stock: 5, site: 'n' },
  { _id: 2, k: 'lamp', stock: 50, site: 's' },
  { _id: 3, k: 'road', stock: 90, site: 'n' },
];

/** Stages that join what a pipeline finds in another collection. */
export const pipelines: readonly Behaviour[] = [
  between(
    'a pipeline made with $.pipeline() joins by several conditions over let variables',
    DONE,
    [
      [
        { _id: 1, item: 'lamp', need: 10 },
        { _id: 2, item: 'road', need: 100 },
      ],
      stocks,
    ],
    async ({ orders, from }, { _: { aggregate: $ } }) => {
      const equal = $.and([$.eq(['$k', '$$item']), $.gte(['$stock', '$$need'])]);
      const inner = $.pipeline().match({ $expr: equal }).project({ _id: 0, site: 1 }).done();
      const spec = { from, let: { item: '$item', need: '$need' }, pipeline: inner, as: 'sites' };
      const list = await rows(orders.aggregate().lookup(spec).sort({ _id: 1 }).project({ sites: 1 }));
      expect(list).toEqual([
        { _id: 1, sites: [{ site: 's' }] },
        { _id: 2, sites: [] },
      ]);
    },
  ),
  between(
    'a pipeline without variables gives every document the same',
    LOOKUP,
    [[{ _id: 1 }, { _id: 2 }], stocks],
    async ({ orders, from }, { _: { aggregate: $ } }) => {
      const inner = $.pipeline()
        .group({ _id: null, all: $.sum('$stock') })
        .project({ _id: 0 })
        .done();
      const list = await rows(orders.aggregate().lookup({ from, pipeline: inner, as: 'sum' }).sort({ _id: -1 }));
      expect(list).toEqual([
        { _id: 2, sum: [{ all: 145 }] },
        { _id: 1, sum: [{ all: 145 }] },
      ]);
    },
  ),
  between(
    'a pipeline inside a pipeline sees the variables around both',
    LOOKUP,
    [[{ _id: 1, item: 'lamp' }], stocks],
    async ({ orders, from }) => {
      const inner = {
        from,
        let: { site: '$site' },
        as: 'other',
        pipeline: [
          { $match: { $expr: { $and: [{ $eq: ['$site', '$$site'] }, { $ne: ['$k', '$$item'] }] } } },
          { $project: { _id: 1 } },
        ],
      };
      const outer = {
        from,
        let: { item: '$item' },
        as: 'found',
        pipeline: [
          { $match: { $expr: { $eq: ['$k', '$$item'] } } },
          { $sort: { _id: 1 } },
          { $lookup: inner },
          { $project: { other: 1 } },
        ],
      };
      expect(await raw(orders, [{ $lookup: outer }, { $project: { found: 1 } }])).toEqual([
        {
          _id: 1,
          found: [
            { _id: 1, other: [{ _id: 3 }] },
            { _id: 2, other: [] },
          ],
        },
      ]);
    },
  ),
  between(
    'unionWith appends the documents of another collection',
    'MongoDB manual, reference/operator/aggregation/unionWith',
    [[{ _id: 1, k: 'here' }], stocks],
    async ({ orders, from }) => {
      const union = { coll: from, pipeline: [{ $match: { site: 'n' } }, { $project: { k: 1 } }] };
      expect(await raw(orders, [{ $unionWith: union }, { $sort: { k: 1 } }])).toEqual([
        { _id: 1, k: 'here' },
        { _id: 1, k: 'lamp' },
        { _id: 3, k: 'road' },
      ]);
    },
  ),
];
