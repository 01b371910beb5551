import cloudbase from '@cloudbase/node-sdk';

type App = ReturnType<typeof cloudbase.init>;
type Database = ReturnType<App['database']>;
type Collection = ReturnType<Database['collection']>;

/** Where the calls are made, and how a minute passes there (waiting, or a clock that can be moved). */
export interface SmokeGround {
  app: App;
  pass: (ms: number) => Promise<void>;
}

interface Ground extends SmokeGround {
  db: Database;
  scratch: Collection;
  run: string;
}

/** One assumption about the platform: how many calls show it, and what was observed. */
export interface Observation {
  calls: number;
  title: string;
  ok: boolean;
  seen: string;
}

interface Check {
  calls: number;
  title: string;
  look: (ground: Ground) => Promise<{ ok: boolean; seen: unknown }>;
}

const refusal = async (call: Promise<unknown>): Promise<string> => {
  try {
    return `no error: ${JSON.stringify(await call)}`;
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: string };
    return `${String(code)} ${message ?? ''}`;
  }
};

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const insertOnce: Check = {
  calls: 3,
  title: 'a second document with an _id in use is a duplicate key',
  look: async ({ scratch, run }) => {
    const _id = `${run}-once`;
    await scratch.add({ _id, n: 1 });
    const seen = await refusal(scratch.add({ _id, n: 2 }) as Promise<unknown>);
    const { data } = await scratch.where({ _id }).get();
    return { ok: /E11000|duplicate/i.test(seen) && data.length === 1, seen };
  },
};

const moveOnce: Check = {
  calls: 4,
  title: 'updateAndReturn: the new document, and on no match updated 0 and doc null',
  look: async ({ scratch, db, run }) => {
    const _id = `${run}-rev`;
    await scratch.add({ _id, rev: 1 });
    const move = () => scratch.where({ _id, rev: 1 }).updateAndReturn({ rev: db.command.inc(1) });
    const first = await move();
    const second = await move();
    const { data } = await scratch.doc(_id).get();
    const ok = first.updated === 1 && (first.doc as { rev?: number } | null)?.rev === 2;
    const seen = {
      first: [first.updated, first.doc],
      second: [second.updated, second.doc],
      rev: data[0]?.rev as unknown,
    };
    return { ok: ok && second.updated === 0 && second.doc === null && data[0]?.rev === 2, seen };
  },
};

const oneWinner: Check = {
  calls: 11,
  title: 'of ten conditional writes at once exactly one wins',
  look: async ({ scratch, db, run }) => {
    const _id = `${run}-race`;
    await scratch.add({ _id, rev: 1 });
    const move = () => scratch.where({ _id, rev: 1 }).updateAndReturn({ rev: db.command.inc(1) });
    const answers = await Promise.all(Array.from({ length: 10 }, move));
    const won = answers.filter(({ updated }) => updated === 1).length;
    return { ok: won === 1, seen: `${won} won` };
  },
};

const arrays: Check = {
  calls: 4,
  title: 'push with slice, pull and addToSet leave the array as MongoDB does',
  look: async ({ scratch, db, run }) => {
    const _id = `${run}-array`;
    const { command } = db;
    await scratch.add({ _id, list: [{ id: 1 }, { id: 2 }], tags: ['a'] });
    await scratch.doc(_id).update({ list: command.push({ each: [{ id: 3 }], slice: -2 }) });
    await scratch.doc(_id).update({ list: command.pull({ id: 2 }), tags: command.addToSet('a') });
    const { data } = await scratch.doc(_id).get();
    const { list, tags } = data[0] as { list: unknown; tags: unknown };
    return { ok: same(list, [{ id: 3 }]) && same(tags, ['a']), seen: { list, tags } };
  },
};

const notSeen: Check = {
  calls: 2,
  title: 'neq matches a missing field and an array without the value',
  look: async ({ scratch, db, run }) => {
    const kind = `${run}-neq`;
    await scratch.add([
      { kind, n: 1 },
      { kind, n: 2, seen: ['y'] },
      { kind, n: 3, seen: ['x'] },
    ]);
    const { data } = await scratch
      .where({ kind, seen: db.command.neq('x') })
      .orderBy('n', 'asc')
      .get();
    const seen = data.map(({ n }: { n: number }) => n);
    return { ok: same(seen, [1, 2]), seen };
  },
};

const pages: Check = {
  calls: 3,
  title: 'two sort fields and a cursor give every row once',
  look: async ({ scratch, db, run }) => {
    const { command } = db;
    const kind = `${run}-page`;
    await scratch.add([1, 1, 2, 2, 3].map((at, n) => ({ _id: `${kind}-${n}`, kind, at })));
    const page = (cursor: object) =>
      scratch
        .where(command.and([{ kind }, cursor]))
        .orderBy('at', 'asc')
        .orderBy('_id', 'asc')
        .limit(3)
        .get();
    const { data: first } = await page({});
    const last = first[2] as { at: number; _id: string };
    const after = [{ at: command.gt(last.at) }, { at: last.at, _id: command.gt(last._id) }];
    const { data: second } = await page(command.or(after));
    const seen = [...first, ...second].map(({ _id }: { _id: string }) => Number(_id.at(-1)));
    return { ok: same(seen, [0, 1, 2, 3, 4]), seen };
  },
};

const files: Check = {
  calls: 3,
  title: 'a temporary address gives the bytes and is refused after its time',
  look: async ({ app, pass, run }) => {
    const cloudPath = `smoke/${run}.txt`;
    const { fileID } = await app.uploadFile({ cloudPath, fileContent: Buffer.from('smoke') });
    const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
    const url = encodeURI((fileList[0] as { tempFileURL: string }).tempFileURL);
    const early = await (await fetch(url)).text();
    await pass(61_000);
    const { status } = await fetch(url);
    await app.deleteFile({ fileList: [fileID] });
    return { ok: early === 'smoke' && status === 403, seen: { early, status } };
  },
};

const CHECKS: readonly Check[] = [insertOnce, moveOnce, oneWinner, arrays, notSeen, pages, files];
const SCRATCH = 'smoke';
const prepare = async ({ app, pass }: SmokeGround): Promise<Ground> => {
  const db = app.database();
  const made = await refusal(db.createCollection(SCRATCH));
  if (!/no error|EXIST/i.test(made)) throw new Error(`The collection ${SCRATCH} cannot be made: ${made}`);
  return { app, pass, db, scratch: db.collection(SCRATCH), run: `run-${Date.now().toString(36)}` };
};

const observe = async (check: Check, ground: Ground): Promise<Observation> => {
  const { calls, title } = check;
  try {
    const { ok, seen } = await check.look(ground);
    return { calls, title, ok, seen: typeof seen === 'string' ? seen : JSON.stringify(seen) };
  } catch (error) {
    return { calls, title, ok: false, seen: String(error) };
  }
};

/** Makes thirty calls whose answers the product rests on, in a collection of their own, and tells what came back. */
export const smoke = async (where: SmokeGround): Promise<Observation[]> => {
  const ground = await prepare(where);
  const observations: Observation[] = [];
  for (const check of CHECKS) observations.push(await observe(check, ground));
  await ground.scratch.where({ _id: ground.db.command.exists(true) }).remove();
  return observations;
};

/** The smoke calls against a real environment. */
export const smokeAt = async (envId: string, secretId: string, secretKey: string): Promise<Observation[]> => {
  // Outside of a function the SDK would ask the machine's metadata service at each call.
  process.env['TENCENTCLOUD'] = 'true';
  const pass = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  return smoke({ app: cloudbase.init({ env: envId, secretId, secretKey }), pass });
};

/** One line for each observation and what came back. */
export const describeSmoke = (observations: readonly Observation[]): string[] =>
  observations.map(({ ok, calls, title, seen }) => `${ok ? 'ok' : 'DIFFERS'}  ${calls} calls: ${title} — ${seen}`);
