import type { Doc } from '../ejson';
import { databaseError } from './errors';
import { isObject, namesOf, plainKeywords, refuse } from './jsonKeywords';
import type { Keyword, Test } from './jsonKeywords';
import { pattern } from './patterns';

const IGNORED = ['title', 'description', 'additionalItems', 'exclusiveMinimum', 'exclusiveMaximum'];

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

const schemasOf = (operand: unknown, name: string): Test[] => {
  refuse(!Array.isArray(operand) || operand.length === 0, `$jsonSchema keyword '${name}' must be a non-empty array`);
  return (operand as unknown[]).map((one) => jsonSchema(one, name));
};

const namedSchemas = (operand: unknown, name: string): [string, Test][] => {
  refuse(!isObject(operand), `$jsonSchema keyword '${name}' must be an object`);
  return Object.entries(operand as Doc).map(([field, schema]) => [field, jsonSchema(schema, field)]);
};

const properties: Keyword = (operand, _schema, name) => {
  const schemas = namedSchemas(operand, name);
  return (value) =>
    !isObject(value) || schemas.every(([field, test]) => !Object.hasOwn(value, field) || test(value[field]));
};

const additional: Keyword = (operand, schema, name) => {
  const known = new Set(Object.keys((schema['properties'] as Doc | undefined) ?? {}));
  const patterns = Object.keys((schema['patternProperties'] as Doc | undefined) ?? {}).map((one) => pattern(one, ''));
  const test: Test = typeof operand === 'boolean' ? () => operand : jsonSchema(operand, name);
  const rest = (field: string): boolean => !known.has(field) && !patterns.some((one) => one.test(field));
  return (value) => !isObject(value) || Object.keys(value).every((field) => !rest(field) || test(value[field]));
};

const items: Keyword = (operand, schema, name) => {
  if (!Array.isArray(operand)) {
    const test = jsonSchema(operand, name);
    return (value) => !isList(value) || value.every(test);
  }
  const tests = operand.map((one) => jsonSchema(one, name));
  const more = schema['additionalItems'] ?? true;
  const rest: Test = typeof more === 'boolean' ? () => more : jsonSchema(more, 'additionalItems');
  return (value) => !isList(value) || value.every((item, at) => (tests[at] ?? rest)(item));
};

const dependencies: Keyword = (operand, _schema, name) => {
  refuse(!isObject(operand), `$jsonSchema keyword '${name}' must be an object`);
  const rules = Object.entries(operand as Doc).map(([field, needs]): [string, Test] => {
    if (!Array.isArray(needs)) return [field, jsonSchema(needs, field)];
    const names = namesOf(needs, field);
    return [field, (value) => names.every((one) => Object.hasOwn(value as Doc, one))];
  });
  return (value) => !isObject(value) || rules.every(([field, test]) => !Object.hasOwn(value, field) || test(value));
};

const patternProperties: Keyword = (operand, _schema, name) => {
  const rules = namedSchemas(operand, name).map(([source, test]) => [pattern(source, ''), test] as const);
  return (value) =>
    !isObject(value) ||
    Object.entries(value).every(([field, item]) => rules.every(([one, test]) => !one.test(field) || test(item)));
};

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  ...plainKeywords,
  properties,
  patternProperties,
  additionalProperties: additional,
  items,
  dependencies,
  allOf: (operand, _schema, name) =>
    (
      (all) => (value) =>
        all.every((test) => test(value))
    )(schemasOf(operand, name)),
  anyOf: (operand, _schema, name) =>
    (
      (all) => (value) =>
        all.some((test) => test(value))
    )(schemasOf(operand, name)),
  oneOf: (operand, _schema, name) =>
    (
      (all) => (value) =>
        all.filter((test) => test(value)).length === 1
    )(schemasOf(operand, name)),
  not: (operand, _schema, name) =>
    (
      (test) => (value) =>
        !test(value)
    )(jsonSchema(operand, name)),
};

/** Compiles MongoDB's dialect of JSON Schema (draft 4, `bsonType`); a keyword it does not know is an error. */
export function jsonSchema(schema: unknown, where = '$jsonSchema'): Test {
  refuse(!isObject(schema), `${where} must be an object`);
  const tests = Object.entries(schema as Doc).flatMap(([name, operand]) => {
    if (IGNORED.includes(name)) return [];
    const keyword = Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
    if (!keyword) throw databaseError(`Unknown $jsonSchema keyword: ${name}`);
    return [keyword(operand, schema as Doc, name)];
  });
  return (value) => tests.every((test) => test(value));
}
