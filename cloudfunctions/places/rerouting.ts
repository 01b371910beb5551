import type { Area } from '../../src/domain/_kernel/area';
import { onDuty } from '../../src/domain/_kernel/duty';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import type { Deps } from '../_kernel/deps';
import { placeOf, type Duty, type Place } from '../_kernel/ground';
import { inLanes } from '../_kernel/lanes';
import { reroute } from '../_kernel/reroute';

const PAGE = 50;
const LANES = 6;

/** A kind of document that goes along with its building, as long as it is in one of these states. */
export interface Scoped {
  machine: AnyMachine;
  open: readonly string[];
}

/** A kind that goes along until it is over. */
export const standing = (machine: AnyMachine): Scoped => ({
  machine,
  open: machine.states.filter((state) => !machine.final.includes(state)),
});

/** Documents of a building that are to follow it, and why. */
export interface Following {
  building: Place;
  cause: string;
  note: string;
}

type Turn = Readonly<Record<string, string | null>>;

/** Who is written on a document as the one in charge, where it names somebody. */
const namesOn = (doc: object, first: Duty | null, second: Duty | null): Turn => ({
  ...('primary' in doc ? { primary: first?.person ?? null } : {}),
  ...('primaryName' in doc ? { primaryName: first?.name ?? null } : {}),
  ...('backup' in doc ? { backup: second?.person ?? null } : {}),
});

const differs = (doc: object, turn: Turn): boolean =>
  Object.entries(turn).some(([field, value]) => (doc as Turn)[field] !== value);

/** The area of a document once its building belongs where it does now; its unit and all else stay. */
const areaNow = (doc: Stateful, { area }: Place): Area => ({ ...doc.area, ...area });

const followOne = async (machine: AnyMachine, doc: Stateful, to: Following, deps: Deps): Promise<boolean> => {
  const { building, cause, note } = to;
  const grid = await placeOf(deps.store, building.area.grid4 ?? '');
  const { first, second } = grid ? onDuty(grid, deps.now()) : { first: null, second: null };
  const set = namesOn(doc, first, second);
  if (doc.area?.grid4 === building.area.grid4 && !differs(doc, set)) return true;
  return reroute(machine, doc, { area: areaNow(doc, building), set, cause, note }, deps);
};

/**
 * Lets what is open in a building follow it: to its grid, and to who is on duty there. Done again it finds nothing
 * left to do; what was written by others meanwhile is left to the next time. Whether nothing was left.
 */
export const followBuilding = async (
  { machine, open }: Scoped,
  to: Following,
  deps: Deps,
  deadline: number,
): Promise<boolean> => {
  let whole = true;
  for (const state of open) {
    for (let after: string | undefined; ;) {
      if (deps.now() > deadline) return false;
      const where = { 'area.building': to.building._id, state };
      const query = { where, by: ['createdAt', 'asc'], after, limit: PAGE } as const;
      const page = await deps.store.page<Stateful>(machine.collection, query);
      const done = await inLanes(page, LANES, (doc) => followOne(machine, doc, to, deps));
      whole &&= done.every(Boolean);
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      after = `${last.createdAt}_${last._id}`;
    }
  }
  return whole;
};
