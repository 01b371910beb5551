import type { WxAnswer } from './answers';

/** What WeChat's content check suggests. */
export type Suggest = 'pass' | 'review' | 'risky';

/** The verdict on a text or a picture, as WeChat labels it. */
export interface Verdict {
  suggest: Suggest;
  /** 100 nothing found, 21000 other, 20001 politics. */
  label: number;
}

// The sandbox cannot judge: it recognises words that stand for a verdict, in texts, file names and bytes.
const RISKY = ['违规演示', 'demo-risky'];
const REVIEW = ['待审演示', 'demo-review'];

/** The verdict that a text asks for by one of the demo words. */
export const judge = (text: string): Verdict => {
  if (RISKY.some((word) => text.includes(word))) return { suggest: 'risky', label: 20001 };
  if (REVIEW.some((word) => text.includes(word))) return { suggest: 'review', label: 21000 };
  return { suggest: 'pass', label: 100 };
};

/** The first demo word that a text holds; the words a check would name. */
export const keyword = (text: string): string | undefined => [...RISKY, ...REVIEW].find((word) => text.includes(word));

/** The grounds of a verdict as WeChat lists them: by its model, and by a word. */
export const detail = ({ suggest, label }: Verdict, word?: string): readonly [WxAnswer, WxAnswer] => [
  { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
  word === undefined
    ? { strategy: 'keyword', errcode: 0 }
    : { strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword: word },
];
