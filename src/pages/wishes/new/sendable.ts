import { go } from '@/client/go';
import type { Sendable } from '@/features/forms/useSending';
import { refusedWords } from '@/features/wall/explain';
import { beneficiaryOf, inputOf, missing, SPOTS, type Spot } from './check';
import type { WishForm } from './useWishForm';

const SPECIAL: Readonly<Record<string, string>> = {
  CONFLICT: '刚才那一张其实已经贴上去了，在“我的心愿”里。要是还有别的心愿，改好再点一次。',
  PHOTO_NOT_YOURS: '照片放得太久，要重新传一次。请再点一次“贴到墙上”。',
};

/** A new wish as something to be sent. */
export const sendable = (form: WishForm): Sendable<Spot> => {
  const { value, who, place } = form;
  return {
    form: form.form,
    ready: who.ready,
    out: form.out,
    said: form.said,
    gaps: () => missing(value, who.value, place),
    compose: () => ({
      action: 'wall.post',
      input: inputOf(value, place?.id ?? ''),
      files: { photos: 'wish', voice: 'voice' },
    }),
    secret: () => beneficiaryOf(who.value),
    post: form.post,
    done: (id) => go('wishes/done', { id }, true),
    spots: SPOTS,
    special: SPECIAL,
    told: refusedWords,
  };
};
