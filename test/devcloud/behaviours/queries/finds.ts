import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';

type Doc = Record<string, unknown>;

/** Documents by their id. */
export type Docs = Readonly<Record<string, Doc>>;

/** A query, or how to make it with the SDK's commands. */
export type Query = Doc | ((ground: Ground) => object);

const queryOf = (ground: Ground, query: Query): object => (typeof query === 'function' ? query(ground) : query);

const stored = (docs: Docs): Doc[] => Object.entries(docs).map(([_id, doc]) => ({ _id, ...doc }));

/** The ids of the documents that a query finds, in the order of the ids. */
export const idsOf = async (ground: Ground, docs: Docs, query: Query): Promise<unknown[]> => {
  const collection = await ground.fresh(stored(docs));
  const { data } = await collection.where(queryOf(ground, query)).orderBy('_id', 'asc').get();
  return (data as Doc[]).map((doc) => doc['_id']);
};

/** States which of some documents a query finds. */
export const finds = (
  title: string,
  cite: string,
  docs: Docs,
  query: Query,
  ids: readonly string[],
  guards: readonly string[] = [],
): Behaviour => behaviour(title, cite, async (ground) => expect(await idsOf(ground, docs, query)).toEqual(ids), guards);

/** States that a query is refused, and in which words. */
export const refuses = (
  title: string,
  cite: string,
  query: Query,
  words: string,
  guards: readonly string[] = [],
): Behaviour =>
  behaviour(
    title,
    cite,
    async (ground) => {
      const collection = await ground.fresh([{ _id: 'a', n: 1, s: 'x', l: [1, 2] }]);
      await expect(collection.where(queryOf(ground, query)).get()).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringContaining(words),
      });
    },
    guards,
  );
