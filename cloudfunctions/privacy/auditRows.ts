import { stamp } from '../../src/domain/_kernel/time';
import { placeOf, type Place } from '../_kernel/ground';
import type { Deps } from '../_kernel/deps';
import type { Opened, Step, Work, WorkKind } from '../_kernel/work';
import { linesOf, type AuditDoc } from './audit';

const PAGE = 500;
/** As many lines as a sheet of ours has; who needs more asks for a shorter span. */
const MOST = 50_000;

type Cell = string | number | null;
type WriteTable = (table: {
  sheets: readonly {
    name: string;
    columns: readonly { title: string; width: number }[];
    rows: readonly (readonly Cell[])[];
  }[];
}) => Promise<Buffer>;

const COLUMNS = [
  ['时间', 18],
  ['谁', 26],
  ['以什么身份', 20],
  ['做了什么', 24],
  ['从', 16],
  ['到', 16],
  ['说明', 40],
  ['哪件事', 28],
] as const;

const rowOf = ({ at, by, grant, name, from, to, note, subject }: AuditDoc): Cell[] => [
  stamp(at),
  by,
  grant,
  name,
  from,
  to,
  note,
  subject.id,
];

interface Span {
  from: number;
  to: number;
}

const open = async (work: Work, deps: Deps, writeTable: WriteTable): Promise<Opened> => {
  const place = (await placeOf(deps.store, work.place)) as Place;
  const rows: Cell[][] = [];
  const asked = { area: place._id, ...(work.input as unknown as Span) };
  const step = async (cursor: string | null): Promise<Step> => {
    // What a run that died had read died with it: the next begins anew.
    const after = rows.length === 0 ? undefined : (cursor ?? undefined);
    const page = await linesOf(asked, place, { after, limit: PAGE }, deps);
    rows.push(...page.map(rowOf));
    const last = page.at(-1);
    const next = { done: rows.length, cursor: last ? `${last.at}_${last._id}` : cursor };
    if (page.length === PAGE && rows.length < MOST) return next;
    const columns = COLUMNS.map(([title, width]) => ({ title, width }));
    const bytes = await writeTable({ sheets: [{ name: '审计', columns, rows }] });
    return { ...next, finished: true, file: { ext: 'xlsx', bytes } };
  };
  return { total: work.total, step };
};

/** The audit of an area in a span of time as an Excel file; that it was asked for is a line of the audit itself. */
export const auditRows = ({ writeTable }: { writeTable: WriteTable }): WorkKind => ({
  name: 'audit.rows',
  open: (work, deps) => open(work, deps, writeTable),
});
