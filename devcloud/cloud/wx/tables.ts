import type { Group } from '../engine/types';

const TABLES = `
  CREATE TABLE IF NOT EXISTS wx_log (n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, path TEXT NOT NULL,
    openid TEXT NOT NULL, body TEXT NOT NULL, answer TEXT NOT NULL, fault TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS wx_tokens (n INTEGER PRIMARY KEY AUTOINCREMENT, value TEXT NOT NULL UNIQUE,
    made INTEGER NOT NULL, until INTEGER NOT NULL, forced INTEGER NOT NULL, dead INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE IF NOT EXISTS wx_users (openid TEXT PRIMARY KEY, visited INTEGER NOT NULL DEFAULT 0,
    phone TEXT NOT NULL DEFAULT '', messages INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wx_consents (openid TEXT NOT NULL, template TEXT NOT NULL, credits INTEGER NOT NULL DEFAULT 0,
    kept TEXT NOT NULL DEFAULT '', PRIMARY KEY (openid, template)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wx_bans (template TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wx_codes (code TEXT PRIMARY KEY, openid TEXT NOT NULL, phone TEXT NOT NULL,
    at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wx_shipments (trade TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wx_cards (openid TEXT NOT NULL, type INTEGER NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL,
    PRIMARY KEY (openid, type, code)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS wx_events (n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, due INTEGER NOT NULL,
    kind TEXT NOT NULL, openid TEXT NOT NULL, fn TEXT NOT NULL, event TEXT NOT NULL, media TEXT NOT NULL,
    state TEXT NOT NULL, fault TEXT NOT NULL DEFAULT '', outcomes TEXT NOT NULL DEFAULT '[]');
  CREATE INDEX IF NOT EXISTS wx_events_due ON wx_events (due) WHERE state = 'waiting';
`;

/** A prepared statement that answers rows as arrays, or nothing. */
export interface Query {
  run: (...values: unknown[]) => number;
  one: <Row extends readonly unknown[]>(...values: unknown[]) => Row | undefined;
  all: <Row extends readonly unknown[]>(...values: unknown[]) => Row[];
}

/** Makes the sandbox's tables where they are missing. */
export const createWxTables = ({ db }: Group): void => void db.exec(TABLES);

/** Prepares one SQL statement. */
export const query = ({ db }: Group, sql: string): Query => {
  const statement = db.prepare<unknown[]>(sql);
  const rows = statement.reader ? statement.raw() : statement;
  return {
    run: (...values) => statement.run(...values).changes,
    one: <Row extends readonly unknown[]>(...values: unknown[]) => rows.get(...values) as Row | undefined,
    all: <Row extends readonly unknown[]>(...values: unknown[]) => rows.all(...values) as Row[],
  };
};
