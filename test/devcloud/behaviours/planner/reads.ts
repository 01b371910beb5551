import { behaviour } from '../../../support/behaviours';
import type { Behaviour, Ground } from '../../../support/behaviours';
import { post } from '../../local';

type Doc = Record<string, unknown>;
type Keys = Readonly<Record<string, 1 | -1 | '2dsphere'>>;

/** Where the behaviours of the planner are written down. */
export const indexes = 'MongoDB manual, core/index-compound: prefixes';
export const sorts = 'MongoDB manual, tutorial/sort-results-with-indexes';
export const multikey = 'MongoDB manual, core/index-multikey';
export const bounds = 'MongoDB manual, core/multikey-index-bounds';
export const platform = 'docs.cloudbase.net/database/manage: indexes';

/** A query, its order and how many it wants. */
export interface Asked {
  query?: object;
  sort?: Readonly<Record<string, 1 | -1>>;
  limit?: number;
}

/** How a query was answered. */
export interface Read {
  ids: unknown[];
  plan: { index: string | null; indexed: boolean; sorted: boolean };
  rowsRead: number;
}

/** What is stored, and the indexes by the fields they are named after. */
export interface Given {
  docs: readonly Doc[];
  keys: readonly Keys[];
  unique?: boolean;
}

/** `{ a: 1, b: -1 }` is the index `a,b`. */
const named = ({ keys, unique = false }: Given) =>
  keys.map((one) => ({ name: Object.keys(one).join(), keys: one, unique }));

/** Documents with a running number each: `_id` is the number in three digits. */
export const numbered = (count: number, fields: (n: number) => Doc): Doc[] =>
  Array.from({ length: count }, (_item, n) => ({ _id: String(n).padStart(3, '0'), ...fields(n) }));

/** Asks for documents as the SDK's query would be answered, and how it was done. */
export const read = async ({ local }: Ground, collection: string, asked: Asked): Promise<Read> => {
  const answer = await post(`${local.cloud.url}/control/query`, { collection, limit: 1000, ...asked });
  const documents = answer['documents'] as Doc[];
  return { ...(answer as unknown as Read), ids: documents.map((doc) => doc['_id']) };
};

/** States what a query finds, by which index, in which order and after how many documents looked at. */
export const reads = (
  title: string,
  cite: string,
  given: Given,
  asked: Asked,
  wanted: { ids?: readonly unknown[]; index?: string | null; indexed?: boolean; sorted?: boolean; rowsRead?: number },
): Behaviour =>
  behaviour(title, cite, async (ground) => {
    const { name } = await ground.fresh(given.docs, named(given));
    const { ids, plan, rowsRead } = await read(ground, name, asked);
    const seen = { ids, ...plan, rowsRead };
    expect(asked.sort ? seen : { ...seen, ids: [...ids].map(String).sort() }).toMatchObject(wanted);
  });

/** Does something while reads that no index serves are refused. */
export const strictly = async ({ local }: Ground, work: () => Promise<void>): Promise<void> => {
  const url = `${local.cloud.url}/control/switches`;
  await post(url, { strictReads: true });
  try {
    await work();
  } finally {
    await post(url, { strictReads: false });
  }
};
