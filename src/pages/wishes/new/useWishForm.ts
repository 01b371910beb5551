import { useDraft } from '@/client/drafts';
import type { NamedPlace } from '@/client/place';
import { useSecret } from '@/client/secrets';
import { forgetPhoto } from '@/client/upload';
import { useFormPhotos } from '@/features/photos/useFormPhotos';
import { EMPTY_WISH, WISH_FORM, type WishDraft } from '@/features/wall/draft';
import type { BeneficiaryDraft } from './check';

const NOBODY: BeneficiaryDraft = { name: '', phone: '', door: '' };
/** The most photos on one note. */
export const MOST = 3;

/** What a new wish holds so far; it survives a restart, whom it is for encrypted. */
export const useWishForm = (asked: NamedPlace | null) => {
  const { value, requestId, change, done, renew } = useDraft<WishDraft>(WISH_FORM, EMPTY_WISH);
  const who = useSecret<BeneficiaryDraft>(WISH_FORM, NOBODY);
  const photos = useFormPhotos({
    photos: value.photos,
    purpose: 'wish',
    requestId,
    most: MOST,
    onChange: (next) => change({ photos: next }),
  });
  const place = value.place ?? asked;
  const forgetPhotos = (): void => value.photos.forEach(({ local }) => forgetPhoto(local));
  return {
    value,
    requestId,
    place,
    who,
    photos,
    change,
    /** What the person changes is no longer what was sent off. */
    edit: (part: Partial<WishDraft>): void => change({ waiting: false, place, ...part }),
    /** Uploads belong to a request: with them gone the photos are sent anew from the phone. */
    dropUploads: (): void => change({ photos: value.photos.map(({ local }) => ({ local })) }),
    renew,
    restart: (): void => {
      forgetPhotos();
      renew();
      change(EMPTY_WISH);
      // The next wish may be for somebody else.
      who.change(NOBODY);
    },
    finish: (): void => {
      forgetPhotos();
      done();
      who.done();
    },
  };
};

/** The form as its parts see it. */
export type WishForm = ReturnType<typeof useWishForm>;
