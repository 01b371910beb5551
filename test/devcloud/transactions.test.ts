import { Clock } from '../../devcloud/cloud/clock';
import { startLocal } from './local';
import type { Local } from './local';

type Transaction = Awaited<ReturnType<ReturnType<Local['app']['database']>['startTransaction']>>;

let local: Local;
let now = Date.now();
const db = () => local.app.database();
const items = () => db().collection('items');

beforeAll(async () => {
  local = await startLocal({ clock: new Clock(undefined, () => now) });
});
afterAll(() => local.stop());
beforeEach(async () => {
  await items().where({}).remove();
  await items().add([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
});

const n = async (id: string): Promise<unknown> => ((await items().doc(id).get()).data as { n: unknown }[])[0]?.n;
const conflict = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringContaining('[ResourceUnavailable.TransactionConflict]'),
};
const gone = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message: expect.stringContaining('[ResourceUnavailable.TransactionNotExist]'),
};

describe('transactions', () => {
  it('commits several documents at once and shows its own writes before', async () => {
    const t = await db().startTransaction();
    await t.collection('items').doc('a').update({ n: 5 });
    await t.collection('items').add({ _id: 'c', n: 9 });
    await t.collection('items').doc('b').remove();
    expect((await t.collection('items').doc('a').get()).data).toEqual({ _id: 'a', n: 5 });
    expect((await t.collection('items').doc('b').get()).data).toBeNull();
    const seen = await t.collection('items').where({}).orderBy('_id', 'asc').get();
    expect(seen.data).toEqual([
      { _id: 'a', n: 5 },
      { _id: 'c', n: 9 },
    ]);
    expect([await n('a'), await n('b'), await n('c')]).toEqual([1, 1, undefined]);
    await t.commit();
    expect([await n('a'), await n('b'), await n('c')]).toEqual([5, undefined, 9]);
    await expect(t.commit()).rejects.toMatchObject(gone);
  });

  it('rolls back', async () => {
    const t = await db().startTransaction();
    await t.collection('items').where({ n: 1, _id: 'a' }).updateAndReturn({ n: 5 });
    await t.collection('items').doc('c').set({ n: 1 });
    await t.rollback();
    expect([await n('a'), await n('c')]).toEqual([1, undefined]);
  });

  it('takes its snapshot at the first operation', async () => {
    const t = await db().startTransaction();
    await items().doc('a').update({ n: 2 });
    expect((await t.collection('items').doc('a').get()).data).toMatchObject({ n: 2 });
    await items().doc('a').update({ n: 3 });
    await items().doc('b').remove();
    expect((await t.collection('items').doc('a').get()).data).toMatchObject({ n: 2 });
    expect((await t.collection('items').where({ n: 1 }).get()).data).toEqual([{ _id: 'b', n: 1 }]);
    await t.rollback();
  });

  it('fails at once when another transaction holds the document, and is over then', async () => {
    const [first, second] = [await db().startTransaction(), await db().startTransaction()];
    await first.collection('items').doc('a').update({ n: 2 });
    await expect(second.collection('items').doc('a').update({ n: 3 })).rejects.toMatchObject(conflict);
    await expect(second.collection('items').doc('b').get()).rejects.toMatchObject(gone);
    await first.commit();
    expect(await n('a')).toBe(2);
  });

  it('fails when the document changed after the snapshot', async () => {
    const t = await db().startTransaction();
    await t.collection('items').doc('b').get();
    await items().doc('a').update({ n: 8 });
    await expect(t.collection('items').doc('a').update({ n: 9 })).rejects.toMatchObject(conflict);
    expect(await n('a')).toBe(8);
  });

  it('lets writers outside wait until the lock is free, readers not', async () => {
    const t = await db().startTransaction();
    await t.collection('items').doc('a').update({ n: 10 });
    const order: string[] = [];
    const one = items()
      .where({ _id: 'a' })
      .updateAndReturn({ n: db().command.inc(1) })
      .then((answer) => order.push('one') && answer);
    const many = items()
      .where({})
      .update({ seen: true })
      .then((answer) => order.push('many') && answer);
    expect(await n('a')).toBe(1);
    order.push('commit');
    await t.commit();
    expect((await one).doc).toMatchObject({ n: 11 });
    expect((await many).updated).toBe(2);
    expect(order[0]).toBe('commit');
  });

  it('lets an insert wait for the id and the unique key another transaction holds', async () => {
    const reports = () => db().collection('reports');
    const t = await db().startTransaction();
    await t.collection('reports').add({ _id: 'r1', number: 1 });
    const sameId = reports().add({ _id: 'r1', number: 2 });
    const sameKey = reports().add({ _id: 'r2', number: 1 });
    const outcome = Promise.allSettled([sameId, sameKey]);
    await t.commit();
    expect((await outcome).map((entry) => entry.status)).toEqual(['rejected', 'rejected']);
    const present = await db().startTransaction();
    await expect(present.collection('reports').add({ _id: 'r1' })).rejects.toThrow(/E11000 .* index: _id_/);
    const again = await db().startTransaction();
    await expect(again.collection('reports').add({ _id: 'r3', number: 1 })).rejects.toThrow(/E11000/);
  });

  it('retries a conflicting runTransaction as the SDK does', async () => {
    const holder = await db().startTransaction();
    await holder.collection('items').doc('a').update({ n: 2 });
    let tries = 0;
    await db().runTransaction(async (t: Transaction) => {
      if (++tries === 2) await holder.commit();
      await t
        .collection('items')
        .doc('a')
        .update({ n: db().command.inc(1) });
    });
    expect([tries, await n('a')]).toEqual([2, 3]);
  });

  it('keeps the sum when many move amounts at once', async () => {
    const move = () =>
      db().runTransaction(async (t: Transaction) => {
        await t
          .collection('items')
          .doc('a')
          .update({ n: db().command.inc(-1) });
        await t
          .collection('items')
          .doc('b')
          .update({ n: db().command.inc(1) });
      });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, move));
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    for (const reason of failed) expect(reason).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(Number(await n('a')) + Number(await n('b'))).toBe(2);
  });

  it('ends after 30 seconds and frees what it held', async () => {
    const t = await db().startTransaction();
    await t.collection('items').doc('a').update({ n: 10 });
    now += 30_001;
    await expect(t.collection('items').doc('a').get()).rejects.toMatchObject(gone);
    expect((await items().doc('a').update({ n: 4 })).updated).toBe(1);
    expect(await n('a')).toBe(4);
  });
});
