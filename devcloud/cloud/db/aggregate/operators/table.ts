import type { Operator, Operators } from '../operator';
import { fail } from '../values';
import { arrays } from './arrays';
import { dates } from './dates';
import { folds } from './folds';
import { logic } from './logic';
import { numbers } from './numbers';
import { patterns } from './patterns';
import { scopes } from './scopes';
import { sets } from './sets';
import { strings } from './strings';
import { types } from './types';

const script: Operator = (_operand, _scope, _compile, name) =>
  fail(`${name} is not allowed in this database: it runs no scripts`);

/** Every expression operator that is served, by name. */
export const operators: Operators = {
  ...logic,
  ...scopes,
  ...numbers,
  ...strings,
  ...patterns,
  ...dates,
  ...arrays,
  ...sets,
  ...types,
  ...folds,
  $function: script,
  $accumulator: script,
  $meta: () => fail('$meta needs a text search, which the local cloud does not serve'),
};
