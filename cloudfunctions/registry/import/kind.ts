import type { Who } from '../../../src/domain/_kernel/access';
import { gather, type Listed } from '../../../src/domain/registry/import/households';
import type { Problem } from '../../../src/domain/registry/import/rows';
import type { Deps } from '../../_kernel/deps';
import type { Opened, Preview, Step, Work, WorkKind } from '../../_kernel/work';
import { groundsOf } from './area';
import { enterAll, type Import } from './enterAll';
import { chunksOf, conflictsOf } from './plan';
import { problemTable, readLedger, type Tables } from './table';

/** Households entered by one step. */
const STEP = 250;
const SHOWN = 20;
const MOST_PROBLEMS = 100;

type Said = readonly { column: number; field: string }[];
const saidIn = ({ input }: Work): Said => (input['columns'] as Said | undefined) ?? [];

const whoIs = async ({ asker }: Work, deps: Deps): Promise<Who> => {
  const person = await deps.store.get<Pick<Who, 'trust' | 'grants'> & { _id: string }>('people', asker);
  return { person: asker, trust: person?.trust ?? 'visitor', grants: person?.grants ?? [] };
};

const inOrder = (problems: readonly Problem[]): Problem[] => [...problems].sort((a, b) => a.row - b.row);

const without = (listed: readonly Listed[], refused: readonly Problem[]): Listed[] => {
  const rows = new Set(refused.map(({ row }) => row));
  return listed.filter(({ row }) => !rows.has(row));
};

/** What is to be entered, and what is not: the same in every run of the work. */
const planOf = async (work: Work, it: Omit<Import, 'who'>, { readTable }: Tables) => {
  const { deps, grounds } = it;
  const bytes = await deps.files.read(work.source ?? '');
  if (!bytes) throw new Error(`the table of ${work._id} is gone`);
  const ledger = await readLedger(bytes, saidIn(work), readTable, work.createdAt);
  const { listed, problems } = gather(ledger.entries, grounds.known);
  const conflicts = await conflictsOf(deps, listed);
  return {
    parts: chunksOf(without(listed, conflicts), STEP),
    problems: inOrder([...ledger.problems, ...problems, ...conflicts]),
  };
};

const open = async (work: Work, deps: Deps, tables: Tables): Promise<Opened> => {
  const [grounds, who] = await Promise.all([groundsOf(deps, work.place), whoIs(work, deps)]);
  const it: Import = { work, who, grounds, deps };
  const { parts, problems } = await planOf(work, it, tables);
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  const skipped = problems.length;
  const told = async (): Promise<Pick<Step, 'file'>> =>
    problems.length === 0 ? {} : { file: { ext: 'xlsx', bytes: await problemTable(problems, tables.writeTable) } };
  const step = async (cursor: string | null): Promise<Step> => {
    const n = Number(cursor ?? 0);
    if (n === 0 && work.input['mode'] === 'all' && skipped > 0) {
      return { done: 0, cursor, skipped, failed: 'ROWS_REFUSED', ...(await told()) };
    }
    const part = parts[n];
    if (part) await enterAll(part, `${work._id}:${n}`, it);
    const done = parts.slice(0, n + 1).reduce((sum, one) => sum + one.length, 0);
    const next = { done, cursor: String(n + 1), skipped };
    return n + 1 < parts.length ? next : { ...next, finished: true, ...(await told()) };
  };
  return { total, step };
};

const preview = async (
  bytes: Buffer,
  area: string,
  said: Said,
  deps: Deps,
  { readTable }: Tables,
): Promise<Preview> => {
  const grounds = await groundsOf(deps, area);
  const ledger = await readLedger(bytes, said, readTable, deps.now());
  const { listed, problems } = gather(ledger.entries, grounds.known);
  const { columns, dropped } = ledger.mapping;
  // Numbers of identity cards are shown to nobody, not even to who sent them.
  const rows = ledger.texts.slice(0, SHOWN).map((row) => columns.map(({ column }) => row[column] ?? ''));
  const conflicts = await conflictsOf(deps, listed);
  return {
    columns: columns.map((column) => ({ ...column })),
    dropped: [...dropped],
    rows,
    total: listed.length,
    problems: inOrder([...ledger.problems, ...problems, ...conflicts]).slice(0, MOST_PROBLEMS),
  };
};

/** The import of a paper ledger of households: previewed, all or nothing or without bad rows, and again without doubling. */
export const householdImport = (tables: Tables): WorkKind => ({
  name: 'import.households',
  open: (work, deps) => open(work, deps, tables),
  preview: (bytes, { place, columns }, deps) => preview(bytes, place._id, columns, deps, tables),
});
