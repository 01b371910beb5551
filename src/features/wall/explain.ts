import { FOUND_WORDS } from '@/client/wishWords';
import { FOUND, found } from '@/domain/_kernel/publicWords';

/** Why a text must not hang on the wall as it is, while it is being written; undefined when it may. */
export const explain = (text: string): string | undefined => {
  const [first] = found(text);
  return first && FOUND_WORDS[first];
};

/** The sentence for a rule by which the server refused words of the wall. */
export const refusedWords = (rule: string): string | undefined => {
  const known = FOUND.find((one) => one === rule);
  return known && FOUND_WORDS[known];
};
