import type { Doc } from '../../ejson';
import { active } from '../corrections';
import type { CorrectionName } from '../corrections';
import { mingo } from './mingo';
import { fail, isDoc } from './values';
import type { Evaluate } from './values';

/** The variable names that may be used at a place of a pipeline. */
export type Scope = ReadonlySet<string>;

/** Compiles an expression for a place. */
export type Compile = (expr: unknown, scope: Scope) => Evaluate;

/** An operator: compiles its operand, whatever its form. */
export type Operator = (operand: unknown, scope: Scope, compile: Compile, name: string) => Evaluate;

/** Operators by name. */
export type Operators = Readonly<Record<string, Operator>>;

const listOf = (operand: unknown): readonly unknown[] => (Array.isArray(operand) ? (operand as unknown[]) : [operand]);

const assertCount = (name: string, count: number, min: number, max: number): void => {
  if (count >= min && count <= max) return;
  if (min === max) fail(`Expression ${name} takes exactly ${min} arguments. ${count} were passed in.`);
  if (max === Infinity) fail(`Expression ${name} takes at least ${min} arguments, and ${count} were passed in.`);
  fail(`Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${count} were passed in.`);
};

/** An operator over a list of operands; without a function of ours, or with its correction off, mingo answers. */
export const positional =
  (
    min: number,
    max: number,
    own?: (values: readonly unknown[], name: string) => unknown,
    correction?: CorrectionName,
  ): Operator =>
  (operand, scope, compile, name) => {
    const operands = listOf(operand);
    assertCount(name, operands.length, min, max);
    const parts = operands.map((part) => compile(part, scope));
    const ours = own && (!correction || active(correction)) ? own : undefined;
    const [first] = parts;
    if (parts.length === 1 && first) {
      if (ours) return (doc, frame) => ours([first(doc, frame)], name);
      if (max === 1) return (doc, frame) => mingo(name, { one: first(doc, frame) });
    }
    return (doc, frame) => {
      const values = parts.map((part) => part(doc, frame));
      return ours ? ours(values, name) : mingo(name, { list: values });
    };
  };

/** The named operands of an operator: refuses unknown names and missing ones. */
export const parametersOf = (
  operand: unknown,
  name: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Doc => {
  if (!isDoc(operand)) return fail(`${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((key) => !required.includes(key) && !optional.includes(key));
  if (unknown !== undefined) fail(`Unrecognized parameter to ${name}: ${unknown}`);
  const missing = required.find((key) => !Object.hasOwn(operand, key));
  if (missing !== undefined) fail(`Missing '${missing}' parameter to ${name}`);
  return operand;
};

/** An operator over named operands. */
export const named =
  (
    required: readonly string[],
    optional: readonly string[],
    own?: (values: Doc, name: string) => unknown,
    correction?: CorrectionName,
  ): Operator =>
  (operand, scope, compile, name) => {
    const given = parametersOf(operand, name, required, optional);
    const parts = Object.entries(given).map(([key, part]) => [key, compile(part, scope)] as const);
    const ours = own && (!correction || active(correction)) ? own : undefined;
    return (doc, frame) => {
      const values = Object.fromEntries(parts.map(([key, part]) => [key, part(doc, frame)]));
      return ours ? ours(values, name) : mingo(name, { named: values });
    };
  };
