import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from './load';
import { START } from './load';
import type { Victim } from './process';

interface Transfer {
  _id: string;
  from: string;
  to: string;
  amount: number;
}

const PAGE = 1000;

const all = async <T extends { _id: string }>({ app }: Victim, collection: string): Promise<T[]> => {
  const db = app.database();
  const found: T[] = [];
  for (let last = ''; ; last = found.at(-1)?._id ?? '') {
    const page = db.collection(collection).where({ _id: db.command.gt(last) });
    const { data } = (await page.orderBy('_id', 'asc').limit(PAGE).get()) as { data: T[] };
    found.push(...data);
    if (data.length < PAGE) return found;
  }
};

/** Sentences about what is wrong. */
class Faults extends Array<string> {
  when(wrong: boolean, sentence: string): void {
    if (wrong) this.push(sentence);
  }
}

const itemFaults = async (victim: Victim, book: Book): Promise<string[]> => {
  const faults = new Faults();
  const items = await all<{ _id: string; n: number; text: string }>(victim, 'items');
  const numbers = new Set(items.map(({ n }) => n));
  for (const n of book.items) faults.when(!numbers.has(n), `item ${n} was acknowledged and is lost`);
  for (const { n, _id, text } of items)
    faults.when(_id !== `item${n}` || text !== '楼道灯不亮'.repeat(n % 20), `item ${n} is torn`);
  const db = victim.app.database();
  const counted = await db
    .collection('items')
    .where({ n: db.command.gte(0) })
    .count();
  faults.when(counted.total !== items.length, `the index has ${counted.total} items, the collection ${items.length}`);
  return faults;
};

const moneyFaults = async (victim: Victim, book: Book): Promise<string[]> => {
  const faults = new Faults();
  const accounts = await all<{ _id: string; balance?: number; left?: number }>(victim, 'accounts');
  const transfers = await all<Transfer>(victim, 'transfers');
  const expected = new Map(Array.from({ length: START.accounts }, (_, n) => [`account${n}`, START.balance]));
  for (const { from, to, amount } of transfers) {
    expected.set(from, (expected.get(from) ?? 0) - amount);
    expected.set(to, (expected.get(to) ?? 0) + amount);
  }
  for (const { _id, balance } of accounts)
    faults.when(balance !== expected.get(_id), `${_id} has ${balance}, its transfers make ${expected.get(_id)}`);
  const booked = new Set(transfers.map(({ _id }) => _id));
  for (const id of book.transfers) faults.when(!booked.has(id), `${id} was acknowledged and is lost`);
  const gone = START.stock - (accounts.find(({ _id }) => _id === 'stock')?.left ?? 0);
  const possible = gone >= book.taken && gone <= book.taken + book.open;
  faults.when(!possible, `${gone} taken, ${book.taken} acknowledged, ${book.open} open`);
  [book.taken, book.open] = [gone, 0];
  return faults;
};

const commandFaults = async (victim: Victim, book: Book): Promise<string[]> => {
  const faults = new Faults();
  const commands = await all<{ _id: string; state: string; events: string[] }>(victim, 'commands');
  const known = new Map(commands.map(({ _id, events }) => [_id, new Set(events)]));
  for (const [id, events] of book.events)
    for (const event of events) faults.when(known.get(id)?.has(event) !== true, `${id} lost the event ${event}`);
  for (const { _id, state, events } of commands)
    faults.when(state !== (events.at(-1) ?? 'new'), `${_id} is ${state} after ${events.join(', ')}`);
  return faults;
};

const fileFaults = async (victim: Victim, book: Book, dataDir: string): Promise<string[]> => {
  const faults = new Faults();
  const { files } = (await (await fetch(`${victim.url}/control/files`)).json()) as {
    files: { path: string; fileId: string; size: number }[];
  };
  const listed = new Map(files.map((file) => [file.path, file]));
  for (const { path, fileId, size } of files) {
    const { fileContent } = (await victim.app.downloadFile({ fileID: fileId })) as { fileContent: Buffer };
    if (fileContent.length !== size) faults.push(`${path} has ${fileContent.length} bytes, not ${size}`);
    const content = book.files.get(path);
    if (!book.unsure.has(path) && String(fileContent) !== content) faults.push(`${path} is not what was uploaded`);
    if (book.unsure.has(path)) book.files.set(path, String(fileContent));
  }
  for (const path of book.files.keys()) if (!book.unsure.has(path) && !listed.has(path)) faults.push(`${path} is lost`);
  for (const path of book.removed) if (!book.unsure.has(path) && listed.has(path)) faults.push(`${path} came back`);
  // What was not answered is now known.
  for (const path of book.unsure) (listed.has(path) ? book.removed : book.files).delete(path);
  book.unsure.clear();
  const bytes = readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  if (bytes.length !== files.length) faults.push(`${bytes.length} files on disk, ${files.length} known`);
  return faults;
};

/**
 * What is not as it must be, in sentences; empty when nothing was lost and nothing is half done. What was not answered
 * may be done or not: the book learns which.
 */
export const faultsOf = async (victim: Victim, book: Book, dataDir: string): Promise<string[]> => [
  ...(await itemFaults(victim, book)),
  ...(await moneyFaults(victim, book)),
  ...(await commandFaults(victim, book)),
  ...(await fileFaults(victim, book, dataDir)),
];
