import type { System, Who } from '../../src/domain/_kernel/access';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import { advance } from './advance';
import type { Deps } from './deps';
import { drainInline } from './events';
import { Failure } from './failure';
import type { Change } from './handlers';

/** A move that no person makes: by which part of the system, and under which name it is made once. */
export interface SystemMove<D extends Stateful> {
  system: System;
  machine: AnyMachine;
  move: string;
  requestId: string;
  change: (doc: D) => Change<D>;
}

/** Makes a move by the system and tells its events; undefined when somebody moved first and it is no longer legal. */
export const bySystem = async <D extends Stateful>(
  doc: D,
  { system, machine, move, requestId, change }: SystemMove<D>,
  deps: Deps,
): Promise<D | undefined> => {
  const who: Who = { person: 'system', trust: 'visitor', grants: [], system };
  try {
    const moved = await advance(doc, { machine, move, who, requestId, bodyHash: '', at: deps.now(), change }, deps);
    await drainInline(machine, moved, deps);
    return moved;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
};
