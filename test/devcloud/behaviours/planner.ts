import type { Behaviour } from '../../support/behaviours';
import { manyKeys } from './planner/arrays';
import { costs } from './planner/costs';
import { orders } from './planner/orders';
import { patterns } from './planner/patterns';
import { stretches } from './planner/stretches';

/** Which indexes serve which queries, and what reading costs. */
export const planner: readonly Behaviour[] = [...stretches, ...patterns, ...orders, ...manyKeys, ...costs];
