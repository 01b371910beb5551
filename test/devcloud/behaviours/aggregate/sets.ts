import type { Behaviour } from '../../../support/behaviours';
import { gives, refuses } from '../../../support/expressions';

/** Sets and documents in expressions. */
export const sets: readonly Behaviour[] = [
  gives(
    'arrayToObject takes pairs and k/v documents, whose values may be arrays',
    'arrayToObject',
    [
      ($) => [$.arrayToObject([[['a', [1, 2]]]]), $.arrayToObject('$kv')],
      {
        kv: [
          { k: 'x', v: 1 },
          { k: 'x', v: 2 },
        ],
      },
      [{ a: [1, 2] }, { x: 2 }],
    ],
    ['aggregate.arrayToObject'],
  ),
  refuses(
    'arrayToObject refuses keys that are no text',
    'arrayToObject',
    [{ $arrayToObject: { $literal: [[1, 2]] } }, {}, /the key must be of type string. Found key type: int/],
    ['aggregate.arrayToObject'],
  ),
  gives('objectToArray lists fields in order', 'objectToArray', [
    ($) => $.objectToArray('$o'),
    { o: { b: 1, a: { c: 2 } } },
    [
      { k: 'b', v: 1 },
      { k: 'a', v: { c: 2 } },
    ],
  ]),
  gives('mergeObjects lets the last win, ignores null, and a missing value replaces nothing', 'mergeObjects', [
    ($) => $.mergeObjects([{ a: 1, b: 1 }, null, { a: '$none', b: 2 }, '$o']),
    { o: { c: 3 } },
    { a: 1, b: 2, c: 3 },
  ]),
  refuses(
    'mergeObjects refuses what is no document',
    'mergeObjects',
    [
      { $mergeObjects: [{ a: 1 }, '$t'] },
      { t: 'x' },
      /\$mergeObjects requires object inputs, but input "x" is of type string/,
    ],
    ['aggregate.mergeObjects'],
  ),
  gives(
    'setUnion and setIntersection know no duplicates and tell documents by the order of fields',
    'setUnion',
    [
      ($) => [
        $.size($.setUnion(['$a', '$b'])),
        $.setIntersection([
          [1, 2, 2],
          [2, 3],
        ]),
        $.setIntersection(['$a', '$b']),
        $.setUnion(['$a', null]),
      ],
      { a: [{ x: 1, y: 2 }], b: [{ y: 2, x: 1 }] },
      [2, [2], [], null],
    ],
    ['aggregate.sets'],
  ),
  gives('setDifference keeps what only the first has, each once', 'setDifference', [
    ($) => $.setDifference(['$a', '$b']),
    { a: ['x', 'y', 'x'], b: ['y'] },
    ['x'],
  ]),
  gives('setEquals and setIsSubset count an element once', 'setEquals', [
    ($) => [$.setEquals(['$a', '$b']), $.setIsSubset(['$b', '$a']), $.setIsSubset([['z'], '$a'])],
    { a: ['x', 'y', 'x'], b: ['y', 'x'] },
    [true, true, false],
  ]),
  refuses(
    'setEquals refuses null',
    'setEquals',
    [
      { $setEquals: [['x'], '$none'] },
      {},
      /All operands of \$setEquals must be arrays. One argument is of type: missing/,
    ],
    ['aggregate.sets'],
  ),
  gives('allElementsTrue and anyElementTrue take an array; an empty text is true', 'allElementsTrue', [
    ($) => [$.allElementsTrue(['$a']), $.anyElementTrue(['$b'])],
    { a: [1, '', 'x'], b: [0, null, false] },
    [true, false],
  ]),
  refuses(
    'anyElementTrue refuses what is no array',
    'anyElementTrue',
    [{ $anyElementTrue: ['$t'] }, { t: 'x' }, /\$anyElementTrue's argument must be an array, but is string/],
    ['aggregate.elementsTrue'],
  ),
];
