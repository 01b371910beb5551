import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Store } from '../../devcloud/cloud/engine/store';
import { startLocal } from './local';
import type { Local } from './local';

const folder = mkdtempSync(join(tmpdir(), 'linli-durable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The prototype of file handles, whose `sync` is watched. */
const handles = async (): Promise<FileHandle> => {
  const handle = await open(folder, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
};

describe('the store', () => {
  it('commits with an fsync into a write-ahead log', () => {
    const store = new Store(folder);
    const pragma = (name: string): unknown =>
      (store.db.prepare<unknown[]>(`PRAGMA ${name}`).raw().get() as unknown[])[0];
    // 2 is FULL: SQLite manual, pragma.html#pragma_synchronous.
    expect([pragma('synchronous'), pragma('journal_mode')]).toEqual([2, 'wal']);
    store.close();
  });

  it('shares one commit between all that is applied in a turn, and answers none of them before', async () => {
    const store = new Store(folder);
    const collection = store.environment('e').declare({ name: 'c', indexes: [] });
    store.flush();
    const other = new Database(join(folder, 'cloud.db'));
    const seen = (): number => (other.prepare<unknown[]>('SELECT count(*) FROM docs').raw().get() as [number])[0];
    for (let n = 0; n < 5; n++)
      store
        .environment('e')
        .write([{ collection, id: `id${n}`, oldKeys: null, after: { _id: n }, text: `{"_id":${n}}` }]);
    expect(seen()).toBe(0);
    await store.durable();
    expect(seen()).toBe(5);
    expect(store.environment('e').get(collection, 'id4')).toBe('{"_id":4}');
    store.close();
    other.close();
  });

  it('takes back only the step that failed, and keeps the rest of the turn', async () => {
    const store = new Store(folder);
    const count = (): number =>
      (store.db.prepare<unknown[]>('SELECT count(*) FROM settings').raw().get() as [number])[0];
    const put = (name: string): void =>
      void store.db.prepare<unknown[]>('INSERT INTO settings VALUES (?, 1)').run(name);
    store.atomically(() => put('kept'));
    const failing = (): void => {
      put('lost');
      store.atomically(() => put('lost too'));
      throw new Error('no');
    };
    expect(() => store.atomically(failing)).toThrow('no');
    await store.durable();
    expect(count()).toBe(1);
    store.close();
  });

  it('refuses everything after a commit that the disk refused', async () => {
    const store = new Store(mkdtempSync(join(folder, 'full-')));
    store.atomically(() => store.db.prepare<unknown[]>('INSERT INTO settings VALUES (?, ?)').run('a', 'b'));
    // An end of the transaction behind the store's back makes its commit fail, as a full disk would.
    store.db.exec('ROLLBACK');
    await expect(store.durable()).rejects.toThrow('could not be written');
    expect(() => store.atomically(() => undefined)).toThrow('must be started again');
    await expect(store.durable()).rejects.toThrow('could not be written');
    expect(() => store.close()).toThrow('could not be written');
  });

  it('belongs to one process at a time', () => {
    const first = new Store(folder);
    expect(() => new Store(folder)).toThrow(/Another local cloud is using .*: stop it first/);
    first.close();
    new Store(folder).close();
  });
});

describe('an upload', () => {
  let local: Local;
  beforeAll(async () => {
    local = await startLocal();
  });
  afterAll(() => local.stop());

  it('is acknowledged after the fsync of its bytes, of their folder and of its row, in this order', async () => {
    const prototype = await handles();
    const order: string[] = [];
    const original = Reflect.get(prototype, 'sync') as FileHandle['sync'];
    const spy = jest.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
      const isFolder = (await this.stat()).isDirectory();
      await original.call(this);
      order.push(isFolder ? 'folder' : 'bytes');
    });
    const durable = jest.spyOn(Store.prototype, 'durable').mockImplementation(async function (this: Store) {
      const open = this.db.inTransaction;
      this.flush();
      if (open) order.push('row');
    });
    await local.app.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('a') });
    order.push('answer');
    spy.mockRestore();
    durable.mockRestore();
    expect(order).toEqual(['bytes', 'folder', 'row', 'answer']);
  });
});
