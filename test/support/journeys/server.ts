import path from 'node:path';
import Database from 'libsql';
import type { Site } from '../journey';
import { maskedDoc } from './mask';

/** Books of the machinery: every request leaves its line there, and how often a phone asks is its own business. */
const MACHINERY: readonly string[] = ['commands', 'notices', 'tallies'];
/** Which presence is checked is drawn by its id: a lot, not a deed. */
const LOTS = `NOT (c.name = 'spotChecks' OR (c.name = 'audit' AND d.doc LIKE '%"kind":"spot"%'))`;

type Row = readonly [collection: string, doc: string];
const ALL =
  'CREATE TEMP TABLE first AS SELECT coll, id, doc FROM cloud.docs; CREATE UNIQUE INDEX temp.at ON first(coll, id)';
const FRESH = `SELECT c.name, d.doc FROM cloud.docs d JOIN cloud.collections c ON c.id = d.coll
  WHERE NOT EXISTS (SELECT 1 FROM first f WHERE f.coll = d.coll AND f.id = d.id AND f.doc = d.doc)
  AND c.name NOT IN (${MACHINERY.map((name) => `'${name}'`).join(', ')}) AND ${LOTS}`;

/** Looks at what a server has beyond what it had at first. */
export interface ServerWatch {
  /** The documents of the matter, masked, a line for each value. */
  digest: () => string;
  close: () => void;
}

/** Watches the documents of a running system, in the very file where they lie: a look costs next to nothing. */
export const watchServer = ({ system }: Site): ServerWatch => {
  const db = new Database(':memory:');
  db.prepare('ATTACH ? AS cloud').run(path.join(system.dataDir, 'cloud', 'cloud.db'));
  db.exec(ALL);
  const fresh = db.prepare(FRESH).raw();
  const written = db.prepare('PRAGMA cloud.data_version').raw();
  const known = new Map<string, string>();
  const linesOf = ([collection, doc]: Row): string => {
    const lines = known.get(doc) ?? maskedDoc(JSON.parse(doc), collection).sort().join('\n');
    known.set(doc, lines);
    return lines;
  };
  let last = { version: undefined as unknown, digest: '' };
  const lines = (): string[] => (fresh.all() as Row[]).map(linesOf);
  return {
    digest: () => {
      const [version] = written.get() as [unknown];
      if (last.version !== version) last = { version, digest: lines().sort().join('\n') };
      return last.digest;
    },
    close: () => void db.close(),
  };
};
