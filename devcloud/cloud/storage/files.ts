import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type Database from 'libsql';
import { killPoint } from '../engine/killPoints';
import type { Group } from '../engine/types';
import { BadPath, typeOf } from './paths';

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

const MAX_FILE = 100 * 1024 * 1024;
const COLUMNS = 'path, stored, size, type, owner, at';
const toInfo = ([filePath, stored, size, type, owner, at]: Row): FileInfo => ({
  path: filePath,
  stored,
  size,
  type,
  owner,
  at,
});

const sync = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** File bytes under a directory, their paths in a table; a row appears only when its bytes are on disk. */
export class Files {
  readonly #store: Group;
  readonly #envId: string;
  readonly #directory: string;
  readonly #incoming: string;
  readonly #run: Record<'find' | 'list' | 'put' | 'drop', Database.Statement<unknown[]>>;

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
    };
    this.#dropOrphans();
  }

  /** Stores the bytes of a stream under a path; resolves when they are durable. An existing file keeps its owner. */
  async receive(filePath: string, body: Readable, type: string | undefined, owner: string, at: number): Promise<void> {
    const stored = randomBytes(16).toString('hex');
    const incoming = path.join(this.#incoming, stored);
    const size = await this.#write(incoming, body);
    killPoint('file-written');
    await rename(incoming, path.join(this.#directory, stored));
    killPoint('file-renamed');
    await sync(this.#directory);
    killPoint('file-synced');
    await this.#replace({ path: filePath, stored, size, type: type ?? typeOf(filePath), owner, at });
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
      return { info, handle: await open(path.join(this.#directory, info.stored)) };
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
    await rm(path.join(this.#directory, info.stored), { force: true });
    return true;
  }

  async #write(target: string, body: Readable): Promise<number> {
    const handle = await open(target, 'wx');
    let size = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > MAX_FILE) throw new BadPath('the file is larger than 100 MB');
        await handle.writeFile(chunk);
      }
      await handle.sync();
      return size;
    } catch (error) {
      await rm(target, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Points the path at its new bytes; the old ones go once that is on disk. */
  async #replace({ path: filePath, stored, size, type, owner, at }: FileInfo): Promise<void> {
    const before = this.info(filePath);
    this.#store.atomically(() => this.#run.put.run(this.#envId, filePath, stored, size, type, owner, at));
    await this.#store.durable();
    killPoint('file-row');
    if (before) await rm(path.join(this.#directory, before.stored), { force: true });
  }

  /** Bytes whose row never came (a crash between rename and commit) go at the next start. */
  #dropOrphans(): void {
    const known = new Set(this.list().map(({ stored }) => stored));
    for (const name of readdirSync(this.#directory))
      if (!known.has(name)) rmSync(path.join(this.#directory, name), { force: true });
  }
}
