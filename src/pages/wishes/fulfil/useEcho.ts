import Taro from '@tarojs/taro';
import type { InputOf } from '@/client/api';
import { fieldSentence } from '@/client/messages';
import type { FormPhoto } from '@/client/photos';
import { go } from '@/client/go';
import { usePhotoDraft } from '@/features/forms/usePhotoDraft';
import type { Sendable } from '@/features/forms/useSending';
import { explain, refusedWords } from '@/features/wall/explain';

interface EchoDraft {
  words: string;
  photos: FormPhoto[];
  share: boolean;
}
const EMPTY: EchoDraft = { words: '', photos: [], share: true };
const FEWEST = 2;
/** The most photos an echo may have. */
export const MOST = 3;

const SPOTS = ['words', 'photos'] as const satisfies readonly (keyof InputOf<'wall.fulfil'>)[];
export type Spot = (typeof SPOTS)[number];

const gapOf = (words: string): string | undefined =>
  [...words.trim()].length < FEWEST ? fieldSentence('too_short') : explain(words);

const backTo = (id: string): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else go('wishes/detail', { id }, true);
};

/** The echo of a wish being written; kept on the phone until it has been sent. */
export const useEcho = (id: string) => {
  const {
    form: name,
    value,
    out,
    said,
    kept,
    photos,
    edit,
    post,
  } = usePhotoDraft<EchoDraft>({
    form: `wish.echo.${id}`,
    empty: EMPTY,
    purpose: 'echo',
    most: MOST,
  });
  const form: Sendable<Spot> = {
    form: name,
    ready: true,
    out,
    said,
    gaps: () => {
      const gap = gapOf(value.words);
      return gap === undefined ? {} : { words: gap };
    },
    compose: () => ({
      action: 'wall.fulfil',
      input: { id, words: value.words, share: value.share },
      files: { photos: 'echo' },
    }),
    post,
    done: () => backTo(id),
    spots: SPOTS,
    special: {},
    told: refusedWords,
  };
  return { form, value, kept, photos, edit };
};
