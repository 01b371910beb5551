import type { FormPhoto } from '@/client/photos';
import type { NamedPlace } from '@/client/place';
import type { FormVoice } from '@/client/record';
import type { ForWhom, When, WishKind } from '@/domain/wall/kinds';

/** A wish that is being written. */
export interface WishDraft {
  place: NamedPlace | null;
  kind: WishKind | null;
  words: string;
  voice: FormVoice | null;
  photos: FormPhoto[];
  when: When | null;
  forWhom: ForWhom | null;
  share: boolean;
  /** The proxy under which it is written for somebody of the family. */
  onBehalf?: string | null;
}

export const WISH_FORM = 'wish.new';
export const EMPTY_WISH: WishDraft = {
  place: null,
  kind: null,
  words: '',
  voice: null,
  photos: [],
  when: null,
  forWhom: null,
  share: true,
};

/** Whether there is anything in it worth keeping. */
export const isWishBegun = (draft: WishDraft): boolean =>
  draft.words.trim() !== '' || Boolean(draft.voice) || draft.photos.length > 0 || draft.kind !== null;
