import Taro from '@tarojs/taro';
import { call, type InputOf } from '@/client/api';
import { useDraft } from '@/client/drafts';
import { fieldSentence } from '@/client/messages';
import type { FormPhoto } from '@/client/photos';
import { forgetPhoto } from '@/client/upload';
import { go } from '@/client/go';
import type { Sendable } from '@/features/forms/useSending';
import { useFormPhotos } from '@/features/photos/useFormPhotos';
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
  const { value, requestId, change, done, renew } = useDraft<EchoDraft>(`wish.echo.${id}`, EMPTY);
  const photos = useFormPhotos({
    photos: value.photos,
    purpose: 'echo',
    requestId,
    most: MOST,
    onChange: (next) => change({ photos: next }),
  });
  const finish = (): void => {
    value.photos.forEach(({ local }) => forgetPhoto(local));
    done();
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
    else go('wishes/detail', { id }, true);
  };
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
    dropUploads: () => change({ photos: value.photos.map(({ local }) => ({ local })) }),
    done: finish,
    spots: SPOTS,
    special: {},
    said: refusedWords,
  };
  return { form, value, photos, edit: (part: Partial<EchoDraft>) => change({ waiting: false, ...part }) };
};
