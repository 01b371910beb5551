import { withId } from '../db/request';
import { replace } from '../db/write';
import { newStats } from '../db/cost';
import { decodeDocument } from '../ejson';
import type { Environment } from '../environment';
import { badState } from './read';

/** Puts documents into collections, made where they are missing; one with the same `_id` is replaced. Tells how many. */
export const seed = async ({ mvcc, engine }: Environment, collections: object, now: number): Promise<number> => {
  const planned = Object.entries(collections).flatMap(([name, documents]: [string, unknown]) => {
    if (!Array.isArray(documents)) throw badState(`${name} is not a list of documents`);
    return documents.map((document: unknown) => {
      if (typeof document !== 'object' || document === null || Array.isArray(document))
        throw badState(`${name} holds something that is no document`);
      return { name, doc: withId(decodeDocument(JSON.stringify(document), now)) };
    });
  });
  for (const name of Object.keys(collections)) if (!engine.collection(name)) engine.declare({ name, indexes: [] });
  for (const { name, doc } of planned) {
    const collection = engine.collection(name);
    if (collection) await replace({ mvcc, collection, transaction: undefined, stats: newStats() }, doc);
  }
  return planned.length;
};
