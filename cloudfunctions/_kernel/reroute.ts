import type { Area } from '../../src/domain/_kernel/area';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import type { Deps } from './deps';
import { drainInline } from './events';
import { eventOf, lineOf, LINES_KEPT, WRITER_LEASE } from './line';

/** What a document belongs to from now on, and why. */
export interface Reroute {
  area: Area;
  set?: Readonly<Record<string, unknown>>;
  cause: string;
  note: string;
}

/**
 * Lets a document belong to another area, or to others within it: no change of state, but a line of its history, an
 * event, and figures that move along, in one conditional write. False where somebody else has written meanwhile.
 */
export const reroute = async (
  machine: AnyMachine,
  doc: Stateful,
  { area, set = {}, cause, note }: Reroute,
  deps: Deps,
): Promise<boolean> => {
  const at = deps.now();
  const act = { person: 'system', grant: 'handoff', requestId: cause, bodyHash: '', at, note, photos: [] };
  const line = lineOf(act, 'reroute', doc.state, doc.state);
  const event = { ...eventOf(machine, { ...doc, ...set, area }, doc.rev + 1, line), was: doc.area };
  const moved = await deps.store.updateIf<Stateful>(
    machine.collection,
    doc._id,
    { rev: doc.rev },
    {
      set: { ...set, area, updatedAt: at, pendingAt: at, leaseUntil: at + WRITER_LEASE },
      inc: { rev: 1 },
      push: { timeline: { each: [line], keep: LINES_KEPT }, pending: { each: [event], keep: LINES_KEPT } },
    },
  );
  if (moved) await drainInline(machine, moved, deps);
  return moved !== undefined;
};
