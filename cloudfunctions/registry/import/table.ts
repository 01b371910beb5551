import { textOf, type Cell } from '../../../src/domain/registry/import/cells';
import { corrected, headerOf, mapColumns, type Mapping } from '../../../src/domain/registry/import/columns';
import { readRows, type Entry, type Problem } from '../../../src/domain/registry/import/rows';

/** A cell as the port reads it; a day is midnight of Greenwich. */
type Raw = Cell | Date;

/** Reads the sheets of a table; the port is given by the function that can. */
export type ReadTable = (bytes: Buffer) => Promise<{ sheets: readonly { name: string; rows: Raw[][] }[] }>;

/** Writes an Excel file. */
export type WriteTable = (table: {
  sheets: readonly {
    name: string;
    columns: readonly { title: string; width: number }[];
    rows: readonly (readonly Cell[])[];
  }[];
}) => Promise<Buffer>;

export interface Tables {
  readTable: ReadTable;
  writeTable: WriteTable;
}

/** A ledger as it was read. */
export interface Ledger {
  mapping: Mapping;
  entries: Entry[];
  problems: Problem[];
  /** The rows below the titles, as texts. */
  texts: string[][];
}

const plainCell = (cell: Raw): Cell => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);

const SAMPLE = 200;
const NO_TITLES: Problem = { row: 1, column: '', words: '没有找到表头：要有一行写着“门牌号”“姓名”这样的列名' };

/** Reads a ledger: its titles are found, its columns guessed or as they were corrected. */
export const readLedger = async (
  bytes: Buffer,
  said: readonly { column: number; field: string }[],
  readTable: ReadTable,
  now: number,
): Promise<Ledger> => {
  const sheets = (await readTable(bytes)).sheets.map(({ rows }) => ({ rows: rows.map((row) => row.map(plainCell)) }));
  const texts = (rows: readonly (readonly Cell[])[]): string[][] => rows.map((row) => row.map(textOf));
  const sheet = sheets.find(({ rows }) => headerOf(texts(rows.slice(0, SAMPLE))) !== undefined);
  const header = sheet && headerOf(texts(sheet.rows.slice(0, SAMPLE)));
  if (!sheet || header === undefined) {
    return { mapping: { columns: [], dropped: [] }, entries: [], problems: [NO_TITLES], texts: [] };
  }
  const titles = texts([sheet.rows[header] ?? []])[0] ?? [];
  const below = sheet.rows.slice(header + 1);
  const mapping = corrected(mapColumns(titles, texts(below.slice(0, SAMPLE))), said);
  const { entries, problems } = readRows(below, mapping, { first: header + 2, now });
  return { mapping, entries, problems, texts: texts(below.slice(0, 20)) };
};

/** What was refused, as an Excel file for the one who keeps the ledger. */
export const problemTable = (problems: readonly Problem[], writeTable: WriteTable): Promise<Buffer> =>
  writeTable({
    sheets: [
      {
        name: '要改的地方',
        columns: [
          { title: '第几行', width: 8 },
          { title: '哪一列', width: 14 },
          { title: '要改什么', width: 60 },
        ],
        rows: problems.map(({ row, column, words }) => [row, column, words]),
      },
    ],
  });
