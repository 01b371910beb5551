import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as stages from 'mingo/operators/pipeline';
import * as queries from 'mingo/operators/query';
import { Lazy } from 'mingo/lazy';
import type { Doc } from '../../ejson';
import { fail } from './values';

type Operator = (obj: unknown, expr: unknown, options: unknown) => unknown;
type StageOperator = (docs: unknown, spec: unknown, options: unknown) => { collect: () => unknown[] };
interface MingoOptions {
  context: Context;
  scriptEnabled: boolean;
}

const table = expressions as unknown as Readonly<Record<string, Operator>>;
const accumulatorTable = accumulators as unknown as Readonly<Record<string, Operator>>;
const stageTable = stages as unknown as Readonly<Record<string, StageOperator>>;
const $options: Operator = (_obj, _expr, options) => options;
const context = Context.init({
  query: queries as unknown as Parameters<Context['addQueryOps']>[0],
  accumulator: accumulators as unknown as Parameters<Context['addAccumulatorOps']>[0],
  expression: { ...expressions, $options } as unknown as Parameters<Context['addExpressionOps']>[0],
});
const plain: MingoOptions = { context, scriptEnabled: false };
// mingo copies its whole table for options that it did not make: these are made by it, once.
const options: unknown = evalExpr({}, { $options: 1 }, plain as unknown as Parameters<typeof evalExpr>[2]);

const speaking = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

const given = (value: unknown): unknown =>
  typeof value === 'string' || (typeof value === 'object' && value !== null) ? { $literal: value } : value;

/** mingo's operator for operands that are evaluated already: one, a list, or named ones. */
export const mingo = (
  name: string,
  operands: { one: unknown } | { list: readonly unknown[] } | { named: Doc },
): unknown => {
  const operator = table[name] ?? fail(`Unrecognized expression '${name}'`);
  return speaking(() => {
    if ('one' in operands) return operator({}, given(operands.one), options);
    if ('list' in operands) return operator({}, operands.list.map(given), options);
    const named = Object.entries(operands.named).map(([key, value]) => [key, given(value)]);
    return operator({}, Object.fromEntries(named), options);
  });
};

/** mingo's accumulator over values. */
export const mingoAccumulator = (name: string, values: readonly unknown[]): unknown => {
  const operator = accumulatorTable[name] ?? fail(`unknown group operator '${name}'`);
  return speaking(() =>
    operator(
      values.map((v) => ({ v })),
      '$v',
      options,
    ),
  );
};

/** mingo's stage over documents; it evaluates expressions by itself. */
export const mingoStage = (name: string, spec: unknown, docs: Iterable<Doc>): Doc[] => {
  const operator = stageTable[name] ?? fail(`Unrecognized pipeline stage name: '${name}'`);
  return speaking(() => operator(Lazy([...docs]), spec, plain).collect() as Doc[]);
};
