import type { Shape } from '../../config/scripts/shape';

/** One bad input: what is wrong, at which path the refusal must point, and the whole input. */
export interface Garbage {
  what: string;
  path: string;
  input: unknown;
}

type Put = (value: unknown) => unknown;
type Field = { shape: Shape; value: unknown; path: string; put: Put };

const LONG = 5_000;
/** Texts of the patterns in use; the first that fits is the sample. */
const TEXTS = ['abcdefgh12', '13800000000', '1_abcdefgh', 'cloud://env.bucket/u/a/0.jpg', '5f1c6c1e-8d36-4a63', 'door'];

const sampleText = (shape: Shape & { kind: 'text' }): string => {
  if (shape.words) return '好'.repeat(Math.max(1, shape.words[0]));
  return TEXTS.find((text) => shape.pattern?.test(text) ?? true) ?? '';
};

/** Some value the shape accepts, every optional field included. */
export const sampleOf = (shape: Shape): unknown => {
  switch (shape.kind) {
    case 'object':
      return Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, sampleOf(field)]));
    case 'list':
      return [sampleOf(shape.item)];
    case 'text':
      return sampleText(shape);
    case 'number':
      return Math.max(1, shape.min ?? 1);
    case 'boolean':
      return true;
    case 'choice':
      return shape.options[0];
    case 'record':
    case 'union':
      throw new Error(`no input is a ${shape.kind}`);
  }
};

const bad = ({ path, put }: Field, what: string, value: unknown): Garbage => ({ what, path, input: put(value) });

const badText = (field: Field, shape: Shape & { kind: 'text' }): Garbage[] => {
  const [min, max] = shape.words ?? [shape.min ?? 0, shape.max];
  return [
    bad(field, 'a number', 7),
    bad(field, 'a list', ['x']),
    bad(field, 'too long', max === undefined ? 'a'.repeat(LONG) : '好'.repeat(max + 1)),
    bad(field, 'far too long', 'a'.repeat(LONG)),
    ...(shape.words ? [bad(field, 'control characters', '好\u0000好')] : []),
    ...(shape.words && min > 0 ? [bad(field, 'only spaces', ' '.repeat(min + 1))] : []),
    ...(shape.pattern ? [bad(field, 'another pattern', '!?/'), bad(field, 'a line break', '\n')] : []),
    ...(min > 0 || shape.pattern ? [bad(field, 'empty', '')] : []),
  ];
};

const badNumber = (field: Field, shape: Shape & { kind: 'number' }): Garbage[] => [
  bad(field, 'a text', '7'),
  bad(field, 'a list', [7]),
  ...(shape.integer ? [bad(field, 'a fraction', 1.5)] : []),
  ...(shape.min === undefined ? [] : [bad(field, 'too small', shape.min - 1)]),
  ...(shape.max === undefined ? [] : [bad(field, 'too large', shape.max + 1)]),
];

const badObject = (field: Field, fields: Readonly<Record<string, Shape>>): Garbage[] => {
  const given = field.value as Record<string, unknown>;
  const at = (name: string) => (field.path === '' ? name : `${field.path}.${name}`);
  const extra = ['surplus', '__proto__', 'constructor', 'prototype'].map((name) => ({
    what: 'a key too many',
    path: at(name),
    input: field.put({ ...given, [name]: { admin: true } }),
  }));
  const below = Object.entries(fields).flatMap(([name, shape]) => {
    const put: Put = (value) => field.put({ ...given, [name]: value });
    const { [name]: value, ...others } = given;
    const missing = shape.optional ? [] : [{ what: 'missing', path: at(name), input: field.put(others) }];
    return [...missing, ...garbageAt({ shape, value: value ?? sampleOf(shape), path: at(name), put })];
  });
  return [bad(field, 'a text', 'x'), bad(field, 'a list', []), ...extra, ...below];
};

const badList = (field: Field, shape: Shape & { kind: 'list' }): Garbage[] => {
  const item = sampleOf(shape.item);
  const path = `${field.path}.0`;
  return [
    bad(field, 'a text', 'x'),
    ...(shape.min ? [bad(field, 'too few', [])] : []),
    bad(
      field,
      'too many',
      Array.from({ length: (shape.max ?? LONG) + 1 }, () => item),
    ),
    ...garbageAt({ shape: shape.item, value: item, path, put: (value) => field.put([value]) }),
  ];
};

const badOfKind = (field: Field): Garbage[] => {
  const { shape } = field;
  switch (shape.kind) {
    case 'object':
      return badObject(field, shape.fields);
    case 'list':
      return badList(field, shape);
    case 'text':
      return badText(field, shape);
    case 'number':
      return badNumber(field, shape);
    case 'boolean':
      return [bad(field, 'a text', 'true'), bad(field, 'a number', 1)];
    case 'choice':
      return [bad(field, 'no such choice', 'constructor'), bad(field, 'a number', 0), bad(field, 'a list', ['x'])];
    case 'record':
    case 'union':
      throw new Error(`no input is a ${shape.kind}`);
  }
};

const garbageAt = (field: Field): Garbage[] => [
  ...(field.shape.nullable ? [] : [bad(field, 'null', null)]),
  ...badOfKind(field),
];

/** Every bad input that follows from a schema, each wrong in one place of an otherwise valid input. */
export const garbageOf = (shape: Shape, valid: unknown): Garbage[] =>
  garbageAt({ shape, value: valid, path: '', put: (value) => value });
