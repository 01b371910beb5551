import type { AnyMachine, Stateful, TallyRule } from '../../src/domain/_kernel/machine';
import type { Deps } from './deps';
import { auditRow } from './events';
import { addOnce, tallyKey } from './tallies';

/** Figures of a bulk, to be added once: by tally key. */
export type Sums = ReadonlyMap<string, number>;

/** Adds figures up by their keys. */
export const sumsOf = (changes: readonly { key: string; by: number }[]): Sums => {
  const sums = new Map<string, number>();
  for (const { key, by } of changes) sums.set(key, (sums.get(key) ?? 0) + by);
  return sums;
};

const countedAt = (machine: AnyMachine, rule: TallyRule<string>, state: string, area: Stateful['area']) =>
  (rule.states.includes(state) ? rule.per : []).flatMap((level) => {
    const place = area?.[level];
    return place === undefined ? [] : [{ key: tallyKey(machine.name, rule.name, place), by: 1 }];
  });

/** What many documents of one machine count as, each as it stands; of newborns, what their births count as. */
export const birthSums = (machine: AnyMachine, docs: readonly Stateful[]): Sums =>
  sumsOf(docs.flatMap(({ state, area }) => machine.tallies.flatMap((rule) => countedAt(machine, rule, state, area))));

/** Counts figures once per cause, however often the same bulk is done. */
export const count = async (sums: Sums, cause: string, deps: Deps): Promise<void> => {
  await Promise.all([...sums].map(([key, by]) => addOnce(deps, key, by, cause)));
};

/**
 * Inserts many newborn documents at once, with their lines in the audit; what is there already is left as it is.
 * Nobody is told of them one by one: the one who asked for the work knows. Whether all were new.
 */
export const bearAll = async (machine: AnyMachine, docs: readonly Stateful[], deps: Deps): Promise<boolean> => {
  const told = docs.map((doc) => ({ ...doc, pending: [], pendingAt: null, leaseUntil: 0 }));
  const [fresh] = await Promise.all([
    deps.store.insertAll(machine.collection, told),
    deps.store.insertAll(
      'audit',
      docs.flatMap(({ pending }) => pending.map(auditRow)),
    ),
  ]);
  return fresh;
};
