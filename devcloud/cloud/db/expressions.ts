import type { Doc } from '../ejson';
import { compile } from './aggregate/compile';

const SCOPE = new Set(['ROOT', 'CURRENT', 'REMOVE']);

/** Compiles an aggregation expression as $expr and projections use it: without $$NOW, which only a pipeline binds. */
export const evaluator = (expression: unknown): ((doc: Doc) => unknown) => {
  const value = compile(expression, SCOPE);
  return (doc) => value(doc, {});
};
