import { active } from '../../corrections';
import { parametersOf, positional } from '../operator';
import type { Operator, Operators } from '../operator';
import { fail, isDoc, isNil, order, truthy } from '../values';

const comparison = (holds: (order: number) => boolean): Operator =>
  positional(2, 2, ([a, b]) => holds(order(a, b)), 'aggregate.comparison');

const every: Operator = (operand, scope, compile) => {
  const parts = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((part) => compile(part, scope));
  return (doc, frame) => parts.every((part) => truthy(part(doc, frame)));
};

const some: Operator = (operand, scope, compile) => {
  const parts = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((part) => compile(part, scope));
  return (doc, frame) => parts.some((part) => truthy(part(doc, frame)));
};

const cond: Operator = (operand, scope, compile, name) => {
  if (Array.isArray(operand) && operand.length !== 3)
    fail(`Expression ${name} takes exactly 3 arguments. ${operand.length} were passed in.`);
  const given = Array.isArray(operand) ? operand : parametersOf(operand, name, ['if', 'then', 'else']);
  const [when, then, otherwise] = Array.isArray(given)
    ? (given as unknown[])
    : [given['if'], given['then'], given['else']];
  const [test, yes, no] = [compile(when, scope), compile(then, scope), compile(otherwise, scope)];
  return (doc, frame) => (truthy(test(doc, frame)) ? yes(doc, frame) : no(doc, frame));
};

const ifNull: Operator = (operand, scope, compile, name) => {
  const operands = Array.isArray(operand) ? (operand as unknown[]) : [operand];
  if (operands.length !== 2) fail(`Expression ${name} takes exactly 2 arguments. ${operands.length} were passed in.`);
  const parts = operands.map((part) => compile(part, scope));
  return (doc, frame) => {
    let value: unknown;
    for (const part of parts) {
      value = part(doc, frame);
      if (!isNil(value)) return value;
    }
    return value;
  };
};

const switchOf: Operator = (operand, scope, compile, name) => {
  const given = parametersOf(operand, name, [], ['branches', 'default']);
  const { branches } = given;
  if (!Array.isArray(branches)) return fail(`${name} expected an array for 'branches', found: ${typeof branches}`);
  if (branches.length === 0) fail(`${name} requires at least one branch.`);
  const cases = (branches as unknown[]).map((branch) => {
    if (!isDoc(branch)) return fail(`${name} expected each branch to be an object, found: ${typeof branch}`);
    const { case: when, then } = branch;
    if (!Object.hasOwn(branch, 'case')) fail(`${name} requires each branch have a 'case' expression`);
    if (!Object.hasOwn(branch, 'then')) fail(`${name} requires each branch have a 'then' expression.`);
    return { test: compile(when, scope), value: compile(then, scope) };
  });
  const fallback = Object.hasOwn(given, 'default') ? compile(given['default'], scope) : undefined;
  return (doc, frame) => {
    const hit = cases.find((one) => truthy(one.test(doc, frame)));
    if (hit) return hit.value(doc, frame);
    if (fallback) return fallback(doc, frame);
    if (!active('aggregate.switch')) return undefined;
    return fail(`${name} could not find a matching branch for an input, and no default was specified.`);
  };
};

/** Comparison, truth and choice. */
export const logic: Operators = {
  $eq: comparison((way) => way === 0),
  $ne: comparison((way) => way !== 0),
  $gt: comparison((way) => way > 0),
  $gte: comparison((way) => way >= 0),
  $lt: comparison((way) => way < 0),
  $lte: comparison((way) => way <= 0),
  $cmp: positional(2, 2, ([a, b]) => Math.sign(order(a, b)), 'aggregate.comparison'),
  $and: every,
  $or: some,
  $not: positional(1, 1, ([value]) => !truthy(value), 'aggregate.not'),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOf,
  $literal: (operand) => () => operand,
};
