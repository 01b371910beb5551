import type { Behaviour } from '../../support/behaviours';
import { arrays } from './aggregate/arrays';
import { dates } from './aggregate/dates';
import { numbers } from './aggregate/numbers';
import { paths } from './aggregate/paths';
import { strings } from './aggregate/strings';

/** What the expressions of an aggregation give. */
export const aggregateExpressions: readonly Behaviour[] = [...dates, ...strings, ...arrays, ...numbers, ...paths];
