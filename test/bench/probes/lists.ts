import { createStore, openApp, type Row, type Store } from '../../../cloudfunctions/_kernel/store';
import { heaped, middleOf } from '../heap';
import { median } from '../row';
import { serveProbe } from '../probe';
import { held, type Reach } from '../station';

const PAGE = 20;
/** The list of a building, the desk of the district, and a page from the middle of that desk. */
export type List = 'building' | 'desk' | 'deeper';

/** A running cloud that holds so many reports. */
export interface Heap {
  reach: Reach;
  count: number;
}
/** Pages of one list, taken from all heaps in turn. */
export interface Pages {
  heaps: readonly Heap[];
  list: List;
  times: number;
}

interface Report extends Row {
  createdAt: number;
  dueAt: number;
}

const store = held<Store>();

/** The queries that `reports.ofPlace` and `reports.desk` make. */
const pageOf = (list: List, count: number): Promise<Report[]> => {
  const { page } = store.get();
  if (list === 'building') {
    const where = { 'area.building': heaped.building, neighbours: true, open: true };
    return page<Report>('reports', { where, by: ['createdAt', 'desc'], limit: PAGE });
  }
  const where = { 'area.district': heaped.district, queue: 'todo', dueAt: { gte: 1 } };
  const after = list === 'deeper' ? `${middleOf(count)}_rep_` : undefined;
  return page<Report>('reports', { where, by: ['dueAt', 'asc'], after, limit: PAGE });
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    Object.assign(process.env, reach.environment);
    store.keep(createStore(openApp()));
  },
  /** The median time of a page in ms, of each heap. */
  pages: async ({ heaps, list, times }: Pages): Promise<number[]> => {
    const spent = heaps.map((): number[] => []);
    for (let n = 0; n < times; n += 1)
      for (const [at, { reach, count }] of heaps.entries()) {
        Object.assign(process.env, reach.environment);
        const begin = performance.now();
        const rows = await pageOf(list, count);
        spent[at]?.push(performance.now() - begin);
        if (rows.length !== PAGE) throw new Error(`${list} gave ${rows.length} reports`);
      }
    return spent.map((times) => median(times) ?? Number.NaN);
  },
});
