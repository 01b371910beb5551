import type { Doc } from '../ejson';
import { compile, SYSTEM } from './aggregate/compile';

/** Compiles an aggregation expression as $expr and projections use it; `variables` are those that `let` has bound. */
export const evaluator = (expression: unknown, variables: Doc = {}): ((doc: Doc) => unknown) => {
  const value = compile(expression, new Set([...SYSTEM, ...Object.keys(variables)]));
  return (doc) => value(doc, variables);
};

export { truthy } from './aggregate/values';
