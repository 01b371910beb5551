import type { Doc } from '../../ejson';
import type { Compile, Operator, Scope } from './operator';
import { operators } from './operators/table';
import { atPath, fail, isDoc, put } from './values';
import type { Evaluate } from './values';

/** Variables that every expression knows. */
export const SYSTEM: Scope = new Set(['ROOT', 'CURRENT', 'REMOVE', 'NOW']);

const pathOf = (text: string): readonly string[] => {
  const parts = text.split('.');
  if (text.endsWith('.')) fail("FieldPath must not end with a '.'.");
  if (parts.includes('')) fail('FieldPath field names may not be empty strings.');
  const dollar = parts.find((part) => part.startsWith('$'));
  if (dollar !== undefined)
    fail(`FieldPath field names may not start with '$'. Consider using $getField or $setField.`);
  return parts;
};

const variable = (text: string, scope: Scope): Evaluate => {
  const [name = '', ...rest] = text.slice(2).split('.');
  if (name === '') fail('empty variable names are not allowed');
  if (!scope.has(name)) fail(`Use of undefined variable: ${name}`);
  const path = rest.length === 0 ? [] : pathOf(rest.join('.'));
  if (name === 'REMOVE') return () => undefined;
  if (name === 'ROOT' || name === 'CURRENT') return (doc) => atPath(doc, path);
  return (_doc, frame) => atPath(frame[name], path);
};

const reference = (text: string, scope: Scope): Evaluate => {
  if (text.startsWith('$$')) return variable(text, scope);
  if (text === '$') fail("'$' by itself is not a valid FieldPath");
  const path = pathOf(text.slice(1));
  const [only = ''] = path;
  if (path.length === 1) return (doc) => (Object.hasOwn(doc, only) ? doc[only] : undefined);
  return (doc) => atPath(doc, path);
};

const documentOf = (expr: Doc, scope: Scope): Evaluate => {
  const parts = Object.entries(expr).map(([name, part]) => {
    if (name.includes('.')) fail(`FieldPath field names may not contain '.'. Consider using $getField or $setField.`);
    return [name, compile(part, scope)] as const;
  });
  return (doc, frame) => {
    const made: Doc = {};
    for (const [name, part] of parts) {
      const value = part(doc, frame);
      if (value !== undefined) put(made, name, value);
    }
    return made;
  };
};

const operation = (expr: Doc, name: string, scope: Scope): Evaluate => {
  const count = Object.keys(expr).length;
  if (count > 1)
    fail(`an object representing an expression must have exactly one field: ${JSON.stringify(Object.keys(expr))}`);
  const operator: Operator | undefined = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!operator) return fail(`Unrecognized expression '${name}'`);
  return operator(expr[name], scope, compile, name);
};

/** Compiles an aggregation expression: field paths, variables, literals, documents, arrays and operators. */
export const compile: Compile = (expr, scope) => {
  if (typeof expr === 'string' && expr.startsWith('$')) return reference(expr, scope);
  if (Array.isArray(expr)) {
    const parts = (expr as unknown[]).map((part) => compile(part, scope));
    return (doc, frame) => parts.map((part) => part(doc, frame) ?? null);
  }
  if (!isDoc(expr)) return () => expr;
  const dollar = Object.keys(expr).find((key) => key.startsWith('$'));
  return dollar === undefined ? documentOf(expr, scope) : operation(expr, dollar, scope);
};
