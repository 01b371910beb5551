import { behaviour } from '../../../support/behaviours';
import type { Behaviour } from '../../../support/behaviours';
import { post } from '../../local';
import { begun, numberOf, orderOf } from './ground';

const dropped = '@cloudbase/database/src/query.ts';
const decision = 'docs/decisions/015-transactions-as-the-sdk-sends-them.md';
const explanation = 'while this invocation has an open transaction';

/** Calls that the SDK sends without the transaction they are made on. */
export const droppedCalls: readonly Behaviour[] = [
  behaviour('where().update() inside a transaction survives its rollback', `${dropped}:411-424`, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    expect(await inside.where({ n: 1 }).update({ n: 5 })).toMatchObject({ updated: 2 });
    await transaction.rollback();
    expect([await numberOf(items, 'a'), await numberOf(items, 'b')]).toEqual([5, 5]);
  }),
  behaviour('where().remove() inside a transaction survives its rollback', `${dropped}:487-515`, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    expect(await inside.where({ _id: 'a' }).remove()).toMatchObject({ deleted: 1 });
    await transaction.rollback();
    expect(await numberOf(items, 'a')).toBeUndefined();
  }),
  behaviour('count() inside a transaction counts what is committed', `${dropped}:261`, async (ground) => {
    const { inside, transaction } = await begun(ground);
    await inside.add({ _id: 'c', n: 1 });
    expect((await inside.where({ n: 1 }).count()).total).toBe(2);
    await transaction.rollback();
  }),
  behaviour(
    'aggregate() inside a transaction reads what is committed',
    '@cloudbase/database/src/aggregate.ts:39',
    async (ground) => {
      const { inside, transaction } = await begun(ground);
      await inside.doc('a').update({ n: 7 });
      const sum = inside.aggregate().group({ _id: null, all: ground.db.command.aggregate.sum('$n') });
      expect((await sum.end()).data).toEqual([{ _id: null, all: 2 }]);
      await transaction.rollback();
    },
  ),
  behaviour('where().update() waits for the lock of its own transaction', decision, async (ground) => {
    const { items, inside, transaction } = await begun(ground);
    await inside.doc('a').update({ n: 10 });
    const waiting = inside.where({ _id: 'a' }).update({ n: ground._.inc(1) });
    expect(await orderOf(items, waiting, () => transaction.commit())).toEqual(['free', 'waiting']);
    expect(await numberOf(items, 'a')).toBe(11);
  }),
  ...['update', 'remove', 'count', 'aggregate'].map((call) =>
    behaviour(`in a function ${call}() on a transaction is refused with an explanation`, decision, async (ground) => {
      const { items } = await begun(ground);
      const data = { collection: items.name, call };
      const { result } = await post(`${ground.local.cloud.url}/client/invoke/dropping`, data, 'o-wang');
      expect(result).toEqual({
        code: 'DATABASE_TRANSACTION_FAIL',
        message: expect.stringMatching(new RegExp(`${call}\\(\\).*${explanation}`)),
      });
      expect([await numberOf(items, 'a'), await numberOf(items, 'b')]).toEqual([1, 1]);
    }),
  ),
];
