import { unzip, zipStored } from './zip';

/** Why a table is not read: too much in it, no table at all, or an .xls of old or one locked by a password. */
export class TableError extends Error {
  constructor(readonly code: 'SHEET_TOO_BIG' | 'SHEET_BROKEN' | 'SHEET_OLD') {
    super(code);
  }
}

/** A community of ten thousand households has some thirty thousand people, and ledgers of up to thirty columns. */
export const MOST = { unpacked: 120 * 1024 * 1024, rows: 50_000, columns: 200, cells: 600_000 } as const;

const no = (code: TableError['code']): never => {
  throw new TableError(code);
};

const PARTS =
  /^(_rels\/|xl\/(_rels\/|worksheets\/[^/]+\.xml$|workbook\.xml$|sharedStrings\.xml$|styles\.xml$)|\[Content_Types\]\.xml$)/i;
const SHEET = /^xl\/worksheets\//i;
const STYLES = /^xl\/styles\.xml$/i;

// One cell’s tag: attributes in double quotes only, as every program writes them. What looks otherwise is not let through,
// so that no reader can understand an address that was not checked here.
const CELL = /<((?:[\w.-]+:)?c)(?=[\s/>])((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/g;
const CELLS = /<(?:[\w.-]+:)?c[\s/>]/g;
const ADDRESS = /\sr="([A-Z]{1,3})([1-9]\d{0,6})"/g;
const DIMENSION = /<(?:[\w.-]+:)?dimension\b[^>]*>/g;

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

interface Size {
  rows: number;
  columns: number;
  cells: number;
}

const measure = (attributes: string, size: Size): void => {
  const [address, ...more] = attributes.matchAll(ADDRESS);
  if (!address || more.length > 0) return no('SHEET_BROKEN');
  size.rows = Math.max(size.rows, Number(address[2]));
  size.columns = Math.max(size.columns, columnOf(address[1] ?? ''));
  size.cells += 1;
};

/**
 * A sheet without its empty cells and without the size it says it has: a reader makes room for every cell up to the
 * farthest, and one address would be enough to fill the memory.
 */
const cleanSheet = (xml: string): string => {
  const size: Size = { rows: 0, columns: 0, cells: 0 };
  const bare = xml.replace(DIMENSION, '');
  let seen = 0;
  const clean = bare.replace(CELL, (tag, _name: string, attributes: string, closed: string) => {
    seen += 1;
    if (closed) return '';
    measure(attributes, size);
    return tag;
  });
  if (seen !== (bare.match(CELLS) ?? []).length) return no('SHEET_BROKEN');
  const room = size.rows * size.columns;
  const small = size.rows <= MOST.rows && size.columns <= MOST.columns && size.cells <= MOST.cells;
  return small && room <= 4 * MOST.cells ? clean : no('SHEET_TOO_BIG');
};

// 2024年3月5日 and its like are dates, whatever stands between the figures.
const isDate = (code: string): boolean => {
  const bare = code.replace(/&quot;[^&]*&quot;|\[[^\]]*\]|\\.|;@$/g, '').toLowerCase();
  return /[ymd]/.test(bare) && /^[ymdhs年月日时分秒/.:,\-\s]+(am\/pm)?$/.test(bare);
};

const cleanStyles = (xml: string): string =>
  xml.replace(/formatCode="([^"]*)"/g, (tag, code: string) => (isDate(code) ? 'formatCode="yyyy-mm-dd"' : tag));

const cleaned = (name: string, content: Buffer): Buffer => {
  if (SHEET.test(name)) return Buffer.from(cleanSheet(content.toString('utf8')));
  return STYLES.test(name) ? Buffer.from(cleanStyles(content.toString('utf8'))) : content;
};

/** The same workbook with only what a reader of values needs, measured and found harmless; throws `TableError`. */
export const cleanXlsx = (bytes: Buffer): Buffer => {
  const parts = unzip(bytes, (name) => PARTS.test(name), MOST.unpacked);
  if (![...parts.keys()].some((name) => SHEET.test(name))) return no('SHEET_BROKEN');
  return zipStored(new Map([...parts].map(([name, content]) => [name, cleaned(name, content)])));
};
