import type { CollectionDecl, IndexDecl } from '../../indexes';
import type { FunctionDecl } from '../../functions';
import type { StorageRule } from '../../storage';
import { compare, keyOf, partsOf, type Declarations, type Known } from './parts';

/** An index as an environment has it. */
export interface PresentIndex {
  name: string;
  keys: readonly (readonly [string, string])[];
  unique: boolean;
}

/** What a deployment asks of the platform; every call may be repeated without harm. */
export interface Platform {
  createCollection(name: string): Promise<void>;
  indexesOf(collection: string): Promise<readonly PresentIndex[]>;
  changeIndexes(collection: string, drop: readonly string[], create: readonly IndexDecl[]): Promise<void>;
  setRule(collection: string, rule: CollectionDecl['rule']): Promise<void>;
  ruleOf(collection: string): Promise<string | undefined>;
  setStorage(rule: StorageRule): Promise<void>;
  storage(): Promise<Partial<StorageRule> | undefined>;
  deployFunction(declared: FunctionDecl): Promise<void>;
  routes(): Promise<readonly { path: string; target: string }[]>;
  createRoute(path: string, target: string): Promise<void>;
}

/** Raised when the environment does not become what was asked; what was done before stays recorded. */
export class DeploymentError extends Error {}

const isSame = (declared: IndexDecl, present: PresentIndex): boolean =>
  present.unique === (declared.unique ?? false) &&
  JSON.stringify(present.keys) === JSON.stringify(Object.entries(declared.keys).map(([name, dir]) => [name, `${dir}`]));

const applyCollection = async (platform: Platform, { name, indexes, rule }: CollectionDecl): Promise<void> => {
  await platform.createCollection(name);
  const present = await platform.indexesOf(name);
  const missing = indexes.filter((index) => !present.some((one) => one.name === index.name && isSame(index, one)));
  // An index of the same name with other keys is in the way of the new one.
  const drop = missing.map((index) => index.name).filter((taken) => present.some((one) => one.name === taken));
  if (missing.length > 0) await platform.changeIndexes(name, drop, missing);
  await platform.setRule(name, rule);
  const given = await platform.ruleOf(name);
  if (given !== rule)
    throw new DeploymentError(`Collection ${name} should have the rule ${rule}, the platform says ${String(given)}.`);
};

const applyStorage = async (platform: Platform, rule: StorageRule): Promise<void> => {
  await platform.setStorage(rule);
  const given = await platform.storage();
  if (given?.read !== rule.read || given.write !== rule.write)
    throw new DeploymentError(`The storage rule is not the declared one, the platform says ${JSON.stringify(given)}.`);
};

const applyRoutes = async (platform: Platform, { name, routes }: FunctionDecl): Promise<void> => {
  const present = routes.length > 0 ? await platform.routes() : [];
  for (const { path } of routes) {
    const taken = present.find((route) => route.path === path);
    if (taken && taken.target !== name)
      throw new DeploymentError(`Route ${path} leads to ${taken.target}: remove it in the console, then deploy again.`);
    if (!taken) await platform.createRoute(path, name);
  }
};

/** One stretch of a deployment: the names of what it makes, and how. */
interface Stage {
  title: string;
  makes: (key: string) => boolean;
  run: () => Promise<void>;
}

const stagesOf = (platform: Platform, { collections, functions, storage }: Declarations): Stage[] => [
  ...collections.map((collection): Stage => {
    const { name } = collection;
    const makes = (key: string): boolean =>
      key === `collection ${name}` || key === `rule ${name}` || key.startsWith(`index ${name}.`);
    return { title: `collection ${name}`, makes, run: () => applyCollection(platform, collection) };
  }),
  {
    title: 'storage rule',
    makes: (key) => key.startsWith('storage '),
    run: () => applyStorage(platform, storage),
  },
  ...functions.map((declared): Stage => {
    const { name } = declared;
    const makes = (key: string): boolean => key === `function ${name}` || key.startsWith(`timer ${name}.`);
    return { title: `function ${name}`, makes, run: () => platform.deployFunction(declared) };
  }),
  ...functions
    .filter(({ routes }) => routes.length > 0)
    .map((declared): Stage => {
      const own = new Set(declared.routes.map(({ path }) => `route ${path}`));
      return {
        title: `routes of ${declared.name}`,
        makes: (key) => own.has(key),
        run: () => applyRoutes(platform, declared),
      };
    }),
];

/**
 * Makes an environment what is declared: data first, code after, routes last; each stretch is remembered when it is
 * done. A function is deployed each time, because the values of its variables may have changed.
 */
export const apply = async (
  platform: Platform,
  declarations: Declarations,
  known: Known,
  remember: (known: Known) => void,
  say: (line: string) => void,
): Promise<void> => {
  const changes = compare(partsOf(declarations), known);
  let done = known;
  for (const stage of stagesOf(platform, declarations)) {
    await stage.run();
    const made = changes.filter(({ what, part }) => what !== 'left' && stage.makes(keyOf(part)));
    done = { ...done, ...Object.fromEntries(made.map(({ part }) => [keyOf(part), part.shape])) };
    remember(done);
    say(`ok  ${stage.title}`);
  }
};
