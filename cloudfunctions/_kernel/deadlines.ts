import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import { bySystem } from './bySystem';
import type { Deps } from './deps';
import type { Change } from './handlers';

type TimerChange<D extends Stateful> = (move: string, at: number, doc: D) => Change<D>;

/** A machine with timers, and what each move of its timer changes beside the state. */
export interface Timed {
  machine: AnyMachine;
  change: TimerChange<Stateful>;
}

/** Declares what the timer changes on documents of shape `D`. */
export const timedBy = <D extends Stateful>(machine: AnyMachine, change: TimerChange<D>): Timed => ({
  machine,
  change: change as unknown as Timed['change'],
});

const BATCH = 50;

const moveOne = async ({ machine, change }: Timed, doc: Stateful, deps: Deps): Promise<boolean> => {
  const move = doc.timerMove ?? '';
  const at = deps.now();
  const requestId = `timer-${move}-${doc.rev}`;
  const made = (present: Stateful) => change(move, at, present);
  // Undefined where somebody moved it first: his move has set or cleared the timer.
  return (await bySystem(doc, { system: 'timer', machine, move, requestId, change: made }, deps)) !== undefined;
};

/** Makes the moves whose time has come, of every machine that has timers. */
export const deadlines = async (all: readonly Timed[], deps: Deps): Promise<number> => {
  let moved = 0;
  for (const timed of all) {
    const due = await deps.store.page<Stateful>(timed.machine.collection, {
      where: { timerAt: { lte: deps.now() } },
      by: ['timerAt', 'asc'],
      limit: BATCH,
    });
    for (const doc of due) moved += Number(await moveOne(timed, doc, deps));
  }
  return moved;
};
