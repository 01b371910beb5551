import { behaviour } from '../../support/behaviours';
import type { Behaviour, Ground } from '../../support/behaviours';

type Doc = Record<string, unknown>;
type Fields = Doc | ((ground: Ground) => Doc);

const PROJECT = 'MongoDB manual, tutorial/project-fields-from-query-results';
const SLICE = 'MongoDB manual, reference/operator/projection/slice';
const MATCH = 'MongoDB manual, reference/operator/projection/elemMatch';
const FIND = 'MongoDB manual, reference/method/db.collection.find: projection';
const POSITION = 'MongoDB manual, reference/operator/projection/positional';

const answer = async (ground: Ground, doc: Doc, fields: Fields, query: Doc): Promise<unknown> => {
  const collection = await ground.fresh([{ _id: 'a', ...doc }]);
  const { data } = await collection
    .where({ _id: 'a', ...query })
    .field(typeof fields === 'function' ? fields(ground) : fields)
    .get();
  return (data as unknown[])[0];
};

/** States what a projection leaves of a document; the order of fields counts. */
const shows = (
  title: string,
  cite: string,
  doc: Doc,
  fields: Fields,
  left: Doc,
  guards: readonly string[] = [],
  query: Doc = {},
): Behaviour =>
  behaviour(
    title,
    cite,
    async (ground) => {
      expect(JSON.stringify(await answer(ground, doc, fields, query))).toBe(JSON.stringify(left));
    },
    guards,
  );

const refused = (title: string, cite: string, fields: Fields, words: string, query: Doc = {}): Behaviour =>
  behaviour(title, cite, async (ground) => {
    await expect(answer(ground, { a: 1, l: [1] }, fields, query)).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining(words),
    });
  });

const doc = { x: 1, y: { p: 1, q: 2 }, l: [{ k: 1, v: 2 }, 5, { v: 3 }] };
const grades = { n: 1, g: [{ s: 80 }, { s: 92 }, { s: 95 }] };

/** What projections show. */
export const projections: readonly Behaviour[] = [
  shows('inclusion shows the named fields and _id', PROJECT, doc, { x: true }, { _id: 'a', x: 1 }),
  shows(
    'inclusion keeps the order of the document',
    FIND,
    { z: 1, a: 2, m: 3 },
    { m: true, z: true },
    { _id: 'a', z: 1, m: 3 },
  ),
  shows('inclusion without _id', PROJECT, doc, { x: true, _id: false }, { x: 1 }),
  shows('only _id', PROJECT, doc, { _id: true }, { _id: 'a' }),
  shows('all but _id', PROJECT, { x: 1 }, { _id: false }, { x: 1 }),
  shows('exclusion shows all others', PROJECT, doc, { x: false, l: false }, { _id: 'a', y: { p: 1, q: 2 } }),
  shows('inclusion reaches into sub-documents', PROJECT, doc, { 'y.q': true }, { _id: 'a', y: { q: 2 } }),
  shows('inclusion nests', `${PROJECT}: nested form since 4.4`, doc, { y: { q: 1 } }, { _id: 'a', y: { q: 2 } }),
  shows(
    'inclusion through an array leaves out what is no document',
    PROJECT,
    doc,
    { 'l.k': true },
    { _id: 'a', l: [{ k: 1 }, {}] },
  ),
  shows('inclusion through a scalar leaves the field out', PROJECT, doc, { 'x.y': true }, { _id: 'a' }),
  shows(
    'exclusion goes through an array',
    PROJECT,
    doc,
    { x: false, y: false, 'l.v': false },
    { _id: 'a', l: [{ k: 1 }, 5, {}] },
  ),
  shows(
    'slice keeps the other fields',
    SLICE,
    grades,
    ({ _ }) => ({ g: _.project.slice(1) }),
    { _id: 'a', n: 1, g: [{ s: 80 }] },
    ['projection.slice'],
  ),
  shows('a negative slice takes the last', SLICE, grades, ({ _ }) => ({ g: _.project.slice(-1) }), {
    _id: 'a',
    n: 1,
    g: [{ s: 95 }],
  }),
  shows('slice skips and limits', SLICE, grades, ({ _ }) => ({ g: _.project.slice([1, 1]) }), {
    _id: 'a',
    n: 1,
    g: [{ s: 92 }],
  }),
  shows('slice skips from the end', SLICE, grades, ({ _ }) => ({ g: _.project.slice([-2, 5]) }), {
    _id: 'a',
    n: 1,
    g: [{ s: 92 }, { s: 95 }],
  }),
  shows(
    'slice beside inclusion shows only the named fields',
    SLICE,
    { ...grades, m: 2 },
    ({ _ }) => ({ n: true, g: _.project.slice(1) }),
    { _id: 'a', n: 1, g: [{ s: 80 }] },
  ),
  shows('slice beside exclusion', SLICE, grades, ({ _ }) => ({ n: false, g: _.project.slice(1) }), {
    _id: 'a',
    g: [{ s: 80 }],
  }),
  shows('slice leaves what is no array', SLICE, { g: 5 }, ({ _ }) => ({ g: _.project.slice(1) }), { _id: 'a', g: 5 }),
  shows(
    'elemMatch shows the first element that matches, and no other field',
    MATCH,
    grades,
    { g: { $elemMatch: { s: { $gt: 90 } } } },
    { _id: 'a', g: [{ s: 92 }] },
  ),
  shows(
    'elemMatch leaves the field out when none matches',
    MATCH,
    grades,
    { n: true, g: { $elemMatch: { s: 1 } } },
    { _id: 'a', n: 1 },
  ),
  shows(
    'the SDK’s elemMatch takes plain values',
    '@cloudbase/database/src/command.ts:347',
    grades,
    ({ _ }) => ({ g: _.project.elemMatch({ s: 95 }) }),
    { _id: 'a', g: [{ s: 95 }] },
  ),
  shows(
    '$ shows the element that the query found',
    POSITION,
    grades,
    { 'g.$': true },
    { _id: 'a', g: [{ s: 92 }] },
    [],
    { 'g.s': 92 },
  ),
  shows(
    '$ follows elemMatch in the query',
    POSITION,
    grades,
    { n: true, 'g.$': true },
    { _id: 'a', n: 1, g: [{ s: 92 }] },
    [],
    { g: { $elemMatch: { s: { $gt: 90 } } } },
  ),
  shows(
    'an expression computes a field',
    `${FIND}, expressions since 4.4`,
    { n: 2, m: 3 },
    { n: true, sum: { $add: ['$n', '$m'] } },
    { _id: 'a', n: 2, sum: 5 },
  ),
  refused(
    'exclusion in an inclusion',
    FIND,
    { a: true, l: false },
    'Cannot do exclusion on field l in inclusion projection',
  ),
  refused(
    'inclusion in an exclusion',
    FIND,
    { a: false, l: true },
    'Cannot do inclusion on field l in exclusion projection',
  ),
  refused('a field and a part of it', `${FIND}: path collision`, { l: true, 'l.x': true }, 'Path collision at l.x'),
  refused(
    'elemMatch on a nested field',
    MATCH,
    { 'l.x': { $elemMatch: { s: 1 } } },
    'Cannot use $elemMatch projection on a nested field',
  ),
  refused('slice by a word', SLICE, { l: { $slice: 'x' } }, '$slice only supports numbers and [skip, limit] arrays'),
  refused('slice with a limit of zero', SLICE, { l: { $slice: [1, 0] } }, '$slice limit must be positive'),
  refused(
    'the score of a text search',
    'MongoDB manual, reference/operator/aggregation/meta',
    { s: { $meta: 'textScore' } },
    'query requires text score metadata',
  ),
  refused(
    'a projection by $ without an array in the query',
    POSITION,
    { 'l.$': true },
    "positional operator '.$' couldn't find a matching element",
  ),
];
