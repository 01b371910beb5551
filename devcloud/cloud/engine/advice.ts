import type { Doc } from '../ejson';
import type { Sort } from './planner';
import { isPoint, predicatesOf } from './predicates';

/** The index to declare for a query that none serves: what must be equal, then the order, then what has bounds. */
export const wantedIndex = (filter: Doc, sort: Sort): string => {
  const predicates = predicatesOf(filter).filter(({ op }) => op !== '');
  const equal = predicates.filter(({ op, value }) => (op === '$eq' && isPoint(value)) || op === '$in');
  const bounded = predicates.filter(({ op }) => /^\$(g|l)te?$|^\$regex$/.test(op));
  const fields = [
    ...equal.map(({ field }) => [field, 1] as const),
    ...sort,
    ...bounded.map(({ field }) => [field, 1] as const),
  ];
  const distinct = new Map(fields.filter(([name]) => name !== '_id').reverse());
  return JSON.stringify(Object.fromEntries([...distinct].reverse()));
};
