import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { encodeValue, keysOf } from '../../../devcloud/cloud/engine/keys';
import { plan } from '../../../devcloud/cloud/engine/planner';
import { Store } from '../../../devcloud/cloud/engine/store';
import type { CollectionInfo, StorageEngine } from '../../../devcloud/cloud/engine/types';
import { serveProbe } from '../probe';
import { RawStore, type Stocked } from '../rawStore';
import { median } from '../row';
import { held } from '../station';

/** Microseconds of each operation. */
export type Timing = Record<string, number>;

/** What both sides can do. */
type Sides = Pick<RawStore, 'insert' | 'read' | 'page' | 'take'>;

const ROWS = 20_000;
const TIMES = 300;
const PAGE = 20;
const GROUPS = 200;
const folder = resolve('.cache/bench/engine-data');
const INDEXES = [{ name: 'page', keys: { group: 1, at: -1 } as const }];

/** A document with a stock of its own; every index key is different. */
const documentOf = (n: number): Stocked => ({
  _id: `doc${n}`,
  group: n % GROUPS,
  at: n,
  left: 1000,
  words: '楼上渗水，天花板湿了一片'.repeat(8),
});

class Engine implements Sides {
  readonly store = new Store(`${folder}/ours`);
  readonly engine: StorageEngine = this.store.environment('bench');
  readonly collection: CollectionInfo = this.engine.declare({ name: 'docs', indexes: INDEXES });

  add(after: Stocked): void {
    const text = JSON.stringify(after);
    this.engine.write([
      { collection: this.collection, id: encodeValue(after._id), oldKeys: null, after: { ...after }, text },
    ]);
  }

  insert(doc: Stocked): void {
    this.add(doc);
    this.store.flush();
  }

  read(_id: string): string | undefined {
    return this.engine.get(this.collection, encodeValue(_id));
  }

  page(group: number, limit: number): string[] {
    const { collection } = this;
    const { index, ranges, reverse } = plan(collection, { group }, [['at', -1]]);
    const { low = '', high = '' } = ranges[0] ?? {};
    return this.engine.scan({ collection, index, low, high, reverse, after: undefined, limit }).map(({ doc }) => doc);
  }

  take(_id: string): boolean {
    const doc = JSON.parse(this.read(_id) ?? '{}') as Stocked;
    if (doc.left < 1) return false;
    const oldKeys = keysOf(this.collection, { ...doc }).keys;
    const after = { ...doc, left: doc.left - 1 };
    const text = JSON.stringify(after);
    this.engine.write([{ collection: this.collection, id: encodeValue(_id), oldKeys, after, text }]);
    this.store.flush();
    return true;
  }
}

const both = held<{ ours: Engine; reference: RawStore }>();
let next = ROWS;

const timed = (work: (n: number) => unknown): number => {
  const spent: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const begin = performance.now();
    const given = work(n);
    spent.push((performance.now() - begin) * 1000);
    if (given === undefined || given === false) throw new Error('the document was not there');
  }
  return median(spent) ?? Number.NaN;
};

const measure = (side: Sides, first: number): Timing => ({
  'durable insert': timed((n) => side.insert(documentOf(first + n)) ?? true),
  'point read': timed((n) => side.read(`doc${(n * 7919) % ROWS}`)),
  'page of 20': timed((n) => side.page(n % GROUPS, PAGE).length === PAGE),
  'conditional inc': timed((n) => side.take(`doc${(n * 7919) % ROWS}`)),
});

const measured = async (side: Sides): Promise<Timing> => {
  next += TIMES;
  return measure(side, next);
};

serveProbe({
  prepare: async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const ours = new Engine();
    const reference = new RawStore(`${folder}/raw.db`);
    reference.begin();
    for (let n = 0; n < ROWS; n += 1) {
      ours.add(documentOf(n));
      reference.add(documentOf(n));
    }
    ours.store.flush();
    reference.commit();
    both.keep({ ours, reference });
  },
  ours: () => measured(both.get().ours),
  reference: () => measured(both.get().reference),
  remove: async (): Promise<void> => {
    both.get().ours.store.close();
    both.get().reference.close();
    rmSync(folder, { recursive: true, force: true });
  },
});
