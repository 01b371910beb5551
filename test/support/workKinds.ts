import type { Deps } from '../../cloudfunctions/_kernel/deps';
import type { Step, WorkKind } from '../../cloudfunctions/_kernel/work';

/** What a test watches and steers of a kind that counts rows. */
export interface Counting {
  kind: WorkKind;
  /** The rows that were begun, in the order in which they were. */
  begun: number[];
  /** Called before each row is written; may wait or throw. */
  before: (row: number) => Promise<void>;
}

const resultOf = (total: number) => ({ ext: 'xlsx' as const, bytes: Buffer.from(`${total} rows`) });

/** A kind of work that writes `total` rows one by one, each under an id of its own, and leaves a small file. */
export const counting = (name: string, total: number, per = 1): Counting => {
  const begun: number[] = [];
  const write = async (work: string, row: number, deps: Deps): Promise<void> => {
    await one.before(row);
    begun.push(row);
    await deps.store.insert('numbers', { _id: `row:${work}:${row}`, n: row });
  };
  const kind: WorkKind = {
    name,
    open: (work, deps) =>
      Promise.resolve({
        total,
        step: async (cursor): Promise<Step> => {
          const from = Number(cursor ?? 0);
          const done = Math.min(total, from + per);
          for (let row = from; row < done; row += 1) await write(work._id, row, deps);
          const step = { done, cursor: String(done) };
          return done < total ? step : { ...step, finished: true, file: resultOf(total) };
        },
      }),
    preview: (bytes) => {
      const [title = '', ...rows] = bytes.toString('utf8').trimEnd().split('\n');
      const columns = [{ column: 0, title, field: null, sure: 'no' as const }];
      return Promise.resolve({
        columns,
        dropped: [],
        rows: rows.map((row) => [row]),
        total: rows.length,
        problems: [],
      });
    },
  };
  const one: Counting = { kind, begun, before: () => Promise.resolve() };
  return one;
};

/** The kinds of work in the worlds of tests; what is heavy about them has tests of its own. */
export const testKinds: readonly WorkKind[] = [
  'print.codes',
  'import.households',
  'export.households',
  'own.data',
  'audit.rows',
].map((name) => counting(name, 2).kind);
