import { permit, type Who } from '../../src/domain/_kernel/access';
import { workMachine } from '../../src/domain/sheets/machine';
import type { WorkDoc, WorkResult } from '../../src/domain/sheets/schema';
import type { Deps } from '../_kernel/deps';
import type { Opened, Step, WorkKind } from '../_kernel/work';
import { TableError } from '../_kernel/xlsx';
import { holdWork, type Hold } from './hold';

/** Progress is written when this many rows are done, or this much time is over; whichever comes first. */
const ROWS = 500;
const EVERY = 2_000;
/** After a stumble nobody tries again for this long. */
const PAUSE = 5_000;
const MOST_NOTES = 20;

type Progress = Pick<WorkDoc, 'done' | 'total' | 'skipped' | 'cursor' | 'notes' | 'result'>;

/** Whether somebody may have done what he asked for: asked anew each time, as a role may have ended since. */
export const mayStill = async (work: Pick<WorkDoc, 'kind' | 'asker' | 'area'>, deps: Deps): Promise<boolean> => {
  const person = await deps.store.get<Omit<Who, 'person'> & { _id: string }>('people', work.asker);
  const birth = work.kind.split('.')[0] as keyof typeof workMachine.begin;
  const who: Who = { person: work.asker, trust: person?.trust ?? 'visitor', grants: person?.grants ?? [] };
  return permit(workMachine.begin[birth].by, who, { area: work.area, related: () => [] }, deps.now()) !== undefined;
};

const keep = async (work: WorkDoc, { file }: Step, deps: Deps): Promise<WorkResult | undefined> => {
  if (!file) return undefined;
  const kept = await deps.files.put(`w/${work._id}.${file.ext}`, file.bytes);
  const result = { file: kept, ext: file.ext, bytes: file.bytes.length };
  // Also of a work that was cancelled meanwhile: what is not on record would never be deleted.
  await deps.store.updateIf('works', work._id, { state: { oneOf: ['running', 'cancelled'] } }, { set: { result } });
  return result;
};

const after = (before: Progress, step: Step, result: WorkResult | undefined): Progress => ({
  ...before,
  done: step.done,
  cursor: step.cursor,
  skipped: step.skipped ?? before.skipped,
  notes: (step.notes ?? before.notes).slice(0, MOST_NOTES),
  result: result ?? before.result,
});

const figures = ({ done, total, skipped, cursor, notes, result }: Progress): Progress => ({
  done,
  total,
  skipped,
  cursor,
  notes,
  result,
});

/** Steps, one at least, until the work is over, the time is up or the hold is lost. */
const stepThrough = async (hold: Hold, opened: Opened, until: number, deps: Deps): Promise<void> => {
  let now: Progress = { ...figures(hold.work), total: opened.total };
  let told = { done: now.done, at: 0 };
  do {
    const step = await opened.step(now.cursor);
    now = after(now, step, await keep(hold.work, step, deps));
    if (step.failed !== undefined) return hold.end('fail', { ...now, failure: step.failed });
    if (step.finished) return hold.end('finish', now);
    if (now.done - told.done < ROWS && deps.now() - told.at < EVERY && !step.file) continue;
    if (!(await hold.note(now))) return;
    told = { done: now.done, at: deps.now() };
  } while (deps.now() < until);
  await hold.release({ ...now, tries: 0 });
};

/**
 * Goes on with a piece of work until it is over or the time is up.
 * A run that dies leaves its hold to lapse; the next goes on from the last progress that was written.
 */
export const runWork = async (
  id: string,
  { kinds, until }: { kinds: readonly WorkKind[]; until: number },
  deps: Deps,
): Promise<void> => {
  const hold = await holdWork(id, deps);
  if (!hold) return;
  const kind = kinds.find(({ name }) => name === hold.work.kind);
  if (!kind) return hold.end('fail', { failure: 'UNKNOWN_KIND' });
  if (!(await mayStill(hold.work, deps))) return hold.end('fail', { failure: 'FORBIDDEN' });
  try {
    await stepThrough(hold, await kind.open(hold.work, deps), until, deps);
  } catch (error) {
    // A table that cannot be read once can never be read: the asker sends another.
    if (error instanceof TableError) return hold.end('fail', { failure: error.code });
    deps.log({ level: 'error', what: 'work stumbled', work: id, error: String((error as Error).stack ?? error) });
    await hold.release({}, PAUSE);
  }
};

/** Goes on, one after the other, with what nobody is at. */
export const sweepWorks = async (kinds: readonly WorkKind[], until: number, deps: Deps): Promise<number> => {
  const due = await deps.store.page<WorkDoc>('works', {
    where: { heldUntil: { lte: deps.now() } },
    by: ['heldUntil', 'asc'],
    limit: 20,
  });
  let run = 0;
  for (const { _id } of due) {
    if (deps.now() >= until) break;
    await runWork(_id, { kinds, until }, deps);
    run += 1;
  }
  return run;
};
