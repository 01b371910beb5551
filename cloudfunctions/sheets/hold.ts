import { randomUUID } from 'node:crypto';
import { workMachine } from '../../src/domain/sheets/machine';
import type { WorkDoc } from '../../src/domain/sheets/schema';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';
import { fail } from '../_kernel/failure';
import type { Change } from '../_kernel/handlers';
import type { Patch } from '../_kernel/store';

/** A run that writes nothing for this long is taken for dead, and another goes on. */
const LEASE = 60_000;
/** Runs that may end without getting on: after that the work is given up. */
const MOST_TRIES = 5;

/** The hold of one run on a piece of work: only the holder writes how far it has come. */
export interface Hold {
  work: WorkDoc;
  /** Writes how far the work has come and keeps the hold; false when it was lost or the work was cancelled. */
  note: (set: Partial<WorkDoc>) => Promise<boolean>;
  /** Gives the hold back, so that the next run need not wait; after a stumble a little later. */
  release: (set: Partial<WorkDoc>, after?: number) => Promise<void>;
  /** Ends the work. */
  end: (move: 'finish' | 'fail', set: Partial<WorkDoc>) => Promise<void>;
}

// A queued work is taken by a move, which is told once; of two runs at once one has the state, the other has nothing.
const take = (work: WorkDoc, runner: string, deps: Deps): Promise<WorkDoc | undefined> => {
  const set = { runner, heldUntil: deps.now() + LEASE, tries: 1 };
  const change = (): Change<WorkDoc> => ({ set });
  const requestId = `take-${runner}`;
  return bySystem(work, { system: 'work', machine: workMachine, move: 'take', requestId, change }, deps);
};

// The new `rev` shuts out whoever held it before: what he still tries to end was read under the old one.
const takeOver = (work: WorkDoc, runner: string, deps: Deps): Promise<WorkDoc | undefined> => {
  const now = deps.now();
  const free = { state: 'running', heldUntil: { lte: now } };
  const patch: Patch = { set: { runner, heldUntil: now + LEASE }, inc: { rev: 1, tries: 1 } };
  return deps.store.updateIf<WorkDoc>('works', work._id, free, patch);
};

const holdOf = (work: WorkDoc, runner: string, deps: Deps): Hold => {
  const write = (set: Partial<WorkDoc>) =>
    deps.store.updateIf<WorkDoc>('works', work._id, { state: 'running', runner }, { set: { ...set, tries: 0 } });
  return {
    work,
    note: async (set) => (await write({ ...set, heldUntil: deps.now() + LEASE })) !== undefined,
    release: async (set, after = 0) => {
      const free = { ...set, runner: null, heldUntil: deps.now() + after };
      await deps.store.updateIf('works', work._id, { state: 'running', runner }, { set: free });
    },
    end: async (move, set) => {
      const change = (doc: WorkDoc): Change<WorkDoc> => (doc.runner === runner ? { set } : fail('CONFLICT'));
      const requestId = `${move}-${runner}`;
      const present = await deps.store.get<WorkDoc>('works', work._id);
      if (present) await bySystem(present, { system: 'work', machine: workMachine, move, requestId, change }, deps);
    },
  };
};

/** Takes hold of a piece of work; undefined when it is over or another run is at it. */
export const holdWork = async (id: string, deps: Deps): Promise<Hold | undefined> => {
  const work = await deps.store.get<WorkDoc>('works', id);
  if (!work) return undefined;
  const runner = randomUUID();
  const held = work.state === 'queued' ? await take(work, runner, deps) : await takeOver(work, runner, deps);
  if (held?.runner !== runner) return undefined;
  const hold = holdOf(held, runner, deps);
  if (held.tries <= MOST_TRIES) return hold;
  await hold.end('fail', { failure: 'GIVEN_UP' });
  return undefined;
};
