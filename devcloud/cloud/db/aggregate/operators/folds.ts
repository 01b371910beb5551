import { accumulatorOf } from '../accumulators';
import type { Operator, Operators } from '../operator';

/** An accumulator as an expression: over the elements of one array, or over several operands. */
const fold: Operator = (operand, scope, compile, name) => {
  const parts = (Array.isArray(operand) ? (operand as unknown[]) : [operand]).map((part) => compile(part, scope));
  const make = accumulatorOf(name);
  return (doc, frame) => {
    const values = parts.map((part) => part(doc, frame));
    const [only] = values;
    const accumulator = make();
    for (const value of values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values)
      accumulator.add(value);
    return accumulator.end();
  };
};

/** Accumulators that are expressions too. */
export const folds: Operators = {
  $sum: fold,
  $avg: fold,
  $min: fold,
  $max: fold,
  $stdDevPop: fold,
  $stdDevSamp: fold,
};
