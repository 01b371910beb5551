import { projector } from '../../devcloud/cloud/db/projection';
import { matcher } from '../../devcloud/cloud/db/query';
import { compileUpdate } from '../../devcloud/cloud/db/update';
import { decode, encode } from '../../devcloud/cloud/ejson';
import type { Doc } from '../../devcloud/cloud/ejson';
import { arrayVectors } from './vectors/arrays';
import { operatorVectors } from './vectors/operators';
import { projectionVectors } from './vectors/projections';
import { tutorialVectors } from './vectors/queries';
import { fieldVectors } from './vectors/updates';

const updateVectors = [...fieldVectors, ...arrayVectors];
const MANUAL = 'reference/operator/update/';

/** A document as the database would read it. */
const copy = (doc: Doc): Doc => decode(encode(doc));

// What the planner and the scan answer is made by the same evaluator: these results come from MongoDB's manual instead.
describe('results that MongoDB documents', () => {
  const asked = [...tutorialVectors, ...operatorVectors].flatMap(({ page, docs, finds }) =>
    finds.map(([query, numbers]) => ({ page, docs, query, numbers })),
  );

  test.each(asked)('$page finds by $query', ({ docs, query, numbers }) => {
    const test = matcher(query);
    expect(docs.flatMap((doc, at) => (test(doc) ? [at] : []))).toEqual(numbers);
  });

  const updated = updateVectors.map(([page, before, update, after, query]) => ({ page, before, update, after, query }));

  test.each(updated)(`${MANUAL}$page makes of $before by $update`, ({ before, update, after, query = {} }) => {
    const doc = copy(before);
    expect(matcher(query)(doc)).toBe(true);
    compileUpdate(update, query)(doc);
    expect(JSON.stringify(doc)).toBe(JSON.stringify(after));
  });

  const shown = projectionVectors.map(([page, doc, by, left, query]) => ({ page, doc, by, left, query }));

  test.each(shown)('$page shows of $doc by $by', ({ doc, by, left, query = {} }) => {
    expect(JSON.stringify(projector(by, query)(copy(doc)))).toBe(JSON.stringify(left));
  });

  it('are at least 100', () => {
    expect(asked.length + updateVectors.length + projectionVectors.length).toBeGreaterThanOrEqual(100);
  });
});
