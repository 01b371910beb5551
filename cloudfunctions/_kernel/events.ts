import type { AnyMachine, DomainEvent, Stateful } from '../../src/domain/_kernel/machine';
import type { Consumer, Deps } from './deps';

const SWEEP_LEASE = 30_000;
const SWEEP_PAGE = 50;

/** The line of an event as the audit keeps it. */
export const auditRow = ({ line, subject, area, name, rev }: DomainEvent) => ({
  _id: `${subject.id}:${rev}`,
  ...line,
  name,
  subject,
  area,
});

/** Copies every line into the append-only audit, once. */
export const auditConsumer: Consumer = {
  name: 'audit',
  handle: async (event, deps) => {
    await deps.store.insert('audit', auditRow(event));
  },
};

const consume = async (event: DomainEvent, deps: Deps): Promise<void> => {
  await Promise.all(deps.consumers.map((consumer) => consumer.handle(event, deps)));
};

/**
 * Hands a document's pending events to every consumer, in order, and clears them.
 * The caller holds the lease; consumers take each event once, so a crash in the middle only repeats.
 * Clearing does not bump `rev`: nothing about the matter has changed.
 */
export const drain = async (
  machine: AnyMachine,
  doc: Stateful,
  deps: Deps,
  deadline = Number.POSITIVE_INFINITY,
): Promise<void> => {
  for (const event of doc.pending) {
    if (deps.now() > deadline) return;
    await consume(event, deps);
  }
  const cleared = await deps.store.updateIf(
    machine.collection,
    doc._id,
    { rev: doc.rev },
    {
      set: { pending: [], pendingAt: null, leaseUntil: 0 },
    },
  );
  if (cleared) return;
  const eventIds = doc.pending.map((event) => event.id);
  for (const id of eventIds) await deps.store.updateIf(machine.collection, doc._id, {}, { pull: { pending: { id } } });
};

/** Drains what the writer has just written; events not begun within `budget` ms wait for the sweep. */
export const drainInline = async (machine: AnyMachine, doc: Stateful, deps: Deps, budget = 800): Promise<void> => {
  try {
    await drain(machine, doc, deps, deps.now() + budget);
  } catch (error) {
    deps.log({ level: 'warn', what: 'inline drain left to the sweep', doc: doc._id, error: String(error) });
  }
};

const sweepOne = async (machine: AnyMachine, id: string, deps: Deps): Promise<boolean> => {
  const now = deps.now();
  const leased = await deps.store.updateIf<Stateful>(
    machine.collection,
    id,
    { leaseUntil: { lte: now } },
    {
      set: { leaseUntil: now + SWEEP_LEASE },
    },
  );
  if (!leased) return false;
  try {
    await drain(machine, leased, deps);
    return true;
  } catch (error) {
    deps.log({ level: 'error', what: 'events wait for a later sweep', doc: id, error: String(error) });
    // To the end of the queue: one document that cannot be told must not keep the others waiting.
    await deps.store.updateIf(machine.collection, id, { rev: leased.rev }, { set: { pendingAt: now + SWEEP_LEASE } });
    return false;
  }
};

const byCommunity = (docs: readonly Stateful[]): Stateful[][] => {
  const groups = new Map<string, Stateful[]>();
  for (const doc of docs) {
    const key = doc.area?.community ?? '';
    groups.set(key, [...(groups.get(key) ?? []), doc]);
  }
  return [...groups.values()];
};

/** Drains every document of the machines whose events still wait; communities side by side, each in order. */
export const sweep = async (machines: readonly AnyMachine[], deps: Deps): Promise<number> => {
  let drained = 0;
  for (const machine of machines) {
    const waiting = await deps.store.page<Stateful>(machine.collection, {
      where: { pendingAt: { lte: deps.now() } },
      by: ['pendingAt', 'asc'],
      limit: SWEEP_PAGE,
    });
    const lanes = byCommunity(waiting).map(async (docs) => {
      for (const doc of docs) drained += Number(await sweepOne(machine, doc._id, deps));
    });
    await Promise.all(lanes);
  }
  return drained;
};
