import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { begun, beside, gone, guide, isolation, numberOf, sdk } from './ground';

const collectionFile = '@cloudbase/database/src/collection.ts';
const documentFile = '@cloudbase/database/src/document.ts';

/** What a transaction sees, and what others see of it. */
export const sights: readonly Behaviour[] = [
  behaviour('a transaction sees what it has written', guide, async (ground) => {
    const { inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: ground._.inc(4) });
    await inside.doc('b').remove();
    await inside.add({ _id: 'c', n: 9 });
    expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', n: 5 });
    expect((await inside.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 5 },
      { _id: 'c', n: 9 },
    ]);
    await transaction.rollback();
  }),
  behaviour('nobody else sees it before the commit, everybody all of it after', guide, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 5 });
    await inside.add({ _id: 'c', n: 9 });
    await inside.doc('b').remove();
    expect((await items.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    await transaction.commit();
    expect((await items.orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 5 },
      { _id: 'c', n: 9 },
    ]);
  }),
  behaviour('a commit spans collections', guide, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const other = await ground.fresh();
    await inside.doc('a').update({ n: 0 });
    await transaction.collection(other.name).add({ _id: 'log', n: 7 });
    await transaction.commit();
    expect([await numberOf(items, 'a'), await numberOf(other, 'log')]).toEqual([0, 7]);
  }),
  behaviour('a rollback leaves everything as it was', `${sdk}:76`, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.where({ n: 1, _id: 'a' }).updateAndReturn({ n: 5 });
    await inside.doc('b').remove();
    await inside.doc('c').set({ n: 1 });
    await transaction.rollback();
    expect([await numberOf(items, 'a'), await numberOf(items, 'b'), await numberOf(items, 'c')]).toEqual([
      1,
      1,
      undefined,
    ]);
  }),
  behaviour('doc().get() gives the document itself, or null', `${documentFile}:346`, async (ground) => {
    const { inside, transaction } = await begun(ground);
    expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
    expect((await inside.doc('nobody').get()).data).toBeNull();
    await transaction.rollback();
  }),
  behaviour('add tells how many were inserted', `${collectionFile}:108`, async (ground) => {
    const { inside, transaction } = await begun(ground);
    expect(await inside.add({ _id: 'c' })).toMatchObject({ inserted: 1, ok: 1, id: 'c' });
    await transaction.rollback();
  }),
  behaviour('set tells whether it replaced or made a document', `${documentFile}:207`, async (ground) => {
    const { inside, transaction } = await begun(ground);
    expect(await inside.doc('a').set({ n: 2 })).toMatchObject({ updated: 1, upserted: [{ _id: undefined }] });
    expect(await inside.doc('c').set({ n: 2 })).toMatchObject({ updated: 0, upserted: [{ _id: 'c' }] });
    await transaction.rollback();
  }),
  behaviour('a query inside judges documents by their new values', guide, async (ground) => {
    const { inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 2 });
    expect((await inside.where({ n: 1 }).get()).data).toEqual([{ _id: 'b', n: 1 }]);
    expect((await inside.where({ n: 2 }).get()).data).toEqual([{ _id: 'a', n: 2 }]);
    await transaction.rollback();
  }),
  behaviour(
    'updateAndReturn inside finds by the new values and gives them',
    '@cloudbase/database/src/query.ts:553',
    async (ground) => {
      const { items, inside, transaction } = await begun(ground);
      await inside.doc('a').update({ n: 5 });
      const { updated, doc } = await inside.where({ n: 5 }).updateAndReturn({ n: ground._.inc(1) });
      expect([updated, doc]).toEqual([1, { _id: 'a', n: 6 }]);
      await transaction.commit();
      expect(await numberOf(items, 'a')).toBe(6);
    },
  ),
  behaviour('the snapshot is taken at the first operation, not at the start', isolation, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await items.doc('a').update({ n: 2 });
    expect((await inside.doc('a').get()).data).toMatchObject({ n: 2 });
    await transaction.rollback();
  }),
  behaviour('what others change after the snapshot is not seen', isolation, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').get();
    await items.doc('a').update({ n: 3 });
    await items.doc('b').remove();
    await items.add({ _id: 'c', n: 1 });
    expect((await inside.doc('a').get()).data).toEqual({ _id: 'a', n: 1 });
    expect((await inside.where({ n: 1 }).orderBy('_id', 'asc').get()).data).toEqual([
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ]);
    await transaction.rollback();
  }),
  behaviour('each transaction has a snapshot of its own', isolation, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').get();
    await items.doc('a').update({ n: 2 });
    const later = await beside(ground, items);
    expect((await later.inside.doc('a').get()).data).toMatchObject({ n: 2 });
    await items.doc('a').update({ n: 3 });
    expect((await inside.doc('a').get()).data).toMatchObject({ n: 1 });
    expect((await later.inside.doc('a').get()).data).toMatchObject({ n: 2 });
    await Promise.all([transaction.rollback(), later.transaction.rollback()]);
  }),
  behaviour('a transaction that only reads never conflicts', isolation, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').get();
    await items.doc('a').update({ n: 2 });
    await expect(transaction.commit()).resolves.toHaveProperty('requestId');
  }),
  behaviour('a transaction is committed or rolled back once', `${sdk}:66-89`, async (ground) => {
    const { transaction } = await begun(ground);
    await transaction.commit();
    await expect(transaction.commit()).rejects.toMatchObject(gone);
    await expect(transaction.rollback()).rejects.toMatchObject(gone);
  }),
];
