import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tcb from '@cloudbase/node-sdk';
import fc from 'fast-check';
import { nextCursor } from '../../cloudfunctions/_kernel/cursor';
import { createStore, type Store } from '../../cloudfunctions/_kernel/store';
import { startCloud, type Cloud } from '../../devcloud/cloud/server';

interface Row {
  _id: string;
  at: number;
  box?: string;
}

let cloud: Cloud;
let dataDir: string;
let app: ReturnType<typeof tcb.init>;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'linli-store-'));
  const indexes = [{ name: 'box', keys: { box: 1, at: 1, _id: 1 } as const }];
  cloud = await startCloud({ dataDir, collections: [{ name: 'rows', indexes, rule: 'ADMINONLY' }], timers: false });
  Object.assign(process.env, cloud.environment());
  app = tcb.init({ env: cloud.envId });
});
afterAll(async () => {
  await cloud.stop();
  await rm(dataDir, { recursive: true });
});

let n = 0;
const fresh = (name: string): string => `${name}-${(n += 1)}`;

describe.each([
  ['with updateAndReturn', true],
  ['with update and get', false],
])('the store %s', (_name, returning) => {
  let store: Store;
  beforeAll(() => void (store = createStore(app, { returning })));

  it('keeps what was inserted, and says so when the id is taken', async () => {
    const doc = { _id: fresh('doc'), at: 1, nothing: null, list: [1, { a: '二' }], deep: { a: { b: null } } };
    expect(await store.insert('rows', doc)).toBe(true);
    expect(await store.insert('rows', { ...doc, at: 2 })).toBe(false);
    expect(await store.get('rows', doc._id)).toEqual(doc);
    expect(await store.get('rows', 'absent-row')).toBeUndefined();
  });

  it('lets one of many equal inserts win', async () => {
    const _id = fresh('race');
    const all = await Promise.all(Array.from({ length: 10 }, (_, at) => store.insert('rows', { _id, at })));
    expect(all.filter(Boolean)).toHaveLength(1);
  });

  it('changes a document only while the condition holds, and gives the new one', async () => {
    const _id = fresh('doc');
    await store.insert('rows', { _id, at: 1, state: 'open', old: { x: 1, y: 2 }, none: null, lines: [1], tags: ['a'] });
    const patch = {
      set: { state: 'shut', old: { z: 3 }, none: { phone: { n: 1 } }, empty: null, list: [] },
      inc: { at: 2 },
      push: { lines: { each: [2, 3], keep: 2 } },
      add: { tags: 'b' },
    };
    const now = await store.updateIf('rows', _id, { state: 'open', at: { lte: 1 }, lines: { lacks: '7' } }, patch);
    const wanted = {
      _id,
      at: 3,
      state: 'shut',
      old: { z: 3 },
      none: { phone: { n: 1 } },
      empty: null,
      list: [],
      lines: [2, 3],
    };
    expect(now).toEqual({ ...wanted, tags: ['a', 'b'] });
    expect(await store.get('rows', _id)).toEqual(now);
    expect(await store.updateIf('rows', _id, { state: 'open' }, patch)).toBeUndefined();
    expect(await store.updateIf('rows', 'absent-row', {}, { set: { at: 9 } })).toBeUndefined();
    expect(await store.get('rows', _id)).toEqual(now);
    expect(await store.get('rows', 'absent-row')).toBeUndefined();
  });

  it('adds an element to a set once and pulls those that match', async () => {
    const _id = fresh('doc');
    await store.insert('rows', {
      _id,
      at: 1,
      tags: ['a'],
      items: [
        { id: 1, v: 1 },
        { id: 2, v: 2 },
        { id: 1, v: 3 },
      ],
    });
    await store.updateIf('rows', _id, {}, { add: { tags: 'a' } });
    const now = await store.updateIf('rows', _id, {}, { pull: { items: { id: 1 } } });
    expect(now).toMatchObject({ tags: ['a'], items: [{ id: 2, v: 2 }] });
  });

  it('lets exactly one of many writers of the same revision through', async () => {
    const _id = fresh('doc');
    await store.insert('rows', { _id, at: 0, rev: 1 });
    const tries = Array.from({ length: 12 }, (_, at) =>
      store.updateIf('rows', _id, { rev: 1 }, { set: { at }, inc: { rev: 1 } }),
    );
    const won = (await Promise.all(tries)).filter((doc) => doc !== undefined);
    expect(won).toHaveLength(1);
    expect(await store.get('rows', _id)).toEqual(won[0]);
  });

  it('inserts many at once, leaves what is there as it is, and gives back those it is asked for', async () => {
    const [first, second, third] = [fresh('many'), fresh('many'), fresh('many')];
    await store.insert('rows', { _id: second, at: 7 });
    await store.insertAll(
      'rows',
      [first, second, third].map((_id) => ({ _id, at: 1 })),
    );
    await store.insertAll('rows', []);
    const found = await store.getAll<Row>('rows', [third, second, 'absent-row', first]);
    expect(new Map(found.map(({ _id, at }) => [_id, at]))).toEqual(
      new Map([
        [first, 1],
        [second, 7],
        [third, 1],
      ]),
    );
    expect(await store.getAll('rows', [])).toEqual([]);
  });

  it('removes what matches and says how many', async () => {
    const box = fresh('box');
    for (const at of [1, 2, 3]) await store.insert('rows', { _id: fresh('row'), box, at });
    expect(await store.remove('rows', { box, at: { lte: 2 } })).toBe(2);
    expect(await store.remove('rows', { box, at: { lte: 2 } })).toBe(0);
  });
});

describe('a list by pages', () => {
  const walk = async (store: Store, box: string, direction: 'asc' | 'desc', limit: number) => {
    const seen: Row[] = [];
    for (let after: string | undefined; ;) {
      const rows = await store.page<Row>('rows', { where: { box }, by: ['at', direction], after, limit });
      seen.push(...rows);
      const next = nextCursor(rows, limit, (row) => row.at);
      if (next === null) return seen;
      after = next;
    }
  };

  it('shows every row exactly once and in order, however many share a time', async () => {
    const store = createStore(app);
    const row = fc.record({ at: fc.constantFrom(0, 5, 5, 5, 1_700_000_000_000), tail: fc.nat(99_999) });
    const case_ = fc.tuple(
      fc.uniqueArray(row, { maxLength: 14, selector: (one) => one.tail }),
      fc.integer({ min: 1, max: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(case_, fc.constantFrom('asc' as const, 'desc' as const), async ([rows, limit], direction) => {
        const box = fresh('box');
        const docs = rows.map(({ at, tail }) => ({ _id: `${box}_row_${tail}`, box, at }));
        await app
          .database()
          .collection('rows')
          .add([...docs, { _id: fresh('other'), box: 'elsewhere', at: 5 }]);
        const seen = await walk(store, box, direction, limit);
        const order = docs.sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1));
        expect(seen).toEqual(direction === 'asc' ? order : order.reverse());
      }),
      { numRuns: 40 },
    );
  });

  it('shows rows between two bounds only, and goes on behind the cursor within them', async () => {
    const store = createStore(app);
    const box = fresh('box');
    for (const at of [1, 2, 2, 3, 4, 5]) await store.insert('rows', { _id: fresh('between'), box, at });
    const query = { where: { box, at: { between: [2, 4] as const } }, by: ['at', 'asc'] as const, limit: 2 };
    const first = await store.page<Row>('rows', query);
    const after = nextCursor(first, 2, (row) => row.at) ?? '';
    const second = await store.page<Row>('rows', { ...query, after });
    expect([...first, ...second].map((row) => row.at)).toEqual([2, 2, 3, 4]);
    expect(new Set([...first, ...second].map((row) => row._id)).size).toBe(4);
  });

  it('ends at once behind its last row', async () => {
    const store = createStore(app);
    const box = fresh('box');
    await store.insert('rows', { _id: fresh('last'), box, at: 1 });
    expect(
      nextCursor(await store.page<Row>('rows', { where: { box }, by: ['at', 'asc'], limit: 2 }), 2, (row) => row.at),
    ).toBeNull();
    expect(nextCursor<Row>([], 2, (row) => row.at)).toBeNull();
  });
});
