import { typeName } from '../../bsonTypes';
import { parametersOf } from '../operator';
import type { Operator, Operators, Scope } from '../operator';
import { fail, isDoc, isNil, show, truthy } from '../values';

const withNames = (scope: Scope, ...names: readonly string[]): Scope => new Set([...scope, ...names]);

const variableName = (name: unknown, fallback: string): string => {
  if (name === undefined) return fallback;
  if (typeof name !== 'string') return fail(`Variable name must be a string, found: ${typeName(name)}`);
  if (name === '') fail('empty variable names are not allowed');
  if (name !== 'CURRENT' && !/^[a-z\u0080-\uffff]/.test(name))
    fail(`'${name}' starts with an invalid character for a user variable name`);
  const bad = /[^a-zA-Z0-9_\u0080-\uffff]/.exec(name);
  if (bad) fail(`'${name}' contains an invalid character for a variable name: '${bad[0]}'`);
  return name;
};

const $let: Operator = (operand, scope, compile, name) => {
  const given = parametersOf(operand, name, ['vars', 'in']);
  const { vars } = given;
  if (!isDoc(vars)) return fail(`invalid parameter: expected an object (vars)`);
  const bound = Object.entries(vars).map(([key, part]) => [variableName(key, ''), compile(part, scope)] as const);
  const body = compile(given['in'], withNames(scope, ...bound.map(([key]) => key)));
  return (doc, frame) => {
    const values = bound.map(([key, part]) => [key, part(doc, frame)] as const);
    return body(doc, { ...frame, ...Object.fromEntries(values) });
  };
};

const $map: Operator = (operand, scope, compile, name) => {
  const given = parametersOf(operand, name, ['input', 'in'], ['as']);
  const as = variableName(given['as'], 'this');
  const input = compile(given['input'], scope);
  const body = compile(given['in'], withNames(scope, as));
  return (doc, frame) => {
    const list = input(doc, frame);
    if (isNil(list)) return null;
    if (!Array.isArray(list)) return fail(`input to ${name} must be an array not ${typeName(list)}`);
    return (list as unknown[]).map((item) => body(doc, { ...frame, [as]: item }) ?? null);
  };
};

const $filter: Operator = (operand, scope, compile, name) => {
  const given = parametersOf(operand, name, ['input', 'cond'], ['as']);
  const as = variableName(given['as'], 'this');
  const input = compile(given['input'], scope);
  const test = compile(given['cond'], withNames(scope, as));
  return (doc, frame) => {
    const list = input(doc, frame);
    if (isNil(list)) return null;
    if (!Array.isArray(list)) return fail(`input to ${name} must be an array not ${typeName(list)}`);
    return (list as unknown[]).filter((item) => truthy(test(doc, { ...frame, [as]: item })));
  };
};

const $reduce: Operator = (operand, scope, compile, name) => {
  const given = parametersOf(operand, name, ['input', 'initialValue', 'in']);
  const input = compile(given['input'], scope);
  const initial = compile(given['initialValue'], scope);
  const body = compile(given['in'], withNames(scope, 'this', 'value'));
  return (doc, frame) => {
    const list = input(doc, frame);
    if (isNil(list)) return null;
    if (!Array.isArray(list)) return fail(`${name} requires that 'input' be an array, found: ${show(list)}`);
    let value = initial(doc, frame);
    for (const item of list as unknown[]) value = body(doc, { ...frame, this: item, value });
    return value;
  };
};

/** Operators that bind variables. */
export const scopes: Operators = { $let, $map, $filter, $reduce };
