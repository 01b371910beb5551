import { decode } from '../../ejson';
import type { Doc } from '../../ejson';
import type { CollectionInfo } from '../../engine/types';
import { find, matching } from '../find';
import { boundFilter } from './filters';
import type { Ambient, Step } from './stage';
import { sortOf } from './stages/order';

/** How a pipeline begins to read its collection, and how many of its stages that has done. */
export interface Reading {
  docs: Iterable<Doc>;
  done: number;
}

const joined = (filters: readonly Doc[]): Doc => {
  const conditions = filters.filter((filter) => Object.keys(filter).length > 0);
  const [only = {}] = conditions;
  return conditions.length <= 1 ? only : { $and: conditions };
};

function* decoded(rows: Iterable<{ text: string; doc: Doc | undefined }>): Generator<Doc> {
  for (const row of rows) yield row.doc ?? decode(row.text);
}

/** The stages at the head of a pipeline that one query answers: matches around a sort, then a window. */
const headOf = (steps: readonly Step[]): { matches: number[]; sort: number; end: number } => {
  const matches: number[] = [];
  let sort = -1;
  let at = 0;
  for (; at < steps.length; at++) {
    const name = steps[at]?.name;
    if (name === '$match') matches.push(at);
    else if (name === '$sort' && sort < 0) sort = at;
    else break;
  }
  return { matches, sort, end: at };
};

/** Reads the collection by what the first stages ask for: their filter, order and window go to the planner. */
export const readHead = (steps: readonly Step[], collection: CollectionInfo, ambient: Ambient): Reading => {
  const { engine, stats, frame } = ambient;
  const { matches, sort, end } = headOf(steps);
  const filter = joined(matches.map((at) => boundFilter(steps[at]?.spec as Doc, frame)));
  // Without an order rows are read one by one, so that a later limit ends the reading.
  if (sort < 0) return { docs: decoded(matching(engine, collection, filter, stats)), done: end };
  let done = end;
  const number = (name: string): number | undefined => {
    const step = steps[done];
    if (step?.name !== name) return undefined;
    done++;
    return step.spec as number;
  };
  const skip = number('$skip') ?? 0;
  const limit = number('$limit') ?? Infinity;
  const query = { filter, sort: sortOf(steps[sort]?.spec), skip, limit };
  return { docs: decoded(find(engine, collection, query, stats)), done };
};
