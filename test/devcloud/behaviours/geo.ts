import type { Behaviour } from '../../support/behaviours';
import { areaQueries } from './geo/areas';
import { crossingQueries } from './geo/crossings';
import { malformedShapes } from './geo/malformed';
import { nearQueries } from './geo/near';
import { planeQueries } from './geo/plane';

/** What queries for places find. */
export const geo: readonly Behaviour[] = [
  ...nearQueries,
  ...areaQueries,
  ...planeQueries,
  ...crossingQueries,
  ...malformedShapes,
];
