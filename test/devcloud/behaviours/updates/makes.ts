import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';

type Doc = Record<string, unknown>;
type Made = Doc | ((ground: Ground) => object);

const made = (ground: Ground, given: Made): object => (typeof given === 'function' ? given(ground) : given);

/** States what an update makes of a document, as the answer gives it and as it is read again; the order of fields counts. */
export const makes = (
  title: string,
  cite: string,
  before: Doc,
  update: Made,
  after: Doc,
  guards: readonly string[] = [],
  query: Doc = {},
): Behaviour =>
  behaviour(
    title,
    cite,
    async (ground) => {
      const collection = await ground.fresh([{ _id: 'a', ...before }]);
      const answer = await collection.where({ _id: 'a', ...query }).updateAndReturn(made(ground, update));
      const read = await collection.doc('a').get();
      expect(answer.updated).toBe(1);
      expect(JSON.stringify(answer.doc)).toBe(JSON.stringify({ _id: 'a', ...after }));
      expect(read.data).toEqual([answer.doc]);
    },
    guards,
  );

/** States that an update is refused, in which words, and that it leaves the document as it was. */
export const declines = (
  title: string,
  cite: string,
  before: Doc,
  update: Made,
  words: string,
  guards: readonly string[] = [],
  query: Doc = {},
): Behaviour =>
  behaviour(
    title,
    cite,
    async (ground) => {
      const collection = await ground.fresh([{ _id: 'a', ...before }]);
      await expect(
        collection.where({ _id: 'a', ...query }).updateAndReturn(made(ground, update)),
      ).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining(words) });
      expect((await collection.doc('a').get()).data).toEqual([{ _id: 'a', ...before }]);
    },
    guards,
  );
