import { post } from '../../local';
import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';
import { rows } from './rows';

const numbered = (count: number): object[] => Array.from({ length: count }, (_item, at) => ({ _id: at, n: at }));

const strictly = async <T>({ local }: Ground, work: () => Promise<T>): Promise<T> => {
  const url = `${local.cloud.url}/control/switches`;
  await post(url, { strictReads: true });
  try {
    return await work();
  } finally {
    await post(url, { strictReads: false });
  }
};

/** Aggregations that an index serves, and those that none does. */
export const served: readonly Behaviour[] = [
  behaviour(
    'a match and a sort at the head are served by an index',
    'MongoDB manual, core/aggregation-pipeline-optimization',
    (ground) =>
      strictly(ground, async () => {
        const collection = await ground.fresh(numbered(30), [{ name: 'n', keys: { n: 1 } }]);
        const { _ } = ground;
        const read = collection
          .aggregate()
          .match({ n: _.gte(5) })
          .sort({ n: -1 })
          .skip(1)
          .limit(2);
        expect(await rows(read)).toEqual([
          { _id: 28, n: 28 },
          { _id: 27, n: 27 },
        ]);
      }),
  ),
  behaviour(
    'a match behind a sort is served by an index too',
    'MongoDB manual, core/aggregation-pipeline-optimization',
    (ground) =>
      strictly(ground, async () => {
        const collection = await ground.fresh(numbered(30), [{ name: 'n', keys: { n: 1 } }]);
        expect(await rows(collection.aggregate().sort({ _id: 1 }).match({ n: 7 }))).toEqual([{ _id: 7, n: 7 }]);
      }),
  ),
  behaviour('under strict reads an aggregation that no index serves is refused', 'devcloud/README.md', (ground) =>
    strictly(ground, async () => {
      const collection = await ground.fresh(numbered(3));
      await expect(rows(collection.aggregate().match({ n: 1 }))).rejects.toMatchObject({ code: 'STRICT_READ' });
    }),
  ),
];
