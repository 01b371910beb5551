import type { Area } from '../../../src/domain/_kernel/area';
import { LEVELS } from '../../../src/domain/_kernel/levels';
import type { AnyMachine, Stateful } from '../../../src/domain/_kernel/machine';
import type { PersonDoc } from '../../../src/domain/people/schema';
import type { PlaceDoc } from '../../../src/domain/places/schema';
import { machines } from '../../../cloudfunctions/composition';
import { personas } from '../../../devcloud/stage/personas';
import { officials, stranger, type Actor, type Everywhere } from '../actors';
import { rawDocs } from '../peek';
import { docOf } from '../permissions/cases';
import type { World } from '../world';

const MADE_UP = 'madeup';
/** Every machine there is. */
export const every = machines as readonly AnyMachine[];

/** What lies in the system, by collection. */
export type Estate = ReadonlyMap<string, readonly Stateful[]>;

/** The first of each kind, then the rest. */
export const varied = <T>(all: readonly T[], kindOf: (one: T) => string): T[] => {
  const first = [...new Map([...all].reverse().map((one) => [kindOf(one), one])).values()];
  return [...first, ...all.filter((one) => !first.includes(one))];
};

/** The community something belongs to. */
export const communityOf = ({ area }: { area: Area | null }): string => area?.community ?? '';

/** In two communities one document in each of some states, after the pattern of one there is, of persons nobody knows. */
const madeUp = async (
  world: World,
  machine: AnyMachine,
  states: readonly string[],
  homes: readonly Stateful[],
  pattern?: Stateful,
) => {
  const docs = states.flatMap((state, s) =>
    homes.map(({ area }, h) => {
      const bare = docOf(machine, state, stranger, undefined);
      const persons = Object.values(machine.relations).map((field) => [field, bare[field as keyof Stateful]]);
      const own = { _id: `${machine.prefix}${MADE_UP}${s}${h}000000000000`, state, area, timeline: [], pending: [] };
      return { ...bare, ...pattern, ...(Object.fromEntries(persons) as object), ...own };
    }),
  );
  await Promise.all(docs.map((doc) => world.deps.store.insert(machine.collection, doc)));
  return docs;
};

/** Everything there is: the demo, and what is made up of each state that the demo has not in two communities. */
export const estateOf = async (world: World): Promise<Estate> => {
  const demo = new Map(
    await Promise.all(
      every.map(async ({ collection }) => [collection, (await rawDocs(world, collection)) as never] as const),
    ),
  ) as Map<string, Stateful[]>;
  const buildings = (demo.get('places') as PlaceDoc[]).filter(({ kind }) => kind === 'building');
  const homes = varied(buildings, communityOf).slice(0, 2);
  const whole = every.map(async (machine) => {
    const docs = demo.get(machine.collection) ?? [];
    const has = (state: string): number =>
      new Set(docs.filter((doc) => doc.state === state).map((doc) => communityOf(doc))).size;
    const missing = machine.states.filter((state) => has(state) < homes.length);
    return [machine.collection, [...docs, ...(await madeUp(world, machine, missing, homes, docs[0]))]] as const;
  });
  return new Map(await Promise.all(whole));
};

/** The demo’s persons with the roles they hold. */
export const demoActors = (estate: Estate, world: World): Actor[] =>
  personas.map(({ key, openid }) => {
    const person = estate.get('people')?.find(({ _id }) => _id === world.idOf(openid)) as PersonDoc | undefined;
    return { label: key, openid, grants: person?.grants ?? [] };
  });

/** Every role below the district, held in the first community of the demo only. */
export const localActors = (estate: Estate, now: number): Actor[] => {
  const grids = (estate.get('places') as PlaceDoc[]).filter(({ kind }) => kind === 'grid4');
  const at = (area: Area): Everywhere =>
    Object.fromEntries(LEVELS.map((level) => [level, area[level] ?? `no ${level}`])) as Everywhere;
  const [one, two] = varied(grids, communityOf).map(({ area }) => at(area as Area));
  if (!one || !two) throw new Error('the demo has fewer than two communities');
  const below = ({ label, grants }: Actor): boolean =>
    label.endsWith(' here') && grants.every(({ level }) => level !== 'district');
  return officials(one, two, now).filter(below);
};

/** Whether a document is made up: little more than its state is true of it. */
export const isMadeUp = ({ _id }: Stateful): boolean => _id.includes(MADE_UP);
