import type { Db } from '../engine/types';
import type { KeptLine, KeptRow } from './lines';
import { badState } from './read';

/** What WeChat and WeChat Pay keep of people and money; tokens, codes and logs are of the moment and stay behind. */
const TABLES = [
  'pay_orders',
  'pay_refunds',
  'pay_notices',
  'wx_users',
  'wx_consents',
  'wx_shipments',
  'wx_cards',
] as const;

/** The rows of all these tables. */
export function* keptRows(db: Db): Generator<KeptLine> {
  for (const table of TABLES)
    for (const row of db.prepare<unknown[]>(`SELECT * FROM ${table}`).iterate()) yield { table, row: row as KeptRow };
}

const columnsOf = (db: Db, table: string): string[] =>
  (db.prepare<unknown[]>(`SELECT name FROM pragma_table_info('${table}')`).raw().all() as [string][]).flat();

/** Refuses a row that has no place in these tables. */
export const checkKept = (db: Db, { table, row }: KeptLine): void => {
  const known = TABLES.some((name) => name === table) && typeof row === 'object' && row !== null;
  if (!known || Object.keys(row).sort().join() !== columnsOf(db, table).sort().join())
    throw badState(`a row of ${String(table)} does not belong there`);
};

/** Empties the tables and puts the rows of a checked state in. */
export const putKept = (db: Db, lines: readonly KeptLine[]): void => {
  for (const table of TABLES) db.exec(`DELETE FROM ${table}`);
  for (const { table, row } of lines) {
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    db.prepare<unknown[]>(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(...Object.values(row));
  }
};
