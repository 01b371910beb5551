import type { Victim } from './process';

/** What the load was told to be done, and what it does not know of. */
export class Book {
  /** Numbers of documents whose insert was acknowledged. */
  readonly items = new Set<number>();
  /** Transfers that were acknowledged. */
  readonly transfers = new Set<string>();
  /** Events that were acknowledged, by command. */
  readonly events = new Map<string, Set<string>>();
  /** Files that are there for certain, by path, with their content; removed ones are in `removed`. */
  readonly files = new Map<string, string>();
  readonly removed = new Set<string>();
  /** Paths whose last upload or removal was not answered. */
  readonly unsure = new Set<string>();
  /** Units that were taken for certain, and how many takings were not answered. */
  taken = 0;
  open = 0;
}

/** What the load starts from. */
export const START = { accounts: 6, balance: 1000, stock: 1_000_000 };

type Db = ReturnType<Victim['app']['database']>;
type Transaction = Awaited<ReturnType<Db['startTransaction']>>;

let serial = 0;
const next = (): number => (serial += 1);

const addItem = async (db: Db, book: Book): Promise<void> => {
  const n = next();
  await db.collection('items').add({ _id: `item${n}`, n, text: '楼道灯不亮'.repeat(n % 20) });
  book.items.add(n);
};

const take = async (db: Db, book: Book): Promise<void> => {
  const _ = db.command;
  book.open++;
  const { updated } = await db
    .collection('accounts')
    .where({ _id: 'stock', left: _.gte(1) })
    .update({ left: _.inc(-1) });
  book.open--;
  book.taken += updated ?? 0;
};

const transfer = async (db: Db, book: Book): Promise<void> => {
  const _ = db.command;
  const n = next();
  const [from, to] = [`account${n % START.accounts}`, `account${(n + 1 + (n % 3)) % START.accounts}`];
  const amount = (n % 7) + 1;
  const _id = `transfer${n}`;
  try {
    await db.runTransaction(async (t: Transaction) => {
      await t
        .collection('accounts')
        .doc(from)
        .update({ balance: _.inc(-amount) });
      await t
        .collection('accounts')
        .doc(to)
        .update({ balance: _.inc(amount) });
      await t.collection('transfers').add({ _id, from, to, amount });
    });
  } catch (error) {
    if ((error as { code?: string }).code === 'DATABASE_TRANSACTION_CONFLICT') return;
    throw error;
  }
  book.transfers.add(_id);
};

const command = async (db: Db, book: Book): Promise<void> => {
  const _ = db.command;
  const n = next();
  const _id = `command${n}`;
  await db.collection('commands').add({ _id, state: 'new', events: [], pendingAt: n });
  const told = new Set<string>();
  book.events.set(_id, told);
  for (const event of [`${n}-begun`, `${n}-done`]) {
    const change = { state: event, events: _.push({ each: [event], slice: -10 }) };
    await db.collection('commands').where({ _id }).updateAndReturn(change);
    told.add(event);
  }
};

const file = async ({ app }: Victim, book: Book): Promise<void> => {
  const n = next();
  const cloudPath = `files/${n % 12}.txt`;
  if (book.unsure.has(cloudPath)) return;
  book.unsure.add(cloudPath);
  const content = `file ${n} `.repeat(1 + (n % 500));
  const { fileID } = await app.uploadFile({ cloudPath, fileContent: Buffer.from(content) });
  book.files.set(cloudPath, content);
  book.removed.delete(cloudPath);
  if (n % 5 === 0) {
    await app.deleteFile({ fileList: [fileID] });
    book.files.delete(cloudPath);
    book.removed.add(cloudPath);
  }
  book.unsure.delete(cloudPath);
};

/** Makes what the load needs, once. */
export const prepare = async ({ app }: Victim): Promise<void> => {
  const accounts = app.database().collection('accounts');
  const ids = Array.from({ length: START.accounts }, (_, n) => `account${n}`);
  await accounts.add(ids.map((_id) => ({ _id, balance: START.balance })));
  await accounts.add({ _id: 'stock', left: START.stock });
};

/** Works in several lines at once until the gateway is gone; `settled` hears each time something was acknowledged. */
export const work = async (victim: Victim, book: Book, settled: () => void): Promise<void> => {
  const db = victim.app.database();
  let alive = true;
  void victim.gone.then(() => (alive = false));
  const line = async (act: () => Promise<void>): Promise<void> => {
    while (alive) {
      try {
        await act();
        settled();
      } catch {
        return;
      }
    }
  };
  const acts = [addItem, addItem, take, transfer, transfer, command].map((act) => line(() => act(db, book)));
  await Promise.all([...acts, line(() => file(victim, book)), line(() => file(victim, book))]);
};
