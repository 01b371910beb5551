import Taro from '@tarojs/taro';
import { call, type InputOf } from '@/client/api';
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
  waiting: boolean;
}
const EMPTY: EchoDraft = { words: '', photos: [], share: true, waiting: false };
const FEWEST = 2;
/** The most photos an echo may have. */
export const MOST = 3;

const SPOTS = ['words', 'photos'] as const satisfies readonly (keyof InputOf<'wall.fulfil'>)[];
export type Spot = (typeof SPOTS)[number];

const gapOf = (words: string): string | undefined =>
  [...words.trim()].length < FEWEST ? fieldSentence('too_short') : explain(words);

/** The echo of a wish being written; kept on the phone until it has been sent. */
export const useEcho = (id: string) => {
  const { value, requestId, photos, change, edit, dropUploads, renew, finish } = usePhotoDraft<EchoDraft>({
    form: `wish.echo.${id}`,
    empty: EMPTY,
    purpose: 'echo',
    most: MOST,
  });
  const form: Sendable<Spot> = {
    ready: true,
    waiting: value.waiting,
    gaps: () => {
      const gap = gapOf(value.words);
      return gap === undefined ? {} : { words: gap };
    },
    photos,
    ask: (fileIds) =>
      call('wall.fulfil', { id, words: value.words, photos: [...fileIds], share: value.share }, requestId),
    wait: (waiting) => change({ waiting }),
    renew,
    dropUploads,
    done: () => {
      finish();
      if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
      else go('wishes/detail', { id }, true);
    },
    spots: SPOTS,
    special: {},
    said: refusedWords,
  };
  return { form, value, photos, edit };
};
