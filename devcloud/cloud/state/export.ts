import path from 'node:path';
import Database from 'libsql';
import type { Environment } from '../environment';
import type { FileInfo } from '../storage/files';
import type { Gateway } from '../gateway';
import type { CollectionInfo, Db, IndexDecl } from '../engine/types';
import { canonical } from './canonical';
import { keptRows } from './kept';
import { FORMAT, VERSION } from './lines';
import type { StateLine, Totals } from './lines';

const PAGE = 500;

interface Part {
  environment: Environment;
  collections: readonly CollectionInfo[];
  files: readonly FileInfo[];
  release: () => Promise<void>;
}

const indexDecl = ({ name, fields, unique }: CollectionInfo['indexes'][number]): IndexDecl => ({
  name,
  keys: Object.fromEntries(fields.map((field) => [field.name, field.geo ? '2dsphere' : field.dir])),
  ...(unique ? { unique } : {}),
});

function* documents(snapshot: Db, { id: coll }: CollectionInfo): Generator<StateLine> {
  const page = snapshot
    .prepare<unknown[]>('SELECT id, doc FROM docs WHERE coll = ? AND id > ? ORDER BY id LIMIT ?')
    .raw();
  let after = Buffer.alloc(0);
  for (;;) {
    const rows = page.all(coll, after, PAGE) as [Buffer, string][];
    for (const [, doc] of rows) yield { document: canonical(JSON.parse(doc)) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    [after] = last as [Buffer<ArrayBuffer>, string];
  }
}

async function* files({ environment, files: list }: Part): AsyncGenerator<StateLine> {
  for (const { path: filePath, stored, type, owner, at } of list) {
    const handle = await environment.storage.files.bytes(stored);
    try {
      yield { file: { path: filePath, type, owner, at }, base64: await handle.readFile('base64') };
    } finally {
      await handle.close();
    }
  }
}

async function* lines(snapshot: Db, parts: readonly Part[]): AsyncGenerator<StateLine> {
  const totals: Totals = { documents: 0, files: 0, rows: 0 };
  yield { format: FORMAT, version: VERSION };
  for (const part of parts) {
    yield { environment: part.environment.envId };
    for await (const line of files(part)) {
      totals.files += 1;
      yield line;
    }
    for (const collection of part.collections) {
      yield { collection: collection.name, indexes: collection.indexes.map(indexDecl) };
      for (const line of documents(snapshot, collection)) {
        totals.documents += 1;
        yield line;
      }
    }
  }
  for (const line of keptRows(snapshot)) {
    totals.rows += 1;
    yield line;
  }
  yield { end: totals };
}

/** The state of all environments at this moment as ndjson; writes that come later are not in it. */
export const exportState = ({ environments, options, store }: Gateway): AsyncIterable<string> => {
  store.flush();
  const snapshot = new Database(path.join(options.dataDir, 'cloud.db'));
  // The first read takes the snapshot; everything below happens in the same turn.
  snapshot.exec('PRAGMA query_only = 1; BEGIN; SELECT count(*) FROM collections;');
  const parts = environments.list().map((environment) => ({
    environment,
    collections: environment.engine.collections(),
    files: environment.storage.files.list(),
    release: environment.storage.files.hold(),
  }));
  return (async function* write() {
    try {
      for await (const line of lines(snapshot, parts)) yield `${JSON.stringify(line)}\n`;
    } finally {
      snapshot.close();
      await Promise.all(parts.map(({ release }) => release()));
    }
  })();
};
