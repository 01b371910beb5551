import { tellTo } from './ask';

/** A question to one collection; the texts are relaxed EJSON as they were typed. */
export interface Question {
  collection: string;
  query: string;
  sort: string;
  projection: string;
  limit: number;
  skip: number;
}

export type Doc = Readonly<Record<string, unknown>>;

/** What the cloud found and what it cost. */
export interface Found {
  documents: readonly Doc[];
  plan: { index: string | null; indexed: boolean; sorted: boolean };
  rowsRead: number;
  ms: number;
}

/** Puts a question to the data of the cloud; throws the sentence about what is wrong with it. */
export const put = ({ collection, limit, skip, ...texts }: Question): Promise<Found> => {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  return tellTo<Found>('/control/query', { collection, ...given, limit, skip });
};
