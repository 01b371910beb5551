import { useDraft } from '@/client/drafts';
import { forget } from '@/client/outbox';
import type { FormPhoto, PhotoPurpose } from '@/client/photos';
import { useFormPhotos } from '@/features/photos/useFormPhotos';

interface PhotoDraftOptions<T> {
  /** The name under which it is kept. */
  form: string;
  empty: T;
  purpose: PhotoPurpose;
  most?: number;
}

/** A form with photos that survives a restart, under one request until it has been sent. */
export const usePhotoDraft = <T extends { photos: FormPhoto[] }>({
  form,
  empty,
  purpose,
  most,
}: PhotoDraftOptions<T>) => {
  const draft = useDraft<T>(form, empty);
  const { value, requestId, out, said, kept, change, update, post } = draft;
  const photos = useFormPhotos(draft, purpose, most);
  return { form, value, requestId, out, said, kept, photos, post, update, edit: change, restart: () => forget(form) };
};
