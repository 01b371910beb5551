import type { Doc } from '../ejson';
import { assertStorable } from '../ejson';
import { typeName } from './bsonTypes';
import { compare } from './compare';
import { insist } from './corrections';
import { databaseError } from './errors';
import { getPath, setPath, unsetPath, updatePath } from './paths';

/** Changes one field of a document; `now` is the time of the request. Raises what MongoDB raises. */
export type FieldChange = (doc: Doc, path: readonly string[], operand: unknown, now: number) => void;

const idOf = (doc: Doc): string => JSON.stringify(doc['_id']);

const numeric = (operator: string, combine: (present: number, by: number) => number): FieldChange => {
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  return (doc, path, by) => {
    insist('update.numbers', typeof by === 'number', () => {
      return `Cannot ${verb} with non-numeric argument: {${path.join('.')}: ${JSON.stringify(by)}}`;
    });
    const present = getPath(doc, path);
    insist('update.numbers', present === undefined || typeof present === 'number', () => {
      const last = path[path.length - 1];
      return `Cannot apply ${operator} to a value of non-numeric type. {_id: ${idOf(doc)}} has the field '${last}' of non-numeric type ${typeName(present)}`;
    });
    setPath(doc, path, combine((present ?? 0) as number, by as number));
  };
};

const bound =
  (better: (order: number) => boolean): FieldChange =>
  (doc, path, value) => {
    assertStorable(value);
    const present = getPath(doc, path);
    if (present === undefined || better(compare(value, present))) setPath(doc, path, value);
  };

/** Refuses to rename into or out of an array. */
const assertNoArray = (doc: Doc, path: readonly string[], end: string): void => {
  const at = path.findIndex((_part, length) => length > 0 && Array.isArray(getPath(doc, path.slice(0, length))));
  if (at < 0) return;
  throw databaseError(
    `The ${end} field cannot be an array element, '${path.join('.')}' in doc with _id: ${idOf(doc)} has an array field called '${path[at - 1]}'`,
  );
};

const $rename: FieldChange = (doc, path, target) => {
  const from = path.join('.');
  if (typeof target !== 'string')
    throw databaseError(`The 'to' field for $rename must be a string: ${from}: ${JSON.stringify(target)}`);
  const to = updatePath(target);
  if (to.some((part) => part.startsWith('$')))
    throw databaseError(`The destination field for $rename may not be dynamic: ${target}`);
  assertNoArray(doc, path, 'source');
  assertNoArray(doc, to, 'destination');
  const value = getPath(doc, path);
  if (value === undefined) return;
  unsetPath(doc, path);
  setPath(doc, to, value);
};

const BITS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const $bit: FieldChange = (doc, path, operand) => {
  const name = path.join('.');
  const entries = typeof operand === 'object' && operand !== null ? Object.entries(operand) : [];
  if (entries.length === 0)
    throw databaseError(
      `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}}`,
    );
  const present = getPath(doc, path) ?? 0;
  if (!Number.isSafeInteger(present))
    throw databaseError(
      `Cannot apply $bit to a value of non-integral type._id: ${idOf(doc)} has the field ${name} of non-integer type ${typeName(present)}`,
    );
  let value = BigInt(present as number);
  for (const [verb, by] of entries as [string, unknown][]) {
    const combine = Object.hasOwn(BITS, verb) ? BITS[verb] : undefined;
    if (!combine) throw databaseError(`The $bit modifier only supports 'and', 'or', and 'xor', not '${verb}'`);
    if (!Number.isSafeInteger(by))
      throw databaseError(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(by)}' is not supported here: {${verb}: ${JSON.stringify(by)}}`,
      );
    value = combine(value, BigInt(by as number));
  }
  setPath(doc, path, Number(value));
};

const $currentDate: FieldChange = (doc, path, operand, now) => {
  const type = typeof operand === 'object' && operand !== null ? (operand as Doc)['$type'] : operand;
  if (typeof type !== 'boolean' && type !== 'date')
    throw databaseError("The '$type' string field is required to be 'date': timestamps are not kept by the platform");
  setPath(doc, path, new Date(now));
};

/** The operators of an update that change single values. */
export const fieldChanges: Readonly<Record<string, FieldChange>> = {
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
  $currentDate,
  // The platform's updates never insert.
  $setOnInsert: () => undefined,
};
