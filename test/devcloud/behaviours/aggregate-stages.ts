import type { Behaviour } from '../../support/behaviours';
import { chains } from './aggregate/chains';
import { counts } from './aggregate/counts';
import { flow } from './aggregate/flow';
import { groups } from './aggregate/groups';
import { joins } from './aggregate/joins';
import { nearby } from './aggregate/nearby';
import { pipelines } from './aggregate/pipelines';
import { served } from './aggregate/served';
import { shapes } from './aggregate/shapes';

/** What the stages of an aggregation do. */
export const aggregateStages: readonly Behaviour[] = [
  ...shapes,
  ...groups,
  ...counts,
  ...flow,
  ...served,
  ...joins,
  ...pipelines,
  ...chains,
  ...nearby,
];
