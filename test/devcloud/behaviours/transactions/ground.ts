import type { Ground } from '../../../support/behaviours';

export type Collection = Awaited<ReturnType<Ground['fresh']>>;
export type Transaction = Awaited<ReturnType<Ground['db']['startTransaction']>>;

/** Where the behaviours of transactions are written down. */
export const guide = 'developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/database/transaction.html';
export const sdk = '@cloudbase/database/src/transaction/index.ts';
export const isolation = 'MongoDB manual, core/read-isolation-consistency-recency: snapshot';
export const locks = 'MongoDB manual, core/transactions-production-consideration: in-progress transactions and writes';

/** What the SDK throws for a conflict, and for a transaction that is over. */
export const conflict = {
  code: 'DATABASE_TRANSACTION_CONFLICT',
  message: expect.stringContaining('[ResourceUnavailable.TransactionConflict]'),
};
export const gone = {
  code: 'DATABASE_TRANSACTION_FAIL',
  message: expect.stringContaining('[ResourceUnavailable.TransactionNotExist]'),
};

/** The field `n` of a document as everybody sees it; undefined when there is none. */
export const numberOf = async (collection: Collection, id: string): Promise<unknown> =>
  ((await collection.doc(id).get()).data as { n: unknown }[])[0]?.n;

/** A new collection with `a` and `b` of 1, and a transaction over it. */
export const begun = async ({ fresh, db }: Ground) => {
  const items = await fresh([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ]);
  const transaction = await db.startTransaction();
  return { items, transaction, inside: transaction.collection(items.name) };
};

/** The same collection inside another transaction. */
export const beside = async ({ db }: Ground, items: Collection) => {
  const transaction = await db.startTransaction();
  return { transaction, inside: transaction.collection(items.name) };
};

/**
 * Frees what another call waits for, once that had time to be answered if it did not wait: the order in which the
 * freeing began and the call ended.
 */
export const orderOf = async (
  items: Collection,
  waiting: Promise<unknown>,
  free: () => Promise<unknown>,
): Promise<string[]> => {
  const order: string[] = [];
  const settled = waiting.then(
    () => order.push('waiting'),
    () => order.push('waiting'),
  );
  for (let asked = 0; asked < 5; asked++) await items.doc('a').get();
  order.push('free');
  await free();
  await settled;
  return order;
};
