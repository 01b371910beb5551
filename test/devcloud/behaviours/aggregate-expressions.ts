import type { Behaviour } from '../../support/behaviours';
import { dates } from './aggregate/dates';

/** What the expressions of an aggregation give. */
export const aggregateExpressions: readonly Behaviour[] = [...dates];
