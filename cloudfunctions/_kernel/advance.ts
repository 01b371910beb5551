import type { Who } from '../../src/domain/_kernel/access';
import type { Area } from '../../src/domain/_kernel/area';
import { judge, type AnyMachine, type Row, type Stateful } from '../../src/domain/_kernel/machine';
import type { Deps } from './deps';
import { fail } from './failure';
import type { Change } from './handlers';
import { eventOf, lineOf, LINES_KEPT, timerOf, WRITER_LEASE } from './line';

/** One move to be made: by whom, under which request, and what it changes beside the state. */
export interface Move<D extends Stateful> {
  machine: AnyMachine;
  move: string;
  who: Who;
  area?: Area | null;
  requestId: string;
  bodyHash: string;
  at: number;
  /** Called with the document as it is; again when another write came between. */
  change: (doc: D) => Promise<Change<D>> | Change<D>;
}

/** The line of this document that carries the request, if the request has been here before. */
export const replayed = (doc: Stateful, person: string, requestId: string) =>
  doc.timeline.find((line) => line.requestId === requestId && line.by === person);

const patchOf = <D extends Stateful>(doc: D, row: Row<D, string>, grant: string, change: Change<D>, move: Move<D>) => {
  const act = {
    person: move.who.person,
    grant,
    requestId: move.requestId,
    bodyHash: move.bodyHash,
    at: move.at,
    note: change.note ?? '',
    photos: change.photos ?? [],
  };
  const line = lineOf(act, move.move, doc.state, row.to);
  const next = { ...doc, ...change.set, state: row.to };
  const set = {
    ...change.set,
    ...move.machine.derive(next, row.to, move.at),
    ...timerOf(row.timer, next, move.at),
    state: row.to,
    updatedAt: move.at,
    pendingAt: move.at,
    leaseUntil: move.at + WRITER_LEASE,
  };
  const event = eventOf(move.machine, next, doc.rev + 1, line, row.notify);
  return {
    set,
    inc: { rev: 1 },
    push: { timeline: { each: [line], keep: LINES_KEPT }, pending: { each: [event], keep: LINES_KEPT } },
  };
};

/** What the move changes; undefined when the same request was faster and has made it already. */
const changeOf = async <D extends Stateful>(doc: D, move: Move<D>, deps: Deps): Promise<Change<D> | undefined> => {
  try {
    return await move.change(doc);
  } catch (error) {
    const fresh = await deps.store.get<D>(move.machine.collection, doc._id);
    if (fresh && replayed(fresh, move.who.person, move.requestId)) return undefined;
    throw error;
  }
};

const attempt = async <D extends Stateful>(doc: D, move: Move<D>, deps: Deps): Promise<D | undefined> => {
  const verdict = judge(move.machine, move.move, doc, move.who, move.at, move.area ?? doc.area);
  if (!verdict.ok) return fail(verdict.code);
  const change = await changeOf(doc, move, deps);
  if (!change) return undefined;
  const patch = patchOf(doc, verdict.row as Row<D, string>, verdict.grant, change, move);
  return deps.store.updateIf<D>(move.machine.collection, doc._id, { state: doc.state, rev: doc.rev }, patch);
};

/**
 * The only way a document changes state: permission, guard, history, event and state in one conditional write.
 * A replay gives the present document; a write that came between is retried once if the move is still legal.
 */
export const advance = async <D extends Stateful>(doc: D, move: Move<D>, deps: Deps): Promise<D> => {
  const done = await attempt(doc, move, deps);
  if (done) return done;
  const fresh = await deps.store.get<D>(move.machine.collection, doc._id);
  if (!fresh) return fail('NOT_FOUND');
  const before = replayed(fresh, move.who.person, move.requestId);
  if (before) return before.bodyHash === move.bodyHash ? fresh : fail('CONFLICT');
  return (await attempt(fresh, move, deps)) ?? fail('CONFLICT');
};
