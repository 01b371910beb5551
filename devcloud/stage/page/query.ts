import { tellTo, wordsOf } from './ask';

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

const WORDS: Readonly<Record<string, string>> = { query: '条件', sort: '排序', projection: '字段' };

const problemOf = (text: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : `${text} 不是对象`;
  } catch (error) {
    return wordsOf(error);
  }
};

/** Puts a question to the data of the cloud; throws the sentence about what is wrong with it. */
export const put = async ({ collection, limit, skip, ...texts }: Question): Promise<Found> => {
  if (collection === '') throw new Error('先在旁边点一个集合。');
  for (const [name, text] of Object.entries(texts)) {
    const problem = text.trim() === '' ? undefined : problemOf(text);
    if (problem !== undefined) throw new Error(`“${WORDS[name]}”要写成 JSON 对象，键和文字都用双引号：${problem}`);
  }
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  return tellTo<Found>('/control/query', { collection, ...given, limit, skip });
};
