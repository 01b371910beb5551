import { draftOf } from '@/client/drafts';
import type { FormPhoto } from '@/client/photos';
import type { NamedPlace } from '@/client/place';
import type { ForWhom, When, WishKind } from '@/domain/wall/kinds';

/** A wish that is being written; `waiting` once it was sent off and only the network is missing. */
export interface WishDraft {
  place: NamedPlace | null;
  kind: WishKind | null;
  words: string;
  photos: FormPhoto[];
  when: When | null;
  forWhom: ForWhom | null;
  share: boolean;
  waiting: boolean;
}

export const WISH_FORM = 'wish.new';
export const EMPTY_WISH: WishDraft = {
  place: null,
  kind: null,
  words: '',
  photos: [],
  when: null,
  forWhom: null,
  share: true,
  waiting: false,
};

/** Whether there is anything in it worth keeping. */
export const isWishBegun = (draft: WishDraft): boolean =>
  draft.words.trim() !== '' || draft.photos.length > 0 || draft.kind !== null;

/** The wish that was left unfinished. */
export const wishDraft = (): WishDraft | undefined => {
  const draft = draftOf<WishDraft>(WISH_FORM);
  return draft && isWishBegun(draft) ? draft : undefined;
};
