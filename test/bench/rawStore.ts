import Database from 'libsql';

/** A document of the bench: a page of its group goes from the newest to the oldest, and a stock may be taken of it. */
export interface Stocked {
  _id: string;
  group: number;
  at: number;
  left: number;
  words: string;
}

type Statement = Database.Statement<unknown[]>;

/** Groups rise and times fall, as in an index of the store. */
const keyOf = (group: number, at: number): Buffer => {
  const key = Buffer.alloc(8);
  key.writeUInt32BE(group, 0);
  key.writeUInt32BE(0xffffffff - at, 4);
  return key;
};

/** The statements that the store is made of, on a file of the same shape, with nothing around them. */
export class RawStore {
  readonly #db: Database.Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #add: Statement;
  readonly #addKey: Statement;
  readonly #get: Statement;
  readonly #page: Statement;
  readonly #change: Statement;

  constructor(file: string) {
    const db = new Database(file);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;');
    db.exec('CREATE TABLE docs (coll INTEGER, id BLOB, doc TEXT, PRIMARY KEY (coll, id)) WITHOUT ROWID');
    db.exec('CREATE TABLE idx (name INTEGER, key BLOB, id BLOB, PRIMARY KEY (name, key, id)) WITHOUT ROWID');
    const prepare = (sql: string): Statement => db.prepare<unknown[]>(sql);
    this.#db = db;
    this.#begin = prepare('BEGIN IMMEDIATE');
    this.#commit = prepare('COMMIT');
    this.#add = prepare('INSERT INTO docs VALUES (1, ?, ?)');
    this.#addKey = prepare('INSERT INTO idx VALUES (1, ?, ?)');
    this.#get = prepare('SELECT doc FROM docs WHERE coll = ? AND id = ?').raw();
    this.#change = prepare('UPDATE docs SET doc = ? WHERE coll = 1 AND id = ?');
    const page = `SELECT i.key, i.id, d.doc FROM idx i CROSS JOIN docs d ON d.coll = 1 AND d.id = i.id
      WHERE i.name = 1 AND i.key >= ? AND i.key < ? ORDER BY i.key, i.id LIMIT ?`;
    this.#page = prepare(page).raw();
  }

  begin(): void {
    this.#begin.run();
  }

  commit(): void {
    this.#commit.run();
  }

  /** Inserts a document and its key; between `begin` and `commit`. */
  add(doc: Stocked): void {
    const id = Buffer.from(doc._id);
    this.#add.run(id, JSON.stringify(doc));
    this.#addKey.run(keyOf(doc.group, doc.at), id);
  }

  insert(doc: Stocked): void {
    this.begin();
    this.add(doc);
    this.commit();
  }

  read(_id: string): string | undefined {
    return (this.#get.get(1, Buffer.from(_id)) as [string] | undefined)?.[0];
  }

  page(group: number, limit: number): string[] {
    const rows = this.#page.all(keyOf(group, 0xffffffff), keyOf(group + 1, 0xffffffff), limit);
    return (rows as [Buffer, Buffer, string][]).map(([, , doc]) => doc);
  }

  take(_id: string): boolean {
    this.begin();
    const doc = JSON.parse(this.read(_id) ?? '{}') as Stocked;
    const enough = doc.left >= 1;
    if (enough) this.#change.run(JSON.stringify({ ...doc, left: doc.left - 1 }), Buffer.from(_id));
    this.commit();
    return enough;
  }

  close(): void {
    this.#db.close();
  }
}
