import type { Area } from '../../src/domain/_kernel/area';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import type { Deps } from './deps';
import { fail } from './failure';
import { hashId } from './hash';
import { eventOf, lineOf, timerOf, WRITER_LEASE, type Act } from './line';

/** The id a birth gets: the same request of the same person always names the same document. */
export const bornId = (machine: AnyMachine, person: string, action: string, requestId: string): string =>
  `${machine.prefix}${hashId(machine.idLength, person, action, requestId)}`;

/** A document as it is born: rev 1, its first line and its first event, ready to be inserted. */
export const newborn = <D extends Stateful>(
  machine: AnyMachine,
  birth: string,
  id: string,
  area: Area | null,
  fields: object,
  act: Act,
): D => {
  const row = machine.begin[birth];
  if (!row) throw new Error(`no birth ${birth} of ${machine.name}`);
  const line = lineOf(act, birth, '', row.to);
  const doc = {
    area,
    ...fields,
    _id: id,
    state: row.to,
    rev: 1,
    bodyHash: act.bodyHash,
    createdBy: act.person,
    createdAt: act.at,
    updatedAt: act.at,
    timeline: [line],
    pendingAt: act.at,
    leaseUntil: act.at + WRITER_LEASE,
    ...timerOf(row.timer, fields, act.at),
  };
  const full = { ...doc, ...machine.derive(doc, row.to, act.at) } as unknown as D;
  return { ...full, pending: [eventOf(machine, full, 1, line, row.notify)] };
};

/** Inserts a newborn; a double birth of the same request gives the document that is there. */
export const begin = async <D extends Stateful>(machine: AnyMachine, doc: D, deps: Deps): Promise<D> => {
  if (await deps.store.insert(machine.collection, doc)) return doc;
  const present = await deps.store.get<D>(machine.collection, doc._id);
  return present && present.bodyHash === doc.bodyHash ? present : fail('CONFLICT');
};
