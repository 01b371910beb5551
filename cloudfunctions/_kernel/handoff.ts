import { unlinked, type Handoff, type Linked } from '../../src/domain/_kernel/handoff';
import type { AnyMachine, DomainEvent, Stateful } from '../../src/domain/_kernel/machine';
import { begin, newborn } from './begin';
import type { Deps } from './deps';
import { drainInline } from './events';
import type { Fresh } from './handlers';
import { hashId } from './hash';

/** A matter that is handed over, with where it comes from. */
export interface Handed extends Handoff {
  from: string;
}

/** What an event hands over from a collection; undefined when it hands over nothing. */
const handedBy = async (event: DomainEvent, collection: string, deps: Deps): Promise<Handed | undefined> => {
  const { id } = event.subject;
  const doc = await deps.store.get<{ _id: string; handoff: Handoff | null }>(collection, id);
  return doc?.handoff ? { ...doc.handoff, from: id } : undefined;
};

/** What a domain makes of a matter that another hands over. */
export interface Taking<D extends Stateful & Linked> {
  machine: AnyMachine;
  birth: string;
  /** The collection of the other domain. */
  from: string;
  fields: (handed: Handed, id: string, deps: Deps) => Promise<Fresh<D>>;
}

/** The links of a document that begins with a matter handed over. */
export const linksOf = ({ from, number, thread }: Handed): Linked => ({
  ...unlinked,
  linkedFrom: { id: from, number },
  thread,
});

/** Begins the document of a matter handed over: once, however often the event comes. */
export const takeOver = async <D extends Stateful & Linked>(
  event: DomainEvent,
  { machine, birth, from, fields }: Taking<D>,
  deps: Deps,
): Promise<void> => {
  const id = `${machine.prefix}${hashId(machine.idLength, 'handoff', event.subject.id)}`;
  if (await deps.store.get(machine.collection, id)) return;
  const handed = await handedBy(event, from, deps);
  if (!handed) return;
  const act = {
    person: 'system',
    grant: 'handoff',
    requestId: `handoff-${event.subject.id}`,
    bodyHash: '',
    at: deps.now(),
    note: handed.reason,
    photos: [],
  };
  const doc = newborn<D>(machine, birth, id, handed.area, await fields(handed, id, deps), act);
  await drainInline(machine, await begin(machine, doc, deps), deps);
};

/** Tells the document a matter came from what has become of it. */
export const linkBack = async (event: DomainEvent, collection: string, deps: Deps): Promise<void> => {
  const from = event.facts['linkedFrom'];
  if (typeof from !== 'string') return;
  await deps.store.updateIf(collection, from, {}, { set: { linkedTo: event.subject.id } });
};
