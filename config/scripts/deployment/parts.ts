import type { CollectionDecl } from '../../indexes';
import type { FunctionDecl } from '../../functions';
import type { StorageRule } from '../../storage';

/** Everything a deployment is made from; `code` names the content of each function's bundle. */
export interface Declarations {
  collections: readonly CollectionDecl[];
  functions: readonly FunctionDecl[];
  storage: StorageRule;
  code: Readonly<Record<string, string>>;
}

/** One thing that exists in an environment; `shape` says all that may be known of it: never the value of a secret. */
export interface Part {
  kind: 'collection' | 'index' | 'rule' | 'storage' | 'function' | 'timer' | 'route';
  name: string;
  shape: string;
}

/** What a deployment does about a part; what is no longer declared is left where it is and said. */
export interface Change {
  what: 'create' | 'change' | 'same' | 'left';
  part: Part;
}

/** The parts that a deployment has made in an environment: shapes by key. */
export type Known = Readonly<Record<string, string>>;

/** A part's name among all. */
export const keyOf = ({ kind, name }: Pick<Part, 'kind' | 'name'>): string => `${kind} ${name}`;

const ofCollection = ({ name, indexes, rule }: CollectionDecl): Part[] => [
  { kind: 'collection', name, shape: '' },
  ...indexes.map((index): Part => {
    const shape = `${JSON.stringify(index.keys)}${index.unique ? ' unique' : ''}`;
    return { kind: 'index', name: `${name}.${index.name}`, shape };
  }),
  { kind: 'rule', name, shape: `${rule}: no client reads or writes` },
];

const ofFunction = (f: FunctionDecl, code: string): Part[] => [
  {
    kind: 'function',
    name: f.name,
    shape: `${f.timeout} s, ${f.memorySize} MB, code ${code}, variables ${f.env.join(' ') || 'none'}`,
  },
  ...f.timers.map((timer): Part => ({ kind: 'timer', name: `${f.name}.${timer.name}`, shape: timer.config })),
  ...f.routes.map((route): Part => ({ kind: 'route', name: route.path, shape: `function ${f.name}, no login` })),
];

/** All parts in the order in which they are made: data before the code that needs them, routes last. */
export const partsOf = ({ collections, functions, storage, code }: Declarations): Part[] => {
  const ofFunctions = functions.flatMap((f) => ofFunction(f, code[f.name] ?? 'not built'));
  return [
    ...collections.flatMap(ofCollection),
    { kind: 'storage', name: 'files', shape: JSON.stringify(storage) },
    ...ofFunctions.filter((part) => part.kind !== 'route'),
    ...ofFunctions.filter((part) => part.kind === 'route'),
  ];
};

const partOf = (key: string, shape: string): Part => {
  const [kind = '', ...name] = key.split(' ');
  return { kind: kind as Part['kind'], name: name.join(' '), shape };
};

/** What must be done so that an environment in which `known` was made becomes what is declared. */
export const compare = (wanted: readonly Part[], known: Known): Change[] => {
  const keys = new Set(wanted.map(keyOf));
  const changes = wanted.map((part): Change => {
    const before = known[keyOf(part)];
    if (before === undefined) return { what: 'create', part };
    return { what: before === part.shape ? 'same' : 'change', part };
  });
  const left = Object.entries(known).filter(([key]) => !keys.has(key));
  return [...changes, ...left.map(([key, shape]): Change => ({ what: 'left', part: partOf(key, shape) }))];
};

const MARKS = { create: '+', change: '~', same: '=', left: '?' } as const;

/** The plan as an operator reads it, one line for each part and one of sums. */
export const describePlan = (changes: readonly Change[]): string[] => {
  const count = (what: Change['what']): number => changes.filter((change) => change.what === what).length;
  const sums = [
    `${count('create')} to create`,
    `${count('change')} to change`,
    `${count('same')} as they are`,
    ...(count('left') > 0 ? [`${count('left')} no longer declared and left alone`] : []),
  ];
  const lines = changes.map(({ what, part }) => `${MARKS[what]} ${keyOf(part)}  ${part.shape}`.trimEnd());
  return [...lines, `${sums.join(', ')}.`];
};
