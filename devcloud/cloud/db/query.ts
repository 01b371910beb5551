import type { Doc } from '../ejson';
import { truthy } from './aggregate/values';
import { active } from './corrections';
import { databaseError } from './errors';
import { evaluator } from './expressions';
import { nearOf } from './geoQuery';
import { jsonSchema } from './jsonSchema';
import { all, any, onPath, onValue, opposite, when } from './nodes';
import type { Apply, Node } from './nodes';
import { isOperators, operators } from './operators';
import type { Leaf } from './operators';
import { NONE } from './seek';

const isRecord = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const isContainer = (value: unknown): value is object => isRecord(value) || Array.isArray(value);

const NEVER: Leaf = { test: () => false, view: 'both', negate: false };

/** Compiles what may go wrong in an operand; plain mingo lets it match nothing. */
const checked = (make: () => Leaf): Leaf => {
  if (active('query.operands')) return make();
  try {
    return make();
  } catch {
    return NEVER;
  }
};

const notOf = <T>(operand: unknown, apply: Apply<T>): Node<T> => {
  if (operand instanceof RegExp) return opposite(operation('$regex', operand, {}, apply));
  if (!isRecord(operand)) throw databaseError('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw databaseError('$not cannot be empty');
  return opposite(operations(operand, apply));
};

/** Compiles the operand of $elemMatch to a test of one element. */
export const elementTest = (criteria: unknown): Leaf['test'] => {
  if (!isRecord(criteria) || criteria instanceof RegExp) throw databaseError('$elemMatch needs an Object');
  if (isOperators(criteria) && !/^\$(and|or|nor)$/.test(Object.keys(criteria)[0] ?? '')) {
    const node = operations(criteria, onValue);
    return (element) => node(element) !== NONE;
  }
  const node = conditions(criteria, true);
  // To conditions on fields an element that is an array is a document whose fields are numbers.
  return (element) => isContainer(element) && node(isRecord(element) ? element : { ...element }) !== NONE;
};

const elemMatch = <T>(criteria: unknown, apply: Apply<T>): Node<T> =>
  apply('$elemMatch', criteria, { test: elementTest(criteria), view: 'elements', negate: false });

const allOf = <T>(operand: unknown, apply: Apply<T>): Node<T> => {
  if (!Array.isArray(operand)) throw databaseError('$all needs an array');
  if (!active('query.all')) return apply('$all', operand, NEVER);
  const wanted = operand as unknown[];
  const matches = wanted.filter((item): item is Doc => isRecord(item) && Object.hasOwn(item, '$elemMatch'));
  if (matches.length < wanted.length && wanted.some(isOperators)) throw databaseError('no $ expressions in $all');
  if (wanted.length === 0) return () => NONE;
  if (matches.length > 0) return all(matches.map((item) => elemMatch(item['$elemMatch'], apply)));
  return all(wanted.map((item) => operation(item instanceof RegExp ? '$regex' : '$eq', item, {}, apply)));
};

const exists = <T>(operand: unknown, apply: Apply<T>): Node<T> =>
  apply('$exists', operand, { test: (value) => value !== undefined, view: 'both', negate: !truthy(operand) });

function operation<T>(op: string, operand: unknown, criteria: Doc, apply: Apply<T>): Node<T> {
  if (op === '$not') return notOf(operand, apply);
  if (op === '$all') return allOf(operand, apply);
  if (op === '$elemMatch') return elemMatch(operand, apply);
  if (op === '$exists') return exists(operand, apply);
  const operator = Object.hasOwn(operators, op) ? operators[op] : undefined;
  if (!operator) throw databaseError(`unknown operator: ${op}`);
  return apply(
    op,
    operand,
    checked(() => ({ ...operator, test: operator.make(operand, criteria) })),
  );
}

/** Operators that only stand beside another, which reads them. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  $options: ['$regex'],
  $maxDistance: ['$near', '$nearSphere'],
  $minDistance: ['$near', '$nearSphere'],
};

function operations<T>(criteria: Doc, apply: Apply<T>): Node<T> {
  const nodes: Node<T>[] = [];
  for (const [op, operand] of Object.entries(criteria)) {
    const others = COMPANIONS[op];
    if (others?.some((name) => Object.hasOwn(criteria, name))) continue;
    if (others) throw databaseError(`${op} needs a ${others.join(' or ')}`);
    nodes.push(operation(op, operand, criteria, apply));
  }
  return all(nodes);
}

const branches = (op: string, operand: unknown, inside: boolean): Node<Doc>[] => {
  if (!Array.isArray(operand) || operand.length === 0) throw databaseError(`${op} must be a nonempty array`);
  return operand.map((one: unknown) => {
    if (!isRecord(one)) throw databaseError('$or/$and/$nor entries need to be full objects');
    if (op !== '$and' && nearOf(one)) throw databaseError('geo $near must be top-level expr');
    return conditions(one, inside);
  });
};

const expression = (operand: unknown): Node<Doc> => {
  const value = evaluator(operand);
  return when((doc) => truthy(value(doc)));
};

function topLevel(op: string, operand: unknown, inside: boolean): Node<Doc> {
  if (op === '$and') return all(branches(op, operand, inside));
  if (op === '$or') return any(branches(op, operand, inside));
  if (op === '$nor') return opposite(any(branches(op, operand, inside)));
  if (op === '$comment') return () => -1;
  if (op === '$where') throw databaseError('$where is not allowed: no code that is sent to the database is run');
  if (op === '$text') throw databaseError('text index required for $text query');
  if (inside && (op === '$expr' || op === '$jsonSchema'))
    throw databaseError(`${op} can only be applied to the top-level document`);
  if (op === '$expr') return expression(operand);
  if (op !== '$jsonSchema') throw databaseError(`unknown top level operator: ${op}`);
  return active('query.jsonSchema') ? when(jsonSchema(operand)) : () => NONE;
}

function conditions(filter: Doc, inside: boolean): Node<Doc> {
  const nodes = Object.entries(filter).map(([name, criteria]): Node<Doc> => {
    if (name.startsWith('$')) return topLevel(name, criteria, inside);
    if (isOperators(criteria)) return operations(criteria, onPath(name));
    return operation(criteria instanceof RegExp ? '$regex' : '$eq', criteria, {}, onPath(name));
  });
  return all(nodes);
}

/** Compiles a query; a malformed one raises the database's error. */
export const matcher = (filter: Doc): ((doc: Doc) => boolean) => {
  const node = conditions(filter, false);
  return (doc) => node(doc) !== NONE;
};

/** Tells through which element of an array a document matches a query: what `$` stands for in updates and projections. */
export const position = (filter: Doc): ((doc: Doc) => number | undefined) => {
  const node = conditions(filter, false);
  return (doc) => {
    const at = node(doc);
    return at >= 0 ? at : undefined;
  };
};

/** Tests one element of an array as $pull does: by operators, by the fields of a document, or for equality. */
export const elementMatcher = (criteria: unknown): Leaf['test'] => {
  if (isOperators(criteria)) {
    const node = operations(criteria, onValue);
    return (element) => node(element) !== NONE;
  }
  if (isRecord(criteria) && !(criteria instanceof RegExp)) {
    const node = conditions(criteria, true);
    return (element) => isRecord(element) && node(element) !== NONE;
  }
  const node = operation(criteria instanceof RegExp ? '$regex' : '$eq', criteria, {}, onValue);
  return (element) => node(element) !== NONE;
};
