import { useDraft } from '@/client/drafts';
import type { FormPhoto, PhotoPurpose } from '@/client/photos';
import { forgetPhoto } from '@/client/upload';
import { useFormPhotos } from '@/features/photos/useFormPhotos';

/** What every form with photos keeps on the phone. */
interface Kept {
  photos: FormPhoto[];
  /** Sent off already; only the network is missing. */
  waiting: boolean;
}
interface PhotoDraftOptions<T> {
  /** The name under which it is kept. */
  form: string;
  empty: T;
  purpose: PhotoPurpose;
  most?: number;
}

/** A form with photos that survives a restart, under one request until it has been sent. */
export const usePhotoDraft = <T extends Kept>({ form, empty, ...options }: PhotoDraftOptions<T>) => {
  const { value, requestId, change, done, renew } = useDraft<T>(form, empty);
  const put = (kept: Partial<Kept>): void => change(kept as Partial<T>);
  const photos = useFormPhotos({
    ...options,
    photos: value.photos,
    requestId,
    onChange: (next) => put({ photos: next }),
  });
  const forgetPhotos = (): void => value.photos.forEach(({ local }) => forgetPhoto(local));
  return {
    value,
    requestId,
    photos,
    change,
    /** What the person changes is no longer what was sent off. */
    edit: (part: Partial<T>): void => change({ ...part, waiting: false }),
    /** Uploads belong to a request: with them gone the photos are sent anew from the phone. */
    dropUploads: (): void => put({ photos: value.photos.map(({ local }) => ({ local })) }),
    renew,
    restart: (): void => {
      forgetPhotos();
      renew();
      change(empty);
    },
    finish: (): void => {
      forgetPhotos();
      done();
    },
  };
};
