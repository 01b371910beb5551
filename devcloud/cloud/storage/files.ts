import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type Database from 'libsql';
import { killPoint } from '../engine/killPoints';
import type { Group } from '../engine/types';
import { syncDirectory, writeDurably } from './disk';
import { typeOf } from './paths';

/** A stored file: `owner` is the openid that uploaded it, empty for a function's upload. */
export interface FileInfo {
  path: string;
  /** The name of its bytes on disk: another one after each upload. */
  stored: string;
  size: number;
  type: string;
  owner: string;
  at: number;
}

type Row = [path: string, stored: string, size: number, type: string, owner: string, at: number];

const COLUMNS = 'path, stored, size, type, owner, at';
const toInfo = ([filePath, stored, size, type, owner, at]: Row): FileInfo => ({
  path: filePath,
  stored,
  size,
  type,
  owner,
  at,
});

/** File bytes under a directory, their paths in a table; a row appears only when its bytes are on disk. */
export class Files {
  readonly #store: Group;
  readonly #envId: string;
  readonly #directory: string;
  readonly #incoming: string;
  readonly #run: Record<'find' | 'list' | 'put' | 'drop' | 'clear', Database.Statement<unknown[]>>;
  /** Bytes that nothing names any more, kept while somebody still reads an earlier state. */
  readonly #spent: string[] = [];
  #holds = 0;

  constructor(store: Group, envId: string, directory: string) {
    this.#store = store;
    this.#envId = envId;
    this.#directory = path.join(directory, 'files', envId);
    this.#incoming = path.join(directory, 'incoming', envId);
    rmSync(this.#incoming, { recursive: true, force: true });
    for (const folder of [this.#directory, this.#incoming]) mkdirSync(folder, { recursive: true });
    const prepare = (sql: string) => store.db.prepare<unknown[]>(sql);
    this.#run = {
      find: prepare(`SELECT ${COLUMNS} FROM files WHERE env = ? AND path = ?`).raw(),
      // No path sorts behind the prefix with the last code point.
      list: prepare(
        `SELECT ${COLUMNS} FROM files WHERE env = ? AND path >= ? AND path < ? || char(1114111) ORDER BY path`,
      ).raw(),
      put: prepare(
        `INSERT INTO files (env, path, stored, size, type, owner, at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (env, path) DO UPDATE SET stored = excluded.stored, size = excluded.size, type = excluded.type, at = excluded.at`,
      ),
      drop: prepare('DELETE FROM files WHERE env = ? AND path = ?'),
      clear: prepare('DELETE FROM files WHERE env = ?'),
    };
    this.#dropOrphans();
  }

  /** Stores the bytes of a stream under a path; resolves when they are durable. An existing file keeps its owner. */
  async receive(filePath: string, body: Readable, type: string | undefined, owner: string, at: number): Promise<void> {
    const staged = await this.stage(body);
    const before = this.info(filePath);
    this.put({ path: filePath, ...staged, type: type ?? typeOf(filePath), owner, at });
    await this.#store.durable();
    killPoint('file-row');
    if (before) await this.discard([before.stored]);
  }

  /** Puts bytes on disk that no path names yet. */
  async stage(body: AsyncIterable<Buffer>): Promise<{ stored: string; size: number }> {
    const stored = randomBytes(16).toString('hex');
    const incoming = path.join(this.#incoming, stored);
    const size = await writeDurably(incoming, body);
    killPoint('file-written');
    await rename(incoming, path.join(this.#directory, stored));
    killPoint('file-renamed');
    await syncDirectory(this.#directory);
    killPoint('file-synced');
    return { stored, size };
  }

  /** Points a path at bytes that are on disk; part of the open group. */
  put({ path: filePath, stored, size, type, owner, at }: FileInfo): void {
    this.#store.atomically(() => this.#run.put.run(this.#envId, filePath, stored, size, type, owner, at));
  }

  /** Removes bytes that no path names. */
  async discard(stored: readonly string[]): Promise<void> {
    this.#spent.push(...stored);
    if (this.#holds > 0) return;
    const spent = this.#spent.splice(0);
    await Promise.all(spent.map((name) => rm(path.join(this.#directory, name), { force: true })));
  }

  /** Keeps all bytes that are there now until the answer is called. */
  hold(): () => Promise<void> {
    this.#holds += 1;
    return () => {
      this.#holds -= 1;
      return this.discard([]);
    };
  }

  /** The bytes of a file, by the name they have on disk. */
  bytes(stored: string): Promise<FileHandle> {
    return open(path.join(this.#directory, stored));
  }

  /** Forgets all paths, as part of the open group; the answer names the bytes to discard once it is on disk. */
  clear(): string[] {
    const names = this.list().map(({ stored }) => stored);
    this.#store.atomically(() => this.#run.clear.run(this.#envId));
    return names;
  }

  info(filePath: string): FileInfo | undefined {
    const row = this.#run.find.get(this.#envId, filePath) as Row | undefined;
    return row && toInfo(row);
  }

  /** The files whose path begins with a prefix, by path. */
  list(prefix = ''): FileInfo[] {
    return (this.#run.list.all(this.#envId, prefix, prefix) as Row[]).map(toInfo);
  }

  /** A file opened for reading, whatever happens to its path meanwhile. */
  async open(filePath: string): Promise<{ info: FileInfo; handle: FileHandle } | undefined> {
    const info = this.info(filePath);
    if (!info) return undefined;
    try {
      return { info, handle: await this.bytes(info.stored) };
    } catch (error) {
      // Replaced or deleted in between: the row tells which.
      if (this.info(filePath)?.stored !== info.stored) return this.open(filePath);
      throw error;
    }
  }

  /** Gives the bytes of one path to another; false when there are none. The copy belongs to no user. */
  async copy(from: string, to: string, at: number): Promise<boolean> {
    const opened = await this.open(from);
    if (!opened) return false;
    const { info, handle } = opened;
    await this.receive(to, handle.createReadStream(), info.type, '', at);
    return true;
  }

  async remove(filePath: string): Promise<boolean> {
    const info = this.info(filePath);
    if (!info) return false;
    this.#store.atomically(() => this.#run.drop.run(this.#envId, filePath));
    await this.#store.durable();
    killPoint('file-row-gone');
    await this.discard([info.stored]);
    return true;
  }

  /** Bytes whose row never came (a crash between rename and commit) go at the next start. */
  #dropOrphans(): void {
    const known = new Set(this.list().map(({ stored }) => stored));
    for (const name of readdirSync(this.#directory))
      if (!known.has(name)) rmSync(path.join(this.#directory, name), { force: true });
  }
}
