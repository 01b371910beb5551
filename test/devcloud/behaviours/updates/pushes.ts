import { makes } from './makes';

const ARRAY = 'MongoDB manual, reference/operator/update';
const SDK = '@cloudbase/database/src/serializer/update.ts';
const COMMAND = '@cloudbase/database/src/command.ts:114';

/** What push and unshift make of arrays. */
export const pushUpdates = [
  makes('push adds at the end', `${SDK}:90`, { l: [3, 1] }, ({ _ }) => ({ l: _.push([2, 4]) }), { l: [3, 1, 2, 4] }),
  makes('push takes single values', COMMAND, { l: [1] }, ({ _ }) => ({ l: _.push(2, 3) }), { l: [1, 2, 3] }),
  makes('push makes a missing array', `${ARRAY}/push`, {}, ({ _ }) => ({ 'o.l': _.push(['x']) }), { o: { l: ['x'] } }),
  makes(
    'push at a position',
    `${ARRAY}/position`,
    { l: [1, 4] },
    ({ _ }) => ({ l: _.push({ each: [2, 3], position: 1 }) }),
    { l: [1, 2, 3, 4] },
  ),
  makes(
    'a negative position counts from the end',
    `${ARRAY}/position`,
    { l: [1, 4] },
    ({ _ }) => ({ l: _.push({ each: [2, 3], position: -1 }) }),
    { l: [1, 2, 3, 4] },
  ),
  makes(
    'a position beyond the end is the end',
    `${ARRAY}/position`,
    { l: [1] },
    ({ _ }) => ({ l: _.push({ each: [2], position: 20 }) }),
    { l: [1, 2] },
  ),
  makes(
    'a negative slice keeps the last',
    `${ARRAY}/slice`,
    { l: [40, 50, 60] },
    ({ _ }) => ({ l: _.push({ each: [80, 78], slice: -3 }) }),
    { l: [60, 80, 78] },
  ),
  makes(
    'a positive slice keeps the first',
    `${ARRAY}/slice`,
    { l: [89, 90] },
    ({ _ }) => ({ l: _.push({ each: [100], slice: 2 }) }),
    { l: [89, 90] },
  ),
  makes('a slice of zero empties', `${ARRAY}/slice`, { l: [1] }, ({ _ }) => ({ l: _.push({ each: [2], slice: 0 }) }), {
    l: [],
  }),
  makes(
    'an empty each only slices',
    `${ARRAY}/slice: update array using slice only`,
    { l: [89, 70, 100] },
    ({ _ }) => ({ l: _.push({ each: [], slice: -2 }) }),
    { l: [70, 100] },
  ),
  makes(
    'push sorts values',
    `${ARRAY}/sort`,
    { l: [89, 70] },
    ({ _ }) => ({ l: _.push({ each: [40, 'x'], sort: -1 }) }),
    { l: ['x', 89, 70, 40] },
  ),
  makes(
    'push sorts documents by fields',
    `${ARRAY}/sort`,
    { l: [{ k: 2, v: 'b' }, { k: 1 }] },
    ({ _ }) => ({ l: _.push({ each: [{ k: 2, v: 'a' }], sort: { k: -1, v: 1 } }) }),
    { l: [{ k: 2, v: 'a' }, { k: 2, v: 'b' }, { k: 1 }] },
  ),
  makes(
    'position, sort and slice come in this order',
    `${ARRAY}/push: modifiers`,
    { l: [5, 8] },
    ({ _ }) => ({ l: _.push({ each: [7, 6], position: 0, sort: 1, slice: 3 }) }),
    { l: [5, 6, 7] },
  ),
  makes('unshift adds at the front, in order', `${SDK}:106`, { l: [3] }, ({ _ }) => ({ l: _.unshift([1, 2]) }), {
    l: [1, 2, 3],
  }),
];
