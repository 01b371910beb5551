import tcb from '@cloudbase/node-sdk';
import { serveProbe } from '../probe';
import type { Reach } from '../station';

/** Requests of one kind of which a batch is made. */
export type Kind = 'add' | 'get' | 'page' | 'inc';
/** A batch of requests to a server, so many of them at a time. */
export interface Batch {
  reach: Reach;
  kind: Kind;
  requests: number;
  lines: number;
}

const GROUPS = 20;
const STORED = 2000;
let made = STORED;

const documentOf = (n: number) => ({
  _id: `doc${n}`,
  group: n % GROUPS,
  at: n,
  left: 1e6,
  words: '楼上渗水'.repeat(10),
});

type Db = ReturnType<ReturnType<typeof tcb.init>['database']>;

const asks: Readonly<Record<Kind, (db: Db, n: number) => Promise<boolean>>> = {
  add: async (db) => {
    const { id } = await db.collection('docs').add(documentOf((made += 1)));
    return id === `doc${made}` || typeof id === 'string';
  },
  get: async (db, n) =>
    (
      (
        await db
          .collection('docs')
          .doc(`doc${n % STORED}`)
          .get()
      ).data as unknown[]
    ).length === 1,
  page: async (db, n) => {
    const asked = db.collection('docs').where({ group: n % GROUPS });
    return ((await asked.orderBy('at', 'desc').limit(20).get()).data as unknown[]).length === 20;
  },
  inc: async (db, n) => {
    const one = db.collection('docs').where({ _id: `doc${n % STORED}`, left: db.command.gte(1) });
    return (await one.update({ left: db.command.inc(-1) })).updated === 1;
  },
};

const open = (reach: Reach): Db => {
  Object.assign(process.env, reach.environment);
  return tcb.init({ env: reach.environment['TCB_ENV'] ?? '', keepalive: true }).database();
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> => {
    const docs = Array.from({ length: STORED }, (_item, n) => documentOf(n));
    await open(reach).collection('docs').add(docs);
  },
  /** Requests per second. */
  batch: async ({ reach, kind, requests, lines }: Batch): Promise<number> => {
    const db = open(reach);
    let asked = 0;
    const line = async (): Promise<void> => {
      while (asked < requests) if (!(await asks[kind](db, (asked += 1) * 37))) throw new Error(`${kind} went wrong`);
    };
    const begin = performance.now();
    await Promise.all(Array.from({ length: lines }, line));
    return (requests / (performance.now() - begin)) * 1000;
  },
});
