import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { begun, beside, gone, guide, locks, numberOf, orderOf } from './ground';

const unique = [{ name: 'number', keys: { number: 1 as const }, unique: true }];
const lifetime = `${guide}: 30 seconds`;

/** What the locks of a transaction keep waiting, and until when. */
export const waits: readonly Behaviour[] = [
  behaviour('a reader outside does not wait', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 10 });
    expect(await numberOf(items, 'a')).toBe(1);
    expect((await items.where({ n: 1 }).count()).total).toBe(2);
    await transaction.rollback();
  }),
  behaviour('an update of one document waits, and counts from what was committed', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 10 });
    const waiting = items.doc('a').update({ n: ground._.inc(1) });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect(await numberOf(items, 'a')).toBe(11);
  }),
  behaviour('updateAndReturn waits and gives the document as it became', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 10 });
    const waiting = items.where({ _id: 'a' }).updateAndReturn({ n: ground._.inc(1) });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect((await waiting).doc).toEqual({ _id: 'a', n: 11 });
  }),
  behaviour('a condition is judged again when the lock is free', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const { _ } = ground;
    await inside.doc('a').update({ n: 0 });
    const waiting = items.where({ _id: 'a', n: _.gte(1) }).update({ n: _.inc(-1) });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect((await waiting).updated).toBe(0);
    expect(await numberOf(items, 'a')).toBe(0);
  }),
  behaviour('an update of many waits for the one that is held', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('b').update({ n: 2 });
    const waiting = items.where({}).update({ seen: true });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect((await waiting).updated).toBe(2);
    expect((await items.doc('b').get()).data).toEqual([{ _id: 'b', n: 2, seen: true }]);
  }),
  behaviour('set waits', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 2 });
    const waiting = items.doc('a').set({ n: 7 });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect(await numberOf(items, 'a')).toBe(7);
  }),
  behaviour('remove waits, and finds nothing when the transaction removed it', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').remove();
    const waiting = items.doc('a').remove();
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect((await waiting).deleted).toBe(0);
  }),
  behaviour('an insert waits for the id that a transaction has added', locks, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.add({ _id: 'c', n: 1 });
    const waiting = items.add({ _id: 'c', n: 2 });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    await expect(waiting).rejects.toThrow(/E11000/);
  }),
  behaviour('an insert waits for the unique key and takes it after a rollback', locks, async (ground) => {
    const numbers = await ground.fresh([], unique);
    const { inside, transaction } = await beside(ground, numbers);
    await inside.add({ _id: 'a', number: 1 });
    const waiting = numbers.add({ _id: 'b', number: 1 });
    expect(await orderOf(numbers, waiting, () => transaction.rollback())).toEqual(['free', 'waiting']);
    expect((await numbers.where({ number: 1 }).get()).data).toEqual([{ _id: 'b', number: 1 }]);
  }),
  behaviour('a transaction lives for 30 seconds', lifetime, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const { clock } = ground.local.cloud;
    await inside.doc('a').update({ n: 10 });
    clock.advance(25_000);
    await inside.doc('a').update({ n: 11 });
    await transaction.commit();
    expect(await numberOf(items, 'a')).toBe(11);
  }),
  behaviour('then it is over, whatever it was last asked, and nothing of it stays', lifetime, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    const { clock } = ground.local.cloud;
    await inside.doc('a').update({ n: 10 });
    clock.advance(29_000);
    await inside.doc('a').update({ n: 11 });
    clock.advance(1_000);
    await expect(inside.doc('a').get()).rejects.toMatchObject(gone);
    await expect(transaction.commit()).rejects.toMatchObject(gone);
    expect(await numberOf(items, 'a')).toBe(1);
  }),
  behaviour('its end frees those who wait', lifetime, async (ground) => {
    const { items, inside } = await begun(ground);
    await inside.doc('a').update({ n: 10 });
    const waiting = items.doc('a').update({ n: ground._.inc(3) });
    const expire = async () => ground.local.cloud.clock.advance(30_000);
    expect(await orderOf(items, waiting, expire)).toEqual(['free', 'waiting']);
    expect(await numberOf(items, 'a')).toBe(4);
  }),
];
