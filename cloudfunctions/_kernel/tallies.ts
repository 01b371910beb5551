import type { AnyMachine, DomainEvent } from '../../src/domain/_kernel/machine';
import type { Consumer, Deps } from './deps';

/** Event ids a tally remembers; older doubles are caught by the recount. */
const SEEN_KEPT = 300;

interface Tally {
  _id: string;
  n: number;
}

/** Adds to a tally once per event: an increment cannot be deduplicated by id, so the event's id is kept beside it. */
export const addOnce = async (
  deps: Deps,
  key: string,
  by: number,
  eventId: string,
  set: object = {},
): Promise<void> => {
  const patch = { set: { ...set }, inc: { n: by }, push: { seen: { each: [eventId], keep: SEEN_KEPT } } };
  if (await deps.store.updateIf('tallies', key, { seen: { lacks: eventId } }, patch)) return;
  // Counted already, or not there yet; and where it comes to be in this moment by another event, it lacks this one.
  if (await deps.store.insert('tallies', { _id: key, n: by, seen: [eventId], ...set })) return;
  await deps.store.updateIf('tallies', key, { seen: { lacks: eventId } }, patch);
};

/** Reads a tally; one that was never counted is zero. */
export const readTally = async (deps: Deps, key: string): Promise<number> =>
  (await deps.store.get<Tally>('tallies', key))?.n ?? 0;

/** The key of a machine's figure at a place. */
export const tallyKey = (machine: string, name: string, place: string): string => `${machine}:${name}:${place}`;

const changes = (machine: AnyMachine, event: DomainEvent): { key: string; by: number }[] =>
  machine.tallies.flatMap((rule) => {
    const { line, area, was = area } = event;
    return rule.per.flatMap((level) => {
      const moved = [
        { place: was?.[level], by: -Number(rule.states.includes(line.from)) },
        { place: area?.[level], by: Number(rule.states.includes(line.to)) },
      ];
      const [from, to] = moved as [(typeof moved)[0], (typeof moved)[0]];
      const all = from.place === to.place ? [{ ...to, by: from.by + to.by }] : moved;
      return all.flatMap(({ place, by }) =>
        place === undefined || by === 0 ? [] : [{ key: tallyKey(machine.name, rule.name, place), by }],
      );
    });
  });

/** Keeps every figure that the machines declare. */
export const talliesConsumer = (machines: readonly AnyMachine[]): Consumer => ({
  name: 'tallies',
  handle: async (event, deps) => {
    const machine = machines.find((candidate) => candidate.name === event.subject.kind);
    if (!machine) return;
    await Promise.all(changes(machine, event).map(({ key, by }) => addOnce(deps, key, by, event.id)));
  },
});
