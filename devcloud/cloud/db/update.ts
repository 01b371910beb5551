import type { Doc } from '../ejson';
import { assertStorable, DollarFieldError } from '../ejson';
import { arrayChanges } from './arrays';
import type { ArrayChange } from './arrays';
import { compare } from './compare';
import { databaseError } from './errors';
import { assertNoConflict, getPath, setPath, typeName, unsetPath, updatePath } from './paths';

const numeric = (operator: string, combine: (present: number, by: number) => number): ArrayChange => {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  return (doc, path, by) => {
    const name = path.join('.');
    if (typeof by !== 'number')
      throw databaseError(`Cannot ${verb} with non-numeric argument: {${name}: ${JSON.stringify(by)}}`);
    const present = getPath(doc, path);
    if (present !== undefined && typeof present !== 'number') {
      const id = JSON.stringify(doc['_id']);
      const last = path[path.length - 1];
      throw databaseError(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${id}} has the field '${last}' of non-numeric type ${typeName(present)}`,
      );
    }
    setPath(doc, path, combine(present ?? 0, by));
  };
};

const bound =
  (better: (order: number) => boolean): ArrayChange =>
  (doc, path, value) => {
    assertStorable(value);
    const present = getPath(doc, path);
    if (present === undefined || better(compare(value, present))) setPath(doc, path, value);
  };

const $rename: ArrayChange = (doc, path, target) => {
  if (typeof target !== 'string')
    throw databaseError(`The 'to' field for $rename must be a string: ${path.join('.')}: ${JSON.stringify(target)}`);
  const to = updatePath(target);
  const value = getPath(doc, path);
  if (value === undefined) return;
  unsetPath(doc, path);
  setPath(doc, to, value);
};

const $bit: ArrayChange = (doc, path, operand) => {
  const [[name, by] = ['', 0]] = Object.entries(operand as Record<string, number>);
  const present = getPath(doc, path) ?? 0;
  if (typeof present !== 'number') throw databaseError(`Cannot apply $bit to a value of non-integral type.`);
  const next = { and: present & by, or: present | by, xor: present ^ by }[name];
  if (next === undefined) throw databaseError(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
  setPath(doc, path, next);
};

const changes: Readonly<Record<string, ArrayChange>> = {
  $set: (doc, path, value) => {
    assertStorable(value);
    setPath(doc, path, value);
  },
  $unset: (doc, path) => unsetPath(doc, path),
  $inc: numeric('$inc', (present, by) => present + by),
  $mul: numeric('$mul', (present, by) => present * by),
  $min: bound((order) => order < 0),
  $max: bound((order) => order > 0),
  $rename,
  $bit,
  ...arrayChanges,
};

/** A compiled update: changes the document it is given in place, or throws and leaves it unusable. */
export type Change = (doc: Doc) => void;

const targets = (operator: string, fields: Doc): string[] =>
  operator === '$rename' ? Object.entries(fields).flatMap(([from, to]) => [from, String(to)]) : Object.keys(fields);

/** Compiles an update of `$` operators (plain fields count as $set); refuses what Mongo refuses before any document is read. */
export const compileUpdate = (update: Doc): Change => {
  const steps: (readonly [ArrayChange, readonly string[], unknown])[] = [];
  const names: string[] = [];
  const plain = Object.keys(update).some((key) => !key.startsWith('$'));
  for (const [operator, fields] of Object.entries(plain ? { $set: update } : update)) {
    const change = Object.hasOwn(changes, operator) ? changes[operator] : undefined;
    if (!change) throw databaseError(`Unknown modifier: ${operator}`);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw databaseError(
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}}`,
      );
    }
    names.push(...targets(operator, fields as Doc));
    for (const [name, operand] of Object.entries(fields)) steps.push([change, updatePath(name), operand]);
  }
  if (names.length > 1) assertNoConflict(names);
  return (doc) => {
    try {
      for (const [change, path, operand] of steps) change(doc, path, operand);
    } catch (error) {
      throw error instanceof DollarFieldError ? databaseError(error.message) : error;
    }
  };
};
