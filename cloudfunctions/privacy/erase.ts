import { randomUUID } from 'node:crypto';
import type { AnyMachine } from '../../src/domain/_kernel/machine';
import { erasureMachine, type ErasureDoc } from '../../src/domain/privacy/erasures';
import { bySystem } from '../_kernel/bySystem';
import { timedBy } from '../_kernel/deadlines';
import type { Deps } from '../_kernel/deps';
import { hashId } from '../_kernel/hash';
import { personalOf, renamed, type Personal } from '../_kernel/personal';
import type { Row } from '../_kernel/store';

const PAGE = 50;
const LATER = 3_600_000;

/** Whom the ledgers name instead of somebody: nobody can work out who it was. */
export const pseudonym = (): string => `per_${hashId(20, 'pseudonym', randomUUID())}`;

/** The timer draws the pseudonym when the days are over. */
export const erasureDeadlines = timedBy<ErasureDoc>(erasureMachine, () => ({ set: { pseudonym: pseudonym() } }));

interface Leaving {
  person: string;
  as: string;
  /** The erasure itself; it goes last, as until then it says what is still to be done. */
  under: string;
}

type Written = Row & { rev?: number };

/** Takes somebody out of one document: what is his own, and his name in every place where it stood. */
const leaveDoc = async (part: Personal, doc: Written, { person, as }: Leaving, deps: Deps): Promise<void> => {
  await deps.files.discard(part.files(doc, person));
  const own = part.forget(doc, person);
  if (own === 'remove') return void (await deps.store.remove(part.collection, { _id: doc._id }));
  const set = renamed({ ...doc, ...own }, person, as);
  // A move that was under way looks again and finds the name gone.
  const where = doc.rev === undefined ? {} : { rev: doc.rev };
  const inc = doc.rev === undefined ? {} : { rev: 1 };
  await deps.store.updateIf(part.collection, doc._id, where, { set: { ...own, ...set }, inc });
};

const pageOf = (part: Personal, field: string, person: string, deps: Deps) =>
  deps.store.page<Written>(part.collection, { where: { [field]: person }, by: [part.order, 'asc'], limit: PAGE });

/** Whether nothing of a collection names him any more. */
const leavePart = async (part: Personal, leaving: Leaving, until: number, deps: Deps): Promise<boolean> => {
  for (const field of part.of) {
    for (let page = await pageOf(part, field, leaving.person, deps); page.length > 0;) {
      for (const doc of page) await leaveDoc(part, doc, leaving, deps);
      if (deps.now() > until) return false;
      page = await pageOf(part, field, leaving.person, deps);
    }
  }
  return true;
};

interface AuditRow extends Row {
  by: string;
  note: string;
  rev: number;
  subject: { kind: string; id: string };
}

interface Ground {
  parts: readonly Personal[];
  machines: readonly AnyMachine[];
}

/** What a line of the audit is about, where his name may stand although no field of its own names him any more. */
const leaveSubject = async ({ subject }: AuditRow, { parts, machines }: Ground, leaving: Leaving, deps: Deps) => {
  const collection = machines.find(({ name }) => name === subject.kind)?.collection;
  const doc = collection && (await deps.store.get<Written>(collection, subject.id));
  if (!collection || !doc || doc._id === leaving.person || doc._id === leaving.under) return;
  const part = parts.find((one) => one.collection === collection) ?? personalOf({ collection, title: '', of: [] });
  if (Object.keys(renamed(doc, leaving.person, leaving.as)).length > 0) await leaveDoc(part, doc, leaving, deps);
};

// The line stays with what was done, when and under which role; who it was and what he wrote beside it go.
const leaveLines = async (ground: Ground, leaving: Leaving, until: number, deps: Deps): Promise<boolean> => {
  const { person, as } = leaving;
  const query = { where: { by: person }, by: ['at', 'asc'], limit: PAGE } as const;
  for (let page = await deps.store.page<AuditRow>('audit', query); page.length > 0;) {
    for (const row of page) {
      await leaveSubject(row, ground, leaving, deps);
      await deps.store.updateIf('audit', row._id, { by: person }, { set: { by: as, note: '', photos: [] } });
    }
    if (deps.now() > until) return false;
    page = await deps.store.page<AuditRow>('audit', query);
  }
  return true;
};

/** The lines about his own entry bear its id in theirs: each is written anew under the pseudonym. */
const leaveOwnLines = async ({ person, as }: Leaving, deps: Deps): Promise<void> => {
  const query = { where: { 'subject.id': person }, by: ['at', 'asc'], limit: PAGE } as const;
  for (let page = await deps.store.page<AuditRow>('audit', query); page.length > 0;) {
    for (const row of page) {
      const line = { ...row, ...renamed(row, person, as), _id: `${as}:${row.rev}` };
      await deps.store.insert('audit', line);
      await deps.store.remove('audit', { _id: row._id });
    }
    page = await deps.store.page<AuditRow>('audit', query);
  }
};

const owes = async (parts: readonly Personal[], person: string, deps: Deps): Promise<boolean> => {
  for (const part of parts) {
    for (const field of part.of) {
      const latest = { where: { [field]: person }, by: [part.order, 'desc'], limit: PAGE } as const;
      if ((await deps.store.page(part.collection, latest)).some((doc) => part.busy(doc))) return true;
    }
  }
  return false;
};

const leaveAll = async (leaving: Leaving, ground: Ground, until: number, deps: Deps): Promise<boolean> => {
  const { person, as, under } = leaving;
  if (await owes(ground.parts, person, deps)) {
    await deps.store.updateIf('erasures', under, {}, { set: { nextAt: deps.now() + LATER } });
    return false;
  }
  for (const part of ground.parts) if (!(await leavePart(part, leaving, until, deps))) return false;
  if (!(await leaveLines(ground, leaving, until, deps))) return false;
  await leaveOwnLines(leaving, deps);
  const doc = await deps.store.get<ErasureDoc>('erasures', under);
  await deps.store.updateIf('erasures', under, {}, { set: renamed(doc ?? {}, person, as) });
  return true;
};

/** Carries one erasure as far as the time allows; done again from anywhere, it finds less to do. */
const eraseOne = async (erasure: ErasureDoc, ground: Ground, until: number, deps: Deps): Promise<boolean> => {
  const { _id, person, pseudonym: as } = erasure;
  if (as === null) throw new Error(`${_id} has no pseudonym`);
  if (person !== as && !(await leaveAll({ person, as, under: _id }, ground, until, deps))) return false;
  const move = { machine: erasureMachine, move: 'finish', requestId: `finish-${_id}`, change: () => ({}) };
  const last = await deps.store.get<ErasureDoc>('erasures', _id);
  return last !== undefined && (await bySystem(last, { system: 'timer', ...move }, deps)) !== undefined;
};

/** Goes on with every account that is being erased; how many came to an end. */
export const eraseLeaving = async (ground: Ground, deps: Deps, budget = 20_000): Promise<number> => {
  const until = deps.now() + budget;
  const query = { where: { nextAt: { lte: deps.now() } }, by: ['nextAt', 'asc'], limit: PAGE } as const;
  let done = 0;
  for (const erasure of await deps.store.page<ErasureDoc>('erasures', query)) {
    if (deps.now() > until) break;
    done += Number(await eraseOne(erasure, ground, until, deps));
  }
  return done;
};
