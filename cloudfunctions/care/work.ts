import { stamp } from '../../src/domain/_kernel/time';
import type { LedgerEntryDoc, LedgerName, VisitDoc } from '../../src/domain/care/visitSchema';
import type { Deps } from '../_kernel/deps';
import { placeOf, type Place } from '../_kernel/ground';
import { hashId } from '../_kernel/hash';
import { readingOf } from '../_kernel/readings';
import type { Opened, Step, Work, WorkKind } from '../_kernel/work';
import { wordsOf } from './visits';

type Cell = string | number | null;
/** Writes an Excel file; given by the function that can. */
type WriteTable = (table: {
  sheets: readonly {
    name: string;
    columns: readonly { title: string; width: number }[];
    rows: readonly (readonly Cell[])[];
  }[];
}) => Promise<Buffer>;

const PAGE = 250;

/** Each ledger as a kind of work, with its Chinese name. */
const KINDS: Readonly<Record<string, readonly [LedgerName, string]>> = {
  'export.visits': ['visit', '走访台账'],
  'export.care': ['care', '重点人群台账'],
  'export.disputes': ['dispute', '矛盾纠纷台账'],
  'export.dangers': ['danger', '隐患排查台账'],
};

const COLUMNS = [
  ['时间', 18],
  ['地点', 24],
  ['门牌', 14],
  ['方式', 8],
  ['内容', 60],
  ['结果', 10],
  ['备注', 8],
] as const;

const WAY = { visit: '走访', patrol: '巡查', call: '电话' } as const;
const RESULT = { noted: '已记录', settled: '当场解决', handedOn: '已转办' } as const;

const rowOf = (entry: LedgerEntryDoc, words: string): Cell[] => [
  stamp(entry.at),
  entry.placeName,
  entry.roomName,
  WAY[entry.kind],
  words,
  RESULT[entry.outcome],
  entry.struck ? '已作废' : '',
];

/** What the entries say, in the clear; each visit has a line about it before it is opened. */
const said = async (
  entries: readonly LedgerEntryDoc[],
  purpose: string,
  work: Work,
  deps: Deps,
): Promise<Map<string, string>> => {
  const ids = [...new Set(entries.map(({ visit }) => visit))];
  const visits = await deps.store.getAll<VisitDoc>('visits', ids);
  const line = ({ _id, household, area }: VisitDoc) => {
    const doc = household ?? _id;
    const by = { by: work.asker, grant: work.grant, of: doc, purpose };
    return readingOf({ _id: hashId(26, doc, work.asker, work._id, _id), doc, at: work.createdAt, area, ...by });
  };
  await deps.store.insertAll('readings', visits.map(line));
  return new Map(
    visits.flatMap((visit) => wordsOf(deps, visit).map(({ words }, n) => [`${visit._id}:${n}`, words] as const)),
  );
};

const open = async (
  work: Work,
  ledger: LedgerName,
  title: string,
  deps: Deps,
  writeTable: WriteTable,
): Promise<Opened> => {
  const { kind } = (await placeOf(deps.store, work.place)) as Place;
  const rows: Cell[][] = [];
  const purpose = work.input['purpose'];
  const step = async (cursor: string | null): Promise<Step> => {
    // What a run that died had read died with it: the next begins anew, and logs under the same ids.
    const after = rows.length === 0 ? undefined : (cursor ?? undefined);
    const where = { [`area.${kind}`]: work.place, ledger };
    const page = await deps.store.page<LedgerEntryDoc>('ledgerEntries', {
      where,
      by: ['at', 'desc'],
      after,
      limit: PAGE,
    });
    const words = typeof purpose === 'string' ? await said(page, purpose, work, deps) : new Map<string, string>();
    rows.push(...page.map((entry) => rowOf(entry, words.get(`${entry.visit}:${entry.n}`) ?? '（未开启）')));
    const last = page.at(-1);
    const next = { done: rows.length, cursor: last ? `${last.at}_${last._id}` : cursor };
    if (page.length === PAGE) return next;
    const columns = COLUMNS.map(([name, width]) => ({ title: name, width }));
    return {
      ...next,
      finished: true,
      file: { ext: 'xlsx', bytes: await writeTable({ sheets: [{ name: title, columns, rows }] }) },
    };
  };
  return { total: work.total, step };
};

/** The ledgers of an area as Excel files: what was said only for a purpose, which every household can see. */
export const ledgerExports = ({ writeTable }: { writeTable: WriteTable }): readonly WorkKind[] =>
  Object.entries(KINDS).map(([name, [ledger, title]]) => ({
    name,
    open: (work, deps) => open(work, ledger, title, deps, writeTable),
  }));
