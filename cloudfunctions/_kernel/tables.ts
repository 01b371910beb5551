import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { cleanXlsx, MOST, TableError } from './xlsx';
import { ZipError } from './zip';

/** A value as it stands in a table; formulas by what they came to, dates at midnight UTC of their day. */
export type Cell = string | number | Date | null;
/** A sheet of a workbook; a file of comma-separated values has one. */
export interface Sheet {
  name: string;
  rows: Cell[][];
}

/** A sheet to be written: its columns with their widths in characters, and its rows below them. */
export interface Written {
  name: string;
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly Cell[])[];
}

const ZIP = 'PK\u0003\u0004';
/** What old .xls files and workbooks behind a password begin with. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const no = (code: TableError['code']): never => {
  throw new TableError(code);
};

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return (value ?? null) as Cell;
};

const readXlsx = async (bytes: Buffer): Promise<Sheet[]> => {
  try {
    const sheets = await readXlsxFile(cleanXlsx(bytes));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch (error) {
    if (error instanceof TableError) throw error;
    return no(error instanceof ZipError && error.why === 'TOO_BIG' ? 'SHEET_TOO_BIG' : 'SHEET_BROKEN');
  }
};

const decoded = (bytes: Buffer, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

// Excel says UTF-16 by its first bytes and calls it Unicode text; what is no UTF-8 comes from a Chinese Windows.
const textOf = (bytes: Buffer): string => {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? decoded(bytes, 'utf-16le') : undefined;
  const text = marked ?? decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030') ?? no('SHEET_BROKEN');
  return text.includes('\0') ? no('SHEET_BROKEN') : text;
};

// Excel’s way of keeping the zero before a number: ="0351".
const plain = (field: string): string | null => (/^="(.*)"$/s.exec(field)?.[1] ?? field).trim() || null;

// The titles hold the sign most often; a guess from the values is led astray by a comma in a text.
const delimiterOf = (text: string): string => {
  const titles = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const often = (sign: string): number => titles.split(sign).length;
  return ['\t', ';'].reduce((best, sign) => (often(sign) > often(best) ? sign : best), ',');
};

const widest = (rows: readonly unknown[][]): number => rows.reduce((most, row) => Math.max(most, row.length), 0);

const readCsv = (bytes: Buffer): Sheet[] => {
  const text = textOf(bytes);
  const { data } = Papa.parse<string[]>(text, { preview: MOST.rows + 1, delimiter: delimiterOf(text) });
  const rows = data.map((row) => row.map(plain));
  while (rows.at(-1)?.every((cell) => cell === null)) rows.pop();
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  const small = rows.length <= MOST.rows && widest(rows) <= MOST.columns && cells <= MOST.cells;
  return small ? [{ name: '', rows }] : no('SHEET_TOO_BIG');
};

/** Reads a workbook (.xlsx) or comma-separated values (UTF-8, GB18030, UTF-16), told apart by content; throws `TableError`. */
export const readTable = async (bytes: Buffer): Promise<{ sheets: Sheet[] }> => {
  if (bytes.subarray(0, 4).equals(COMPOUND)) return no('SHEET_OLD');
  return { sheets: bytes.toString('latin1', 0, 4) === ZIP ? await readXlsx(bytes) : readCsv(bytes) };
};

/** Excel takes no longer text in a cell. */
const LONGEST = 32_767;
const DAY = 'yyyy-mm-dd';

// To Excel _x0041_ is an A: where a text means those seven signs, the first is written that way itself.
const meant = (text: string): string => text.slice(0, LONGEST).replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');

// The type is said for each: a text that begins with = stays a text, whoever opens it.
const written = (cell: Cell) => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (cell instanceof Date) return { value: cell, type: Date, format: DAY };
  return { value: meant(cell), type: String };
};

const nameOf = (name: string, n: number): string =>
  [...name.replace(/[[\]/\\:*?]/g, ' ').trim()].slice(0, 31).join('') || `表${n + 1}`;

/** Writes a workbook (.xlsx): the titles in bold on top and always in sight. */
export const writeTable = ({ sheets }: { sheets: readonly Written[] }): Promise<Buffer> =>
  writeXlsxFile(
    sheets.map(({ name, columns, rows }, n) => ({
      sheet: nameOf(name, n),
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      data: [
        columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(written)),
      ],
    })),
  ).toBuffer();
