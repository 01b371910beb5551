import type { Doc } from '../ejson';
import { DollarFieldError } from '../ejson';
import { arrayChanges } from './arrays';
import { typeName } from './bsonTypes';
import { equal } from './compare';
import { active } from './corrections';
import { databaseError } from './errors';
import { fieldChanges } from './fields';
import type { FieldChange } from './fields';
import { assertNoConflict, concrete, updatePath } from './paths';
import { position } from './query';

/** A compiled update: changes the document it is given in place, or throws and leaves it unusable. */
export type Change = (doc: Doc) => void;

interface Step {
  change: FieldChange;
  path: readonly string[];
  operand: unknown;
}

const changes: Readonly<Record<string, FieldChange>> = { ...fieldChanges, ...arrayChanges };

const targets = (operator: string, fields: Doc): string[] =>
  operator === '$rename' ? Object.entries(fields).flatMap(([from, to]) => [from, String(to)]) : Object.keys(fields);

/** Plain fields count as $set; they cannot stand beside operators. */
const normal = (update: Doc): Doc => {
  const names = Object.keys(update);
  const plain = names.find((name) => !name.startsWith('$'));
  if (plain === undefined) return update;
  if (names.some((name) => name.startsWith('$'))) throw databaseError(`Unknown modifier: ${plain}`);
  return { $set: update };
};

const fieldsOf = (operator: string, fields: unknown): Doc => {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
    throw databaseError(
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
    );
  }
  if (Object.keys(fields).length === 0)
    throw databaseError(`'${operator}' is empty. You must specify a field like so: {${operator}: {<field>: ...}}`);
  return fields as Doc;
};

const stepsOf = (update: Doc): Step[] => {
  const steps: Step[] = [];
  const names: string[] = [];
  for (const [operator, given] of Object.entries(normal(update))) {
    const change = Object.hasOwn(changes, operator) ? changes[operator] : undefined;
    if (!change) throw databaseError(`Unknown modifier: ${operator}. Expected a valid update modifier`);
    const fields = fieldsOf(operator, given);
    names.push(...targets(operator, fields));
    for (const [name, operand] of Object.entries(fields)) steps.push({ change, path: updatePath(name), operand });
  }
  if (names.length > 1) assertNoConflict(names);
  return steps;
};

const byPath = (a: Step, b: Step): number => {
  const at = a.path.findIndex((part, i) => part !== b.path[i]);
  const [left = '', right = ''] = [a.path[at], b.path[at]];
  return left < right ? -1 : left > right ? 1 : 0;
};

/**
 * Compiles an update; refuses what MongoDB refuses before any document is read. `filter` is the query that found the
 * document, for the positional `$`; `now` is the time for $currentDate.
 */
export const compileUpdate = (update: Doc, filter: Doc = {}, now = 0): Change => {
  const steps = stepsOf(update);
  // MongoDB applies the changes in the order of their paths: so new fields come in that order too.
  if (active('update.order')) steps.sort(byPath);
  const matched = steps.some(({ path }) => path.includes('$')) ? position(filter) : () => undefined;
  return (doc) => {
    const id = doc['_id'];
    const at = matched(doc);
    try {
      for (const { change, path, operand } of steps)
        for (const way of concrete(doc, path, at)) change(doc, way, operand, now);
    } catch (error) {
      throw error instanceof DollarFieldError ? databaseError(error.message) : error;
    }
    if (!equal(doc['_id'], id) && active('update.id'))
      throw databaseError("Performing an update on the path '_id' would modify the immutable field '_id'");
  };
};
