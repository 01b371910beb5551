import { databaseError } from './errors';

const CODES: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const numeric = (value: number): string => {
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double';
  if (value >= -(2 ** 31) && value < 2 ** 31) return 'int';
  return Math.abs(value) < 2 ** 63 ? 'long' : 'double';
};

/** MongoDB's name of a value's type; a number is what the SDK would send it as. */
export const typeName = (value: unknown): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'number') return numeric(value);
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return value instanceof RegExp ? 'regex' : 'object';
};

const namesOf = (operand: unknown): string[] => {
  if (operand === 'number') return ['int', 'long', 'double', 'decimal'];
  if (typeof operand === 'string') {
    if (Object.hasOwn(CODES, operand)) return [operand];
    throw databaseError(`Unknown type name alias: ${operand}`);
  }
  if (typeof operand !== 'number') throw databaseError('type must be represented as a number or a string');
  const name = Object.keys(CODES).find((key) => CODES[key] === operand);
  if (name === undefined) throw databaseError(`Invalid numerical type code: ${operand}`);
  return [name];
};

/** The type names that a type, by name or number, or a list of types stands for. */
export const typeSet = (operand: unknown): ReadonlySet<string> => {
  const names = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).flatMap(namesOf);
  if (names.length === 0) throw databaseError('$type must match at least one type');
  return new Set(names);
};
