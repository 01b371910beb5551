import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type Database from 'libsql';
import { Tokens } from './auth/tokens';
import { clientRoute } from './client';
import { controlRoute } from './control';
import { Mvcc } from './db/mvcc';
import { LibsqlEngine } from './engine/libsql';
import { openDatabase } from './engine/schema';
import type { CollectionDecl } from './engine/types';
import { adminRoute } from './envelope';
import { platformEnvironment } from './functions/context';
import { Runner } from './functions/runner';
import type { FunctionDecl } from './functions/types';
import { isLocal, readBody, sendJson } from './http';
import type { Exchange } from './http';
import { Files } from './storage/files';
import { storageRoute } from './storage/route';
import { Signatures } from './storage/signatures';
import { Timers } from './triggers/timer';
import { Ledger } from './wx/ledger';
import { WxSandbox } from './wx/sandbox';

/** How to run the local cloud. `dataDir` holds everything that survives a restart. */
export interface CloudOptions {
  dataDir: string;
  /** 0 or absent: any free port. Always on the loopback interface. */
  port?: number;
  envId?: string;
  /** Folder of `<name>/index.js`. */
  functionsDir?: string;
  functions?: readonly FunctionDecl[];
  collections?: readonly CollectionDecl[];
  /** Extra environment of function processes; a declared function sees only the names it declares. */
  functionEnv?: Readonly<Record<string, string>>;
  /** Storage rule for mini-program uploads, e.g. `u/`; absent: clients may not upload. */
  clientWritePrefix?: string;
  /** Run timers by the clock (default true). */
  timers?: boolean;
  /** Function processes for calls from outside (default 4). */
  maxProcesses?: number;
  /** Clock of expiries, server dates and timers in ms since 1970 (default Date.now). */
  now?: () => number;
}

/** A running local cloud; `environment()` is what a process needs to reach it with the unmodified SDK. */
export interface Cloud {
  url: string;
  port: number;
  envId: string;
  environment(): Record<string, string>;
  /** Makes a collection and its indexes what the declaration says, while running. */
  declare(collection: CollectionDecl): void;
  stop(): Promise<void>;
}

const secretOf = (db: Database.Database): string => {
  db.prepare<unknown[]>('INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)').run(
    'storage',
    randomBytes(32).toString('hex'),
  );
  return (db.prepare<unknown[]>('SELECT value FROM settings WHERE name = ?').raw().get('storage') as [string])[0];
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const build = (options: CloudOptions, db: Database.Database, url: string) => {
  const { dataDir, envId = 'local-env-1', functionEnv = {}, functions = [], now = Date.now } = options;
  const engine = new LibsqlEngine(db);
  for (const collection of options.collections ?? []) engine.declare(collection);
  const tokens = new Tokens();
  const appId = functionEnv['WX_APPID'] ?? 'wx0000000000000000';
  const platform = { url, envId, appId };
  const directory = path.resolve(options.functionsDir ?? path.join(dataDir, 'functions'));
  const runner = new Runner({
    platform,
    tokens,
    directory,
    functions,
    env: functionEnv,
    maxProcesses: options.maxProcesses ?? 4,
    now,
  });
  const storage = { files: new Files(db, dataDir), signatures: new Signatures(secretOf(db), now), url, envId };
  const ledger = new Ledger(db);
  const mvcc = new Mvcc(engine, envId, now);
  const timers = new Timers(runner, functions, now);
  const sandbox = new WxSandbox(ledger, functionEnv['WX_APPID'] ?? '', now);
  const writePrefix = options.clientWritePrefix ?? '';
  return { envId, appId, writePrefix, now, tokens, platform, runner, storage, ledger, mvcc, timers, sandbox };
};

const route = async (parts: ReturnType<typeof build>, exchange: Exchange): Promise<void> => {
  const { request, response, path: at, query } = exchange;
  if (!isLocal(request)) {
    request.resume();
    return sendJson(response, '{"errMsg":"only this machine may call the local cloud"}', 403);
  }
  if (at === '/admin') return adminRoute(parts, exchange);
  if (at.startsWith('/client/')) return clientRoute(parts, exchange);
  if (at.startsWith('/storage/')) return storageRoute(parts.storage, exchange, parts.now());
  if (at.startsWith('/control/')) return controlRoute(parts, exchange);
  if (at.startsWith('/wx/')) {
    return parts.sandbox.handle(
      at.slice('/wx'.length),
      query.get('access_token'),
      await readBody(request, 1_000_000),
      response,
    );
  }
  request.resume();
  sendJson(response, '{"errMsg":"no such path"}', 404);
};

const answer = (parts: ReturnType<typeof build>, request: IncomingMessage, response: ServerResponse): void => {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
  route(parts, { request, response, path, query }).catch((error: unknown) => {
    console.error(error);
    if (response.headersSent) response.destroy();
    else sendJson(response, JSON.stringify({ errMsg: String(error) }), 500);
  });
};

/** Starts CloudBase and WeChat for one machine, on the loopback interface only. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  mkdirSync(options.dataDir, { recursive: true });
  const db = openDatabase(path.join(options.dataDir, 'cloud.db'));
  const server = createServer();
  server.keepAliveTimeout = 65_000;
  let parts: ReturnType<typeof build>;
  try {
    parts = build(options, db, `http://127.0.0.1:${await listen(server, options.port ?? 0)}`);
  } catch (error) {
    // Neither an open port nor an open file stays behind a start that failed.
    db.close();
    server.close();
    throw error;
  }
  server.on('request', (request, response) => answer(parts, request, response));
  if (options.timers !== false) parts.timers.start();
  return {
    url: parts.platform.url,
    port: (server.address() as AddressInfo).port,
    envId: parts.envId,
    environment: () => ({ ...platformEnvironment(parts.platform), TCB_SESSIONTOKEN: parts.tokens.direct }),
    declare: (collection) => void parts.mvcc.engine.declare(collection),
    stop: async () => {
      parts.timers.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await parts.runner.stop();
      server.closeAllConnections();
      await closed;
      parts.mvcc.close();
      db.close();
    },
  };
};
