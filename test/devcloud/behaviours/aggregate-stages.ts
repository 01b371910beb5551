import type { Behaviour } from '../../support/behaviours';
import { flow } from './aggregate/flow';
import { groups } from './aggregate/groups';
import { joins } from './aggregate/joins';
import { shapes } from './aggregate/shapes';

/** What the stages of an aggregation do. */
export const aggregateStages: readonly Behaviour[] = [...shapes, ...groups, ...flow, ...joins];
