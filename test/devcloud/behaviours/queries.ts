import type { Behaviour } from '../../support/behaviours';
import { arrayQueries } from './queries/arrays';
import { logicQueries } from './queries/logic';
import { refusedQueries } from './queries/refusals';
import { schemaQueries } from './queries/schemas';
import { sortedQueries } from './queries/sorts';
import { valueQueries } from './queries/values';

/** What queries find and refuse. */
export const queries: readonly Behaviour[] = [
  ...valueQueries,
  ...arrayQueries,
  ...logicQueries,
  ...schemaQueries,
  ...sortedQueries,
  ...refusedQueries,
];
