import type { Doc } from '../ejson';
import { decodeDocument, encode } from '../ejson';
import type { CollectionInfo, Write } from '../engine/types';
import { encodeValue } from '../engine/keys';
import { DuplicateKey } from '../engine/types';
import type { Environment } from '../environment';
import type { Gateway } from '../gateway';
import type { FileInfo } from '../storage/files';
import { cloudPath } from '../storage/paths';
import { checkKept, putKept } from './kept';
import type { KeptLine, Totals } from './lines';
import { badState, readNow, readState } from './read';

/** An environment's files, whose bytes are on disk before anything changes. */
interface Staged {
  environment: Environment;
  files: FileInfo[];
}

const BATCH = 500;

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const assertWhole = (counted: Totals, said: Totals): void => {
  const { documents, files, rows } = counted;
  if (said.documents !== documents || said.files !== files || said.rows !== rows)
    throw badState(`it holds ${documents} documents, ${files} files and ${rows} rows, not as many as its end says`);
};

/** Reads the whole state once: all lines are checked and the bytes of the files are put on disk. */
const stage = async ({ environments, store }: Gateway, file: string, staged: Staged[]): Promise<Totals> => {
  const totals: Totals = { documents: 0, files: 0, rows: 0 };
  let inCollection = false;
  for await (const line of readState(file)) {
    const current = staged.at(-1);
    if ('environment' in line) {
      staged.push({ environment: environments.find(line.environment), files: [] });
      inCollection = false;
    } else if ('file' in line && current) {
      const bytes = await current.environment.storage.files.stage(one(Buffer.from(line.base64, 'base64')));
      current.files.push({ ...line.file, path: cloudPath(line.file.path), ...bytes });
      totals.files += 1;
    } else if ('collection' in line && current) inCollection = true;
    else if ('document' in line && inCollection) totals.documents += 1;
    else if ('table' in line) {
      checkKept(store.db, line);
      totals.rows += 1;
    } else if ('end' in line) assertWhole(totals, line.end);
    else if (!('format' in line)) throw badState('a line stands outside its environment or collection');
  }
  return totals;
};

const toWrite = (collection: CollectionInfo, document: unknown): Write => {
  const doc: Doc = decodeDocument(JSON.stringify(document), 0);
  if (doc['_id'] === undefined) throw badState(`a document of ${collection.name} has no _id`);
  return { collection, id: encodeValue(doc['_id']), oldKeys: null, after: doc, text: encode(doc) };
};

/** Writes all documents; runs inside one group and gives way to nobody. */
const fill = (gateway: Gateway, file: string): void => {
  let environment: Environment | undefined;
  let collection: CollectionInfo | undefined;
  let batch: Write[] = [];
  const kept: KeptLine[] = [];
  const flush = (): void => {
    if (batch.length > 0) environment?.engine.write(batch);
    batch = [];
  };
  for (const text of readNow(file)) {
    const line = JSON.parse(text) as Record<string, unknown>;
    if ('document' in line && collection) batch.push(toWrite(collection, line['document']));
    if (batch.length >= BATCH || !('document' in line)) flush();
    if ('table' in line) kept.push(line as unknown as KeptLine);
    if (typeof line['environment'] === 'string') environment = gateway.environments.find(line['environment']);
    if (typeof line['collection'] === 'string')
      collection = environment?.engine.declare({ name: line['collection'], indexes: line['indexes'] as [] });
  }
  putKept(gateway.store.db, kept);
};

const sentenceOf = (error: unknown): unknown =>
  error instanceof DuplicateKey ? badState(`two documents have the same key in index ${error.index}`) : error;

/** Makes the environments of a state what the file says, all of it or nothing; other environments stay as they are. */
export const importState = async (gateway: Gateway, file: string): Promise<Totals> => {
  const { store } = gateway;
  const staged: Staged[] = [];
  const discard = (names: (part: Staged) => readonly string[]) =>
    Promise.all(staged.map((part) => part.environment.storage.files.discard(names(part))));
  const old = new Map<Staged, string[]>();
  try {
    const totals = await stage(gateway, file, staged);
    store.atomically(() => {
      for (const part of staged) {
        const { engine, storage } = part.environment;
        for (const { name } of engine.collections()) engine.drop(name);
        old.set(part, storage.files.clear());
        for (const info of part.files) storage.files.put(info);
      }
      fill(gateway, file);
    });
    for (const { environment } of staged) environment.forgetTransactions();
    gateway.sandbox.people.forget();
    gateway.pay.plan();
    await store.durable();
    await discard((part) => old.get(part) ?? []);
    return totals;
  } catch (error) {
    for (const { environment } of staged) environment.engine.reload();
    await discard(({ files }) => files.map(({ stored }) => stored));
    throw sentenceOf(error);
  }
};
