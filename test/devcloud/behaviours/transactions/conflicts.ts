import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { begun, beside, conflict, gone, guide, isolation, locks, numberOf, sdk } from './ground';
import type { Transaction } from './ground';

const unique = [{ name: 'number', keys: { number: 1 as const }, unique: true }];

/** When transactions get into each other's way. */
export const conflicts: readonly Behaviour[] = [
  behaviour('a document that another transaction has written is a conflict at once', guide, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const second = await beside(ground, items);
    await inside.doc('a').update({ n: 2 });
    await expect(second.inside.doc('a').update({ n: 3 })).rejects.toMatchObject(conflict);
    await transaction.commit();
    expect(await numberOf(items, 'a')).toBe(2);
  }),
  behaviour('a transaction that met a conflict is over, and what it held is free', guide, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const second = await beside(ground, items);
    await inside.doc('a').update({ n: 2 });
    await second.inside.doc('b').update({ n: 3 });
    await expect(second.inside.doc('a').remove()).rejects.toMatchObject(conflict);
    await expect(second.inside.doc('b').get()).rejects.toMatchObject(gone);
    await inside.doc('b').update({ n: 2 });
    await transaction.commit();
    expect(await numberOf(items, 'b')).toBe(2);
  }),
  behaviour('a document that changed after the snapshot is a conflict', isolation, async (ground) => {
    const { items, inside } = await begun(ground);
    await inside.doc('b').get();
    await items.doc('a').update({ n: 8 });
    await expect(inside.doc('a').update({ n: 9 })).rejects.toMatchObject(conflict);
    expect(await numberOf(items, 'a')).toBe(8);
  }),
  behaviour('two transactions that add the same id are in conflict', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const second = await beside(ground, items);
    await inside.add({ _id: 'c', n: 1 });
    await expect(second.inside.add({ _id: 'c', n: 2 })).rejects.toMatchObject(conflict);
    await transaction.commit();
    expect(await numberOf(items, 'c')).toBe(1);
  }),
  behaviour('two transactions that take the same unique key are in conflict', locks, async (ground) => {
    const numbers = await ground.fresh([], unique);
    const [first, second] = [await beside(ground, numbers), await beside(ground, numbers)];
    await first.inside.add({ _id: 'a', number: 1 });
    await expect(second.inside.add({ _id: 'b', number: 1 })).rejects.toMatchObject(conflict);
    await first.transaction.rollback();
  }),
  behaviour(
    'an id that is taken ends the transaction in MongoDB’s words',
    'MongoDB manual, core/transactions: E11000',
    async (ground) => {
      const { inside } = await begun(ground);
      await expect(inside.add({ _id: 'a' })).rejects.toThrow(/E11000 .* index: _id_/);
      await expect(inside.doc('b').get()).rejects.toMatchObject(gone);
    },
  ),
  behaviour(
    'a unique key that is taken is refused before the commit',
    'MongoDB manual, core/index-unique',
    async (ground) => {
      const numbers = await ground.fresh([{ _id: 'a', number: 1 }], unique);
      const { inside } = await beside(ground, numbers);
      await expect(inside.add({ _id: 'b', number: 1 })).rejects.toThrow(/E11000 .* index: number/);
    },
  ),
  behaviour(
    'a unique key may pass from one document to another',
    'MongoDB manual, core/index-unique',
    async (ground) => {
      const numbers = await ground.fresh([{ _id: 'a', number: 1 }], unique);
      const { inside, transaction } = await beside(ground, numbers);
      await inside.doc('a').remove();
      await inside.add({ _id: 'b', number: 1 });
      await transaction.commit();
      expect((await numbers.where({ number: 1 }).get()).data).toEqual([{ _id: 'b', number: 1 }]);
    },
  ),
  behaviour('write skew is possible: reading holds nothing', isolation, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const second = await beside(ground, items);
    await inside.doc('b').get();
    await second.inside.doc('a').get();
    await inside.doc('a').update({ n: 0 });
    await second.inside.doc('b').update({ n: 0 });
    await transaction.commit();
    await second.transaction.commit();
    expect([await numberOf(items, 'a'), await numberOf(items, 'b')]).toEqual([0, 0]);
  }),
  behaviour('runTransaction tries a conflict again from the beginning', `${sdk}:146`, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 2 });
    let tries = 0;
    await ground.db.runTransaction(async (t: Transaction) => {
      if ((tries += 1) === 2) await transaction.commit();
      await t
        .collection(items.name)
        .doc('a')
        .update({ n: ground._.inc(1) });
    });
    expect([tries, await numberOf(items, 'a')]).toEqual([2, 3]);
  }),
  behaviour('runTransaction gives up after four tries', `${sdk}:100,142`, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 2 });
    let tries = 0;
    const run = ground.db.runTransaction(async (t: Transaction) => {
      tries += 1;
      await t.collection(items.name).doc('a').update({ n: 3 });
    });
    await expect(run).rejects.toMatchObject(conflict);
    expect(tries).toBe(4);
    await transaction.rollback();
  }),
  behaviour('runTransaction answers what its work answers', `${sdk}:107-114`, async (ground) => {
    const { items } = await begun(ground);
    const answer: unknown = await ground.db.runTransaction(async (t: Transaction) => {
      await t.collection(items.name).doc('a').update({ n: 2 });
      return 'done';
    });
    expect([answer, await numberOf(items, 'a')]).toEqual(['done', 2]);
  }),
  behaviour('runTransaction undoes a work that throws, and throws the same', `${sdk}:121-151`, async (ground) => {
    const { items } = await begun(ground);
    const run = ground.db.runTransaction(async (t: Transaction) => {
      await t.collection(items.name).doc('a').update({ n: 2 });
      throw new RangeError('on second thoughts');
    });
    await expect(run).rejects.toThrow(RangeError);
    expect(await numberOf(items, 'a')).toBe(1);
    await items.doc('a').update({ n: 4 });
  }),
  behaviour('runTransaction throws the reason of a rollback', `${sdk}:110`, async (ground) => {
    const { items } = await begun(ground);
    const run = ground.db.runTransaction(async (t: Transaction) => {
      await t.collection(items.name).doc('a').update({ n: 2 });
      await t.rollback('not enough');
    });
    await expect(run).rejects.toBe('not enough');
    expect(await numberOf(items, 'a')).toBe(1);
  }),
  behaviour('the sum stays when many move amounts at once', guide, async (ground) => {
    const { items } = await begun(ground);
    const move = () =>
      ground.db.runTransaction(async (t: Transaction) => {
        await t
          .collection(items.name)
          .doc('a')
          .update({ n: ground._.inc(-1) });
        await t
          .collection(items.name)
          .doc('b')
          .update({ n: ground._.inc(1) });
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, move));
    const failed = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    for (const reason of failed) expect(reason).toMatchObject(conflict);
    const moved = outcomes.length - failed.length;
    expect([await numberOf(items, 'a'), await numberOf(items, 'b')]).toEqual([1 - moved, 1 + moved]);
    expect(moved).toBeGreaterThan(0);
  }),
];
