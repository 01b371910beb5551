import { randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type Database from 'libsql';
import { killPoint } from '../engine/killPoints';
import type { Group } from '../engine/types';

/** A stored file: `owner` is the openid that uploaded it, empty for a function's upload. */
export interface FileInfo {
  path: string;
  size: number;
  type: string;
  owner: string;
}

const MAX_FILE = 100 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.json': 'application/json',
};

/** Raised for a path the storage cannot hold. */
export class BadPath extends Error {}

/** Checks a cloud path: relative, no `..`, none of the characters that a URL gives a meaning. */
export const cloudPath = (value: unknown): string => {
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > 850)
    throw new BadPath('the path must have 1 to 850 bytes');
  if (
    /[\0-\x1f\x7f?#%\\]/.test(value) ||
    value.split('/').some((part) => part === '' || part === '.' || part === '..')
  ) {
    throw new BadPath(`the path ${value} is not allowed`);
  }
  return value;
};

const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  await handle.sync();
  await handle.close();
};

/** File bytes under a directory, their paths in a table; a row appears only when its bytes are on disk. */
export class Files {
  readonly #store: Group;
  readonly #envId: string;
  readonly #directory: string;
  readonly #incoming: string;
  readonly #find: Database.Statement<unknown[]>;
  readonly #put: Database.Statement<unknown[]>;
  readonly #drop: Database.Statement<unknown[]>;

  constructor(store: Group, envId: string, directory: string) {
    const { db } = store;
    this.#store = store;
    this.#envId = envId;
    this.#directory = path.join(directory, 'files', envId);
    this.#incoming = path.join(directory, 'incoming', envId);
    rmSync(this.#incoming, { recursive: true, force: true });
    for (const folder of [this.#directory, this.#incoming]) mkdirSync(folder, { recursive: true });
    this.#find = db.prepare<unknown[]>('SELECT stored, size, type, owner FROM files WHERE env = ? AND path = ?').raw();
    this.#put = db.prepare<unknown[]>(
      `INSERT INTO files (env, path, stored, size, type, owner, at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (env, path) DO UPDATE SET stored = excluded.stored, size = excluded.size, type = excluded.type, at = excluded.at`,
    );
    this.#drop = db.prepare<unknown[]>('DELETE FROM files WHERE env = ? AND path = ?');
    this.#dropOrphans(db);
  }

  /** Stores the bytes of a stream under a path; resolves when they are durable. An existing file keeps its owner. */
  async receive(filePath: string, body: Readable, type: string | undefined, owner: string, at: number): Promise<void> {
    const stored = randomBytes(16).toString('hex');
    const incoming = path.join(this.#incoming, stored);
    const handle = await open(incoming, 'wx');
    let size = 0;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > MAX_FILE) throw new BadPath('the file is larger than 100 MB');
        await handle.write(chunk);
      }
      await handle.sync();
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    killPoint('file-written');
    await rename(incoming, path.join(this.#directory, stored));
    killPoint('file-renamed');
    await syncDirectory(this.#directory);
    killPoint('file-synced');
    const kind = type ?? TYPES[path.extname(filePath).toLowerCase()] ?? 'application/octet-stream';
    const before = this.#row(filePath);
    this.#store.atomically(() => this.#put.run(this.#envId, filePath, stored, size, kind, owner, at));
    await this.#store.durable();
    killPoint('file-row');
    if (before) await rm(path.join(this.#directory, before[0]), { force: true });
  }

  info(filePath: string): FileInfo | undefined {
    const row = this.#row(filePath);
    return row && { path: filePath, size: row[1], type: row[2], owner: row[3] };
  }

  read(filePath: string): ReadStream | undefined {
    const row = this.#row(filePath);
    return row && createReadStream(path.join(this.#directory, row[0]));
  }

  async remove(filePath: string): Promise<boolean> {
    const row = this.#row(filePath);
    if (!row) return false;
    this.#store.atomically(() => this.#drop.run(this.#envId, filePath));
    await this.#store.durable();
    killPoint('file-row-gone');
    await rm(path.join(this.#directory, row[0]), { force: true });
    return true;
  }

  #row(filePath: string): [string, number, string, string] | undefined {
    return this.#find.get(this.#envId, filePath) as [string, number, string, string] | undefined;
  }

  /** Bytes whose row never came (a crash between rename and commit) go at the next start. */
  #dropOrphans(db: Database.Database): void {
    const rows = db.prepare<unknown[]>('SELECT stored FROM files WHERE env = ?').raw().all(this.#envId) as [string][];
    const known = new Set(rows.map(([stored]) => stored));
    for (const name of readdirSync(this.#directory))
      if (!known.has(name)) rmSync(path.join(this.#directory, name), { force: true });
  }
}
