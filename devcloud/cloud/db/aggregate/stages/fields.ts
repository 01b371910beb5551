import type { Doc } from '../../../ejson';
import { compile } from '../compile';
import type { Scope } from '../operator';
import { fail, isDoc, put } from '../values';
import type { Evaluate, Frame } from '../values';

/** Makes a document of another. */
export type Reshape = (doc: Doc, frame: Frame) => Doc;

/** A tree of field names: a leaf is kept (true) or computed; insertion order is the order of the specification. */
type Tree = Map<string, Tree | Evaluate | true>;

const invalid = (name: string, why: string): never => fail(`Invalid ${name} :: caused by :: ${why}`);

const isFlag = (value: unknown): value is number | boolean => typeof value === 'number' || typeof value === 'boolean';
const isExpression = (value: unknown): boolean =>
  !isDoc(value) || Object.keys(value).some((key) => key.startsWith('$'));

const partsOf = (name: string, stage: string): readonly string[] => {
  const parts = name.split('.');
  if (parts.includes(''))
    invalid(
      stage,
      name.endsWith('.') ? "FieldPath must not end with a '.'." : 'FieldPath field names may not be empty strings.',
    );
  if (name.startsWith('$')) invalid(stage, "FieldPath field names may not start with '$'.");
  return parts;
};

const plant = (tree: Tree, path: readonly string[], leaf: Evaluate | true, stage: string): void => {
  const [part = '', ...rest] = path;
  const there = tree.get(part);
  if (rest.length === 0) {
    if (there !== undefined) invalid(stage, `Path collision at ${part}`);
    tree.set(part, leaf);
    return;
  }
  if (there !== undefined && !(there instanceof Map)) invalid(stage, `Path collision at ${path.join('.')}`);
  const branch = there instanceof Map ? there : (new Map() as Tree);
  tree.set(part, branch);
  plant(branch, rest, leaf, stage);
};

/** The leaves of a specification, nested documents included, with their whole paths. */
const leavesOf = (
  spec: Doc,
  stage: string,
  prefix: readonly string[] = [],
): (readonly [readonly string[], unknown])[] =>
  Object.entries(spec).flatMap(([name, value]) => {
    const path = [...prefix, ...partsOf(name, stage)];
    if (isExpression(value)) return [[path, value] as const];
    if (Object.keys(value as Doc).length === 0)
      invalid(stage, `an empty object is not a valid value. Found empty object at path: ${path.join('.')}`);
    return leavesOf(value as Doc, stage, path);
  });

const apply = (tree: Tree, value: unknown, frame: Frame, root: Doc, whole: boolean): unknown => {
  if (Array.isArray(value)) {
    const items = (value as unknown[]).map((item) => apply(tree, item, frame, root, whole));
    return items.filter((item) => item !== undefined);
  }
  const computing = [...tree].filter(([, leaf]) => leaf !== true);
  const source = isDoc(value) ? value : {};
  if (!isDoc(value) && !computing.some(([, leaf]) => computes(leaf))) return whole ? value : undefined;
  const made: Doc = {};
  for (const [name, item] of Object.entries(source)) {
    const leaf = tree.get(name);
    if (leaf === undefined ? whole : leaf === true) put(made, name, item);
    else if (leaf instanceof Map) set(made, name, apply(leaf, item, frame, root, whole));
    else if (leaf !== undefined && whole) put(made, name, item);
  }
  for (const [name, leaf] of computing) {
    if (typeof leaf === 'function') set(made, name, leaf(root, frame));
    else if (leaf !== true && !Object.hasOwn(source, name))
      set(made, name, computes(leaf) ? apply(leaf, {}, frame, root, whole) : undefined);
  }
  return made;
};

const computes = (leaf: Tree | Evaluate | true): boolean =>
  typeof leaf === 'function' || (leaf instanceof Map && [...leaf.values()].some(computes));

const set = (doc: Doc, name: string, value: unknown): void => {
  if (value === undefined) delete doc[name];
  else put(doc, name, value);
};

/** Whether a $project drops fields rather than naming those that stay. */
export const isExclusion = (spec: Doc): boolean => {
  const flags = leavesOf(spec, '$project');
  const other = flags.find(([path]) => path.join('.') !== '_id') ?? flags[0];
  return isFlag(other?.[1]) && !other[1];
};

/** A $project that keeps and computes fields; `_id` stays unless it is excluded. */
export const including = (spec: Doc, scope: Scope): Reshape => {
  const tree: Tree = new Map();
  let withId = true;
  for (const [path, value] of leavesOf(spec, '$project')) {
    const name = path.join('.');
    if (isFlag(value) && !value) {
      if (name !== '_id') invalid('$project', `Cannot do exclusion on field ${name} in inclusion projection`);
      withId = false;
    } else plant(tree, path, isFlag(value) ? true : compile(value, scope), '$project');
  }
  if (withId && !tree.has('_id')) tree.set('_id', true);
  return (doc, frame) => {
    const made = apply(tree, doc, frame, doc, false) as Doc;
    return Object.hasOwn(made, '_id') ? { _id: made['_id'], ...made } : made;
  };
};

/** The fields that a $project drops. */
export const exclusionsOf = (spec: Doc): string[] =>
  leavesOf(spec, '$project').flatMap(([path, value]) => {
    const name = path.join('.');
    if (isFlag(value))
      return value
        ? name === '_id'
          ? []
          : invalid('$project', `Cannot do inclusion on field ${name} in exclusion projection`)
        : [name];
    return invalid('$project', `Cannot use an expression for field ${name} in an exclusion projection`);
  });

const drop = (value: unknown, tree: Tree): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map((item) => drop(item, tree));
  if (!isDoc(value)) return value;
  const made: Doc = {};
  for (const [name, item] of Object.entries(value)) {
    const leaf = tree.get(name);
    if (leaf !== true) put(made, name, leaf instanceof Map ? drop(item, leaf) : item);
  }
  return made;
};

/** Drops fields by dotted names, in the documents of arrays too. */
export const excluding = (names: readonly string[]): Reshape => {
  const tree: Tree = new Map();
  for (const name of names) plant(tree, partsOf(name, '$project'), true, '$project');
  return (doc) => drop(doc, tree) as Doc;
};

/** Computes fields beside those that are there. */
export const additions = (spec: Doc, scope: Scope, stage: string): Reshape => {
  const tree: Tree = new Map();
  for (const [path, value] of leavesOf(spec, stage)) plant(tree, path, compile(value, scope), stage);
  return (doc, frame) => apply(tree, doc, frame, doc, true) as Doc;
};
