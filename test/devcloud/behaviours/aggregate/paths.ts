import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

/** Field paths and the form of expressions. */
export const paths: readonly Behaviour[] = [
  gives('a path through an array is the array of what its documents hold', 'meta/aggregation-quick-reference', [
    '$items.price',
    { items: [{ price: 1 }, { other: 2 }, 5, { price: 3 }] },
    [1, 3],
  ]),
  gives('a number in a path is a name, not a position', 'meta/aggregation-quick-reference', [
    { a: '$list.0', b: '$named.0' },
    { list: ['x', 'y'], named: { 0: 'zero' } },
    { a: [], b: 'zero' },
  ]),
  gives('a missing value leaves no field in a document and null in an array', 'meta/aggregation-quick-reference', [
    { a: '$none', b: ['$none', '$x'] },
    { x: 1 },
    { b: [null, 1] },
  ]),
  gives('ROOT is the whole document', 'reference/aggregation-variables', [
    { $size: { $objectToArray: '$$ROOT' } },
    { a: 1, b: 2 },
    3,
  ]),
  gives('REMOVE is no value', 'reference/aggregation-variables', [
    { a: '$$REMOVE', b: { $ifNull: ['$$REMOVE', 'gone'] } },
    {},
    { b: 'gone' },
  ]),
  gives('inherited properties are no fields', 'meta/aggregation-quick-reference', [
    { a: '$constructor', b: '$x.toString' },
    { x: {} },
    {},
  ]),
  refuses('an unknown operator is refused', 'meta/aggregation-quick-reference', [
    { $plus: [1, 2] },
    {},
    /Unrecognized expression '\$plus'/,
  ]),
  refuses('an operator takes its number of operands', 'divide', [
    { $divide: [1, 2, 3] },
    {},
    /Expression \$divide takes exactly 2 arguments. 3 were passed in/,
  ]),
  refuses('an operator takes its named operands only', 'filter', [
    { $filter: { input: [], cond: true, where: 1 } },
    {},
    /Unrecognized parameter to \$filter: where/,
  ]),
  refuses('an expression has one operator', 'meta/aggregation-quick-reference', [
    { $add: [1, 2], $subtract: [1, 2] },
    {},
    /an object representing an expression must have exactly one field/,
  ]),
  refuses('no scripts are run', 'function', [
    { $function: { body: 'function() { return 1 }', args: [], lang: 'js' } },
    {},
    /\$function is not allowed/,
  ]),
];
