import type { Deps } from '../_kernel/deps';
import type { Household } from '../_kernel/ground';
import type { Open, OwnCell, Personal, Self } from '../_kernel/personal';
import type { Row } from '../_kernel/store';
import type { Opened, Step, Work, WorkKind } from '../_kernel/work';

const PAGE = 200;
/** What one person has is a few hundred documents; a list that never ends helps nobody. */
const MOST = 5_000;

/** Writes an Excel file; given by the function that can. */
type WriteTable = (table: {
  sheets: readonly {
    name: string;
    columns: readonly { title: string; width: number }[];
    rows: readonly (readonly OwnCell[])[];
  }[];
}) => Promise<Buffer>;

type OwnRow = Readonly<Record<string, OwnCell>>;
interface OwnSheet {
  title: string;
  rows: OwnRow[];
}

interface Home extends Household {
  members: readonly { key: string; nameMask: string; person: string | null }[];
}

const openIn =
  (part: Personal, doc: Row, { vault }: Deps): Open =>
  (field, text) =>
    text ? vault.open({ collection: part.collection, id: doc._id, field }, text) : null;

const all = async (part: Personal, field: string, value: string, deps: Deps): Promise<Row[]> => {
  const found: Row[] = [];
  for (let after: string | undefined; found.length < MOST;) {
    const query = { where: { [field]: value }, by: [part.order, 'asc'], after, limit: PAGE } as const;
    const page = await deps.store.page<Row>(part.collection, query);
    found.push(...page);
    const last = page.at(-1) as (Row & { createdAt?: number; at?: number }) | undefined;
    if (!last || page.length < PAGE) break;
    after = `${last[part.order] ?? 0}_${last._id}`;
  }
  return found;
};

const homesOf = (person: string, deps: Deps): Promise<Home[]> =>
  deps.store.page<Home>('households', { where: { bound: person }, by: ['createdAt', 'asc'], limit: 20 });

const sheetOf = async (part: Personal, self: Self, homes: readonly Home[], deps: Deps): Promise<OwnSheet> => {
  const { home } = part;
  const found = await Promise.all([
    ...part.of.map((field) => all(part, field, self.person, deps)),
    ...(home === null ? [] : homes.map(({ _id }) => all(part, home, _id, deps))),
  ]);
  const docs = new Map(found.flat().map((doc) => [doc._id, doc]));
  const told = [...docs.values()].map((doc) => part.own(doc, self, openIn(part, doc, deps)));
  const rows = told.filter((row) => row !== undefined);
  return { title: part.title, rows };
};

/** Everything the product holds of somebody, a sheet for each kind; empty ones are left out. */
const ownSheets = async (parts: readonly Personal[], person: string, deps: Deps): Promise<OwnSheet[]> => {
  const homes = await homesOf(person, deps);
  const members = homes.flatMap((home) => home.members.filter((one) => one.person === person).map(({ key }) => key));
  const sheets: OwnSheet[] = [];
  for (const part of parts) sheets.push(await sheetOf(part, { person, members }, homes, deps));
  return sheets.filter(({ rows }) => rows.length > 0);
};

const NONE: OwnSheet = { title: '我的数据', rows: [{ 说明: '这里还没有您的数据' }] };

const tableOf = ({ title, rows }: OwnSheet) => {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    name: title,
    columns: titles.map((name) => ({ title: name, width: 20 })),
    rows: rows.map((row) => titles.map((name) => row[name] ?? null)),
  };
};

const fileOf = async (
  sheets: readonly OwnSheet[],
  work: Work,
  writeTable: WriteTable,
): Promise<NonNullable<Step['file']>> => {
  if (work.input['format'] === 'json') {
    const told = Object.fromEntries(sheets.map(({ title, rows }) => [title, rows]));
    return { ext: 'json', bytes: Buffer.from(JSON.stringify(told, null, 2)) };
  }
  const all = sheets.length > 0 ? sheets : [NONE];
  return { ext: 'xlsx', bytes: await writeTable({ sheets: all.map(tableOf) }) };
};

/** One’s own data as a file: for whoever asks, and about nobody else. */
export const ownData = (parts: readonly Personal[], { writeTable }: { writeTable: WriteTable }): WorkKind => ({
  name: 'own.data',
  open: (work, deps): Promise<Opened> =>
    Promise.resolve({
      total: 1,
      step: async (): Promise<Step> => {
        const sheets = await ownSheets(parts, work.asker, deps);
        return { done: 1, cursor: null, finished: true, file: await fileOf(sheets, work, writeTable) };
      },
    }),
});
