import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';

type Collection = Awaited<ReturnType<Ground['fresh']>>;
type Pipeline = ReturnType<Collection['aggregate']>;
type Build = (pipeline: Pipeline, ground: Ground) => Pipeline;

/** The stages as the SDK takes them unchanged, for those it has no method for. */
export const raw = async (collection: Collection, stages: readonly object[]): Promise<object[]> => {
  const { data } = (await collection
    .options({ raw: true })
    .aggregate([...stages])
    .end()) as { data: object[] };
  return data;
};

/** The documents a pipeline gives. */
export const rows = async (pipeline: Pipeline): Promise<object[]> =>
  ((await pipeline.end()) as { data: object[] }).data;

const stage = (page: string): string =>
  page.startsWith('http') ? page : `MongoDB manual, reference/operator/aggregation/${page}`;

/** The behaviour that stages turn some documents into others. */
export const turns = (
  title: string,
  page: string,
  [docs, build, expected]: readonly [readonly object[], Build | readonly object[], readonly object[]],
  guards: readonly string[] = [],
): Behaviour =>
  behaviour(
    title,
    stage(page),
    async (ground) => {
      const collection = await ground.fresh(docs);
      const found = typeof build === 'function' ? rows(build(collection.aggregate(), ground)) : raw(collection, build);
      const list = await found;
      expect(list).toEqual(expected);
      // The order of fields is part of what a user sees.
      expect(JSON.stringify(list)).toBe(JSON.stringify(expected));
    },
    guards,
  );

/** The behaviour that stages are refused with the database's sentence. */
export const stops = (
  title: string,
  page: string,
  [docs, build, sentence]: readonly [readonly object[], Build | readonly object[], RegExp],
  guards: readonly string[] = [],
): Behaviour =>
  behaviour(
    title,
    stage(page),
    async (ground) => {
      const collection = await ground.fresh(docs);
      const asked = typeof build === 'function' ? rows(build(collection.aggregate(), ground)) : raw(collection, build);
      await expect(asked).rejects.toMatchObject({
        code: 'DATABASE_REQUEST_FAILED',
        message: expect.stringMatching(sentence) as string,
      });
    },
    guards,
  );
