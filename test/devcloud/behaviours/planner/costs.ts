import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { numbered, platform, strictly } from './reads';

const byA = [{ name: 'a', keys: { a: 1 as const } }];
const refused = (...words: string[]) => ({
  code: 'STRICT_READ',
  message: expect.stringMatching(new RegExp(words.join('.*'))),
});
const slow = `${platform}: a query without an index reads the whole collection`;

/** Reads that strict reads refuse, and those they pass. */
export const costs: readonly Behaviour[] = [
  behaviour('a read that no index serves names what would serve it', slow, (ground) =>
    strictly(ground, async () => {
      const items = await ground.fresh([{ a: 1 }], byA);
      const asked = items.where({ b: 'secret', c: ground._.gt(5) }).orderBy('d', 'desc');
      await expect(asked.get()).rejects.toMatchObject(refused(items.name, 'index {"b":1,"d":-1,"c":1} would serve'));
      await expect(asked.get()).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
    }),
  ),
  behaviour('so do an update, a removal and a count', slow, (ground) =>
    strictly(ground, async () => {
      const items = await ground.fresh([{ _id: 'x', a: 1, b: 1 }], byA);
      const wrong = items.where({ b: 1 });
      for (const act of [
        () => wrong.update({ a: 2 }),
        () => wrong.updateAndReturn({ a: 2 }),
        () => wrong.remove(),
        () => wrong.count(),
      ])
        await expect(act()).rejects.toMatchObject(refused(items.name, '"b":1'));
      expect((await items.doc('x').get()).data).toEqual([{ _id: 'x', a: 1, b: 1 }]);
    }),
  ),
  behaviour('what an index serves passes', slow, (ground) =>
    strictly(ground, async () => {
      const items = await ground.fresh([{ _id: 'x', a: 1, b: 1 }], byA);
      expect((await items.where({ a: 1, b: 1 }).get()).data).toHaveLength(1);
      expect(await items.where({ a: 1, b: 1 }).update({ b: 2 })).toMatchObject({ updated: 1 });
      expect(await items.doc('x').remove()).toMatchObject({ deleted: 1 });
    }),
  ),
  behaviour('a thousand documents may be examined for one request, not more', slow, (ground) =>
    strictly(ground, async () => {
      const items = await ground.fresh(
        numbered(1001, (n) => ({ a: n < 1000 ? 1 : 2, b: n })),
        byA,
      );
      expect((await items.where({ a: 1 }).limit(1000).get()).data).toHaveLength(1000);
      const most = items.where({ a: ground._.gte(1), b: 1000 });
      await expect(most.get()).rejects.toMatchObject(refused('More than 1000 documents examined', items.name));
    }),
  ),
  behaviour(
    'a count that the index answers alone examines none',
    'MongoDB manual, core/query-optimization: covered query',
    (ground) =>
      strictly(ground, async () => {
        const items = await ground.fresh(
          numbered(1500, (n) => ({ a: n % 2 })),
          byA,
        );
        expect((await items.where({ a: ground._.lt(5) }).count()).total).toBe(1500);
        expect((await items.where({ a: 1 }).count()).total).toBe(750);
      }),
  ),
  behaviour(
    'a page deep in the order examines what it skips',
    'MongoDB manual, reference/method/cursor.skip',
    (ground) =>
      strictly(ground, async () => {
        const items = await ground.fresh(
          numbered(1100, (n) => ({ a: n })),
          byA,
        );
        const page = (from: number) => items.orderBy('a', 'asc').skip(from).limit(10).get();
        expect((await page(900)).data).toHaveLength(10);
        await expect(page(1000)).rejects.toMatchObject(refused('More than 1000 documents examined'));
      }),
  ),
];
