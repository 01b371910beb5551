import type { AnyMachine, DomainEvent, Stateful } from '../../src/domain/_kernel/machine';
import { changeMachine } from '../../src/domain/registry/changes';
import { claimMachine } from '../../src/domain/registry/claims';
import { proxyMachine } from '../../src/domain/registry/proxies';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';

/** What is kept only while somebody agrees to his home being known: found by his id, and ended by which move from where. */
interface Hanging {
  machine: AnyMachine;
  field: string;
  state: string;
  move: string;
}

const HANGING: readonly Hanging[] = [
  { machine: claimMachine, field: 'person', state: 'asked', move: 'withdraw' },
  { machine: claimMachine, field: 'person', state: 'confirmed', move: 'end' },
  { machine: changeMachine, field: 'proposer', state: 'proposed', move: 'withdraw' },
  ...['agent', 'principal'].flatMap((field) =>
    ['asked', 'consented'].map((state) => ({ machine: proxyMachine, field, state, move: 'revoke' })),
  ),
];
const MOST = 100;

const endAll = async (person: string, { machine, field, state, move }: Hanging, deps: Deps): Promise<void> => {
  const where = { [field]: person, state };
  const live = await deps.store.page<Stateful>(machine.collection, { where, by: ['createdAt', 'asc'], limit: MOST });
  for (const doc of live) {
    const made = { machine, move, requestId: `disagreed-${doc._id}`, change: () => ({}) };
    await bySystem(doc, { system: 'handoff', ...made }, deps);
  }
};

/** Whoever no longer agrees to his home being known is bound to none: what he asked for ends, and so do his proxies. */
export const takenBack = async (event: DomainEvent, deps: Deps): Promise<void> => {
  if (!event.line.note.split(' ').includes('home')) return;
  for (const hanging of HANGING) await endAll(event.subject.id, hanging, deps);
};
