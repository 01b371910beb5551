import type { Behaviour } from '../../../support/behaviours';
import { stops, turns } from './rows';

const SDK = 'https://docs.cloudbase.net/api-reference/server/node-sdk/database/aggregate/stages/';

/** Stages that give documents another form. */
export const shapes: readonly Behaviour[] = [
  turns('project keeps fields in the order of the document and _id unless it is dropped', 'project', [
    [{ _id: 1, c: 3, b: 2, a: 1 }],
    (pipeline) => pipeline.project({ a: 1, c: true }),
    [{ _id: 1, c: 3, a: 1 }],
  ]),
  turns('project without _id computes fields after those it keeps', 'project', [
    [{ _id: 1, price: 2, count: 3, note: 'x' }],
    (pipeline, { _ }) => pipeline.project({ _id: 0, total: _.aggregate.multiply(['$price', '$count']), note: 1 }),
    [{ note: 'x', total: 6 }],
  ]),
  turns('project reaches into the documents of an array', 'project', [
    [{ _id: 1, list: [{ x: 1, y: 2 }, 5, { y: 3 }, [{ x: 4 }]] }],
    (pipeline) => pipeline.project({ 'list.x': 1 }),
    [{ _id: 1, list: [{ x: 1 }, {}, [{ x: 4 }]] }],
  ]),
  turns(
    'project computes a field inside each document of an array',
    'project',
    [
      [{ _id: 1, n: 7, list: [{ x: 1 }, 'scalar'] }],
      (pipeline) => pipeline.project({ 'list.n': '$n' }),
      [{ _id: 1, list: [{ n: 7 }, { n: 7 }] }],
    ],
    ['aggregate.project'],
  ),
  turns('project drops fields, in arrays too', 'project', [
    [{ _id: 1, a: 1, list: [{ x: 1, y: 2 }, 3] }],
    (pipeline) => pipeline.project({ a: 0, list: { x: 0 } }),
    [{ _id: 1, list: [{ y: 2 }, 3] }],
  ]),
  turns('a field computed as REMOVE is not there', 'project', [
    [
      { _id: 1, a: '' },
      { _id: 2, a: 'x' },
    ],
    (pipeline, { _ }) => pipeline.project({ a: _.aggregate.cond([_.aggregate.eq(['$a', '']), '$$REMOVE', '$a']) }),
    [{ _id: 1 }, { _id: 2, a: 'x' }],
  ]),
  stops('project either keeps or drops', 'project', [
    [],
    (pipeline) => pipeline.project({ a: 1, b: 0 }),
    /Cannot do exclusion on field b in inclusion projection/,
  ]),
  stops('project names no field twice', 'project', [
    [],
    (pipeline) => pipeline.project({ a: 1, 'a.b': 1 }),
    /Path collision at/,
  ]),
  stops('project needs a field', 'project', [[], (pipeline) => pipeline.project({}), /must have at least one field/]),
  turns('addFields sets new fields at the end and replaces others in their place', 'addFields', [
    [{ _id: 1, a: 1, b: 2 }],
    (pipeline, { _ }) => pipeline.addFields({ c: _.aggregate.add(['$a', '$b']), a: 'new' }),
    [{ _id: 1, a: 'new', b: 2, c: 3 }],
  ]),
  turns(
    'addFields reaches into documents and the documents of arrays',
    'addFields',
    [
      [{ _id: 1, o: { x: 1 }, list: [{ x: 1 }, { x: 2 }] }],
      (pipeline) => pipeline.addFields({ 'o.y': 2, 'list.z': '$o.x' }),
      [
        {
          _id: 1,
          o: { x: 1, y: 2 },
          list: [
            { x: 1, z: 1 },
            { x: 2, z: 1 },
          ],
        },
      ],
    ],
    ['aggregate.addFields'],
  ),
  turns('addFields computes all its fields from the document that came in', 'addFields', [
    [{ _id: 1, a: 1 }],
    (pipeline, { _ }) => pipeline.addFields({ a: 10, b: _.aggregate.add(['$a', 1]) }),
    [{ _id: 1, a: 10, b: 2 }],
  ]),
  turns('set is another name of addFields, unset drops fields', 'unset', [
    [{ _id: 1, a: 1, o: { x: 1, y: 2 } }],
    [{ $set: { b: '$a' } }, { $unset: ['a', 'o.x'] }],
    [{ _id: 1, o: { y: 2 }, b: 1 }],
  ]),
  turns('replaceRoot puts a document in the place of the document', 'replaceRoot', [
    [{ _id: 1, inner: { x: 1 } }],
    (pipeline) => pipeline.replaceRoot({ newRoot: '$inner' }),
    [{ x: 1 }],
  ]),
  turns('replaceWith merges as an expression says', 'replaceWith', [
    [{ _id: 1, inner: { x: 1, y: 1 }, y: 2 }],
    [{ $replaceWith: { $mergeObjects: [{ y: 0, z: 0 }, '$inner', { y: '$y' }] } }],
    [{ y: 2, z: 0, x: 1 }],
  ]),
  stops('replaceRoot refuses what is no document, and tells its type', 'replaceRoot', [
    [{ _id: 1, inner: 'text' }],
    (pipeline) => pipeline.replaceRoot({ newRoot: '$inner' }),
    /'newRoot' expression\s+must evaluate to an object, but resulting value was: "text". Type of resulting value: 'string'/,
  ]),
  turns('unwind gives a document for each element, an element that is no array as it is', 'unwind', [
    [{ _id: 1, t: ['a', 'b'] }, { _id: 2, t: 'c' }, { _id: 3, t: [] }, { _id: 4, t: null }, { _id: 5 }],
    (pipeline) => pipeline.unwind('$t'),
    [
      { _id: 1, t: 'a' },
      { _id: 1, t: 'b' },
      { _id: 2, t: 'c' },
    ],
  ]),
  turns('unwind keeps documents without elements and numbers elements when asked', 'unwind', [
    [
      { _id: 1, t: ['a', 'b'] },
      { _id: 2, t: [] },
      { _id: 3, t: null },
      { _id: 4, t: '' },
    ],
    (pipeline) => pipeline.unwind({ path: '$t', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true }),
    [
      { _id: 1, t: 'a', at: 0 },
      { _id: 1, t: 'b', at: 1 },
      { _id: 2, at: null },
      { _id: 3, t: null, at: null },
      { _id: 4, t: '', at: null },
    ],
  ]),
  turns(
    'unwind gives empty texts and empty documents too',
    'unwind',
    [
      [
        { _id: 1, t: '' },
        { _id: 2, t: {} },
      ],
      (pipeline) => pipeline.unwind('$t'),
      [
        { _id: 1, t: '' },
        { _id: 2, t: {} },
      ],
    ],
    ['aggregate.unwind'],
  ),
  turns('unwind follows a path through documents', `${SDK}unwind`, [
    [{ _id: 1, o: { name: 'x', list: [1, 2] } }],
    (pipeline) => pipeline.unwind('$o.list'),
    [
      { _id: 1, o: { name: 'x', list: 1 } },
      { _id: 1, o: { name: 'x', list: 2 } },
    ],
  ]),
  stops('unwind wants a path with a dollar', 'unwind', [
    [],
    (pipeline) => pipeline.unwind('t'),
    /path option to \$unwind stage should be prefixed with a '\$': t/,
  ]),
  turns(
    'redact prunes and keeps documents at every level',
    'redact',
    [
      [
        {
          _id: 1,
          level: 1,
          inner: [
            { level: 9, x: 1 },
            { level: 2, y: 1 },
          ],
          deep: { level: 5 },
        },
      ],
      [
        {
          $redact: {
            $ifNull: [{ $arrayElemAt: [['$$DESCEND'], { $cond: [{ $gt: ['$level', 3] }, 1, 0] }] }, '$$PRUNE'],
          },
        },
      ],
      [{ _id: 1, level: 1, inner: [{ level: 2, y: 1 }] }],
    ],
    ['aggregate.redact'],
  ),
];
