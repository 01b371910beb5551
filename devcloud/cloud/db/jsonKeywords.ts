import type { Doc } from '../ejson';
import { typeName, typeSet } from './bsonTypes';
import { equal } from './compare';
import { databaseError } from './errors';
import { pattern } from './patterns';

/** Judges one value. */
export type Test = (value: unknown) => boolean;
/** Compiles one keyword of a schema. */
export type Keyword = (operand: unknown, schema: Doc, name: string) => Test;

const JSON_TYPES = ['array', 'boolean', 'null', 'number', 'object', 'string'];

/** Whether a value is a sub-document. */
export const isObject = (value: unknown): value is Doc => typeName(value) === 'object';

/** Refuses a schema that MongoDB would refuse. */
export const refuse = (when: boolean, message: string): void => {
  if (when) throw databaseError(message);
};

/** Reads a non-empty list of field names. */
export const namesOf = (operand: unknown, name: string): string[] => {
  const fits = Array.isArray(operand) && operand.length > 0 && operand.every((one) => typeof one === 'string');
  refuse(!fits, `$jsonSchema keyword '${name}' must be a non-empty array of strings`);
  return operand as string[];
};

const finite = (operand: unknown, name: string): number => {
  refuse(!Number.isFinite(operand), `$jsonSchema keyword '${name}' must be a number`);
  return operand as number;
};

const count = (operand: unknown, name: string): number => {
  refuse(
    !Number.isInteger(operand) || (operand as number) < 0,
    `$jsonSchema keyword '${name}' must be a non-negative integer`,
  );
  return operand as number;
};

/** A keyword that judges values of one kind only and lets all others pass. */
const only =
  <T>(kind: (value: unknown) => value is T, make: (operand: unknown, name: string) => (value: T) => boolean): Keyword =>
  (operand, _schema, name) => {
    const test = make(operand, name);
    return (value) => !kind(value) || test(value);
  };

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const fields = (value: Doc): number => Object.keys(value).length;

const limit =
  (exclusive: string, holds: (value: number, bound: number, excluded: boolean) => boolean): Keyword =>
  (operand, schema, name) => {
    const bound = finite(operand, name);
    const excluded = schema[exclusive] ?? false;
    refuse(typeof excluded !== 'boolean', `$jsonSchema keyword '${exclusive}' must be a boolean`);
    return (value) => !isNumber(value) || holds(value, bound, excluded as boolean);
  };

const types: Keyword = (operand, schema, name) => {
  if (name === 'bsonType') {
    refuse(schema['type'] !== undefined, "Cannot specify both $jsonSchema keywords 'type' and 'bsonType'");
    const names = typeSet(operand);
    return (value) => names.has(typeName(value));
  }
  const wanted = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  const unknown = wanted.find((one) => !JSON_TYPES.includes(one as string));
  refuse(unknown === 'integer', "$jsonSchema type 'integer' is not currently supported.");
  refuse(unknown !== undefined, `Unknown type name alias: ${JSON.stringify(unknown)}`);
  const names = typeSet(wanted.map((one) => (one === 'boolean' ? 'bool' : one)));
  return (value) => names.has(typeName(value));
};

const unique: Keyword = only(isList, (operand) => {
  refuse(typeof operand !== 'boolean', "$jsonSchema keyword 'uniqueItems' must be a boolean");
  return (list) =>
    operand === false || list.every((item, at) => !list.slice(0, at).some((other) => equal(item, other)));
});

const choice: Keyword = (operand) => {
  refuse(!Array.isArray(operand) || operand.length === 0, "$jsonSchema keyword 'enum' must be a non-empty array");
  return (value) => (operand as unknown[]).some((one) => equal(value, one));
};

const multiple = (operand: unknown, name: string): ((value: number) => boolean) => {
  const step = finite(operand, name);
  refuse(step <= 0, "$jsonSchema keyword 'multipleOf' must have a positive value");
  return (value) => value % step === 0;
};

/** The keywords that hold no schema themselves. */
export const plainKeywords: Readonly<Record<string, Keyword>> = {
  type: types,
  bsonType: types,
  enum: choice,
  uniqueItems: unique,
  required: only(isObject, (operand, name) => {
    const names = namesOf(operand, name);
    return (value) => names.every((field) => Object.hasOwn(value, field));
  }),
  minimum: limit('exclusiveMinimum', (value, bound, excluded) => (excluded ? value > bound : value >= bound)),
  maximum: limit('exclusiveMaximum', (value, bound, excluded) => (excluded ? value < bound : value <= bound)),
  multipleOf: only(isNumber, multiple),
  minLength: only(isText, (operand, name) =>
    (
      (n) => (text) =>
        [...text].length >= n
    )(count(operand, name)),
  ),
  maxLength: only(isText, (operand, name) =>
    (
      (n) => (text) =>
        [...text].length <= n
    )(count(operand, name)),
  ),
  pattern: only(isText, (operand) =>
    (
      (one) => (text) =>
        one.test(text)
    )(pattern(String(operand), '')),
  ),
  minItems: only(isList, (operand, name) =>
    (
      (n) => (list) =>
        list.length >= n
    )(count(operand, name)),
  ),
  maxItems: only(isList, (operand, name) =>
    (
      (n) => (list) =>
        list.length <= n
    )(count(operand, name)),
  ),
  minProperties: only(isObject, (operand, name) =>
    (
      (n) => (value) =>
        fields(value) >= n
    )(count(operand, name)),
  ),
  maxProperties: only(isObject, (operand, name) =>
    (
      (n) => (value) =>
        fields(value) <= n
    )(count(operand, name)),
  ),
};
