import { useRef, useState } from 'react';
import { addPhotos, uploadPhotos, type FormPhoto, type PhotoPurpose } from '@/client/photos';
import { forgetPhoto } from '@/client/upload';
import type { PhotoItem } from '@/ui/Photos';

/** The most photos a form may carry, unless it says less. */
const MOST_PHOTOS = 6;

interface FormPhotosOptions {
  photos: readonly FormPhoto[];
  purpose: PhotoPurpose;
  requestId: string;
  most?: number;
  onChange: (photos: FormPhoto[]) => void;
}

const itemOf = ({ local, failed }: FormPhoto, progress: number | undefined): PhotoItem => {
  const shown = { key: local, url: local };
  if (progress !== undefined) return { ...shown, progress };
  return failed ? { ...shown, error: '没传上去' } : shown;
};

/** The photos of a form: they set off as soon as they are chosen, and can be taken back or sent again. */
export const useFormPhotos = (options: FormPhotosOptions) => {
  const { photos, purpose, requestId, most = MOST_PHOTOS, onChange } = options;
  const latest = useRef(photos);
  latest.current = photos;
  const [arrived, setArrived] = useState<Readonly<Record<string, number>>>({});
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const set = (next: FormPhoto[]): void => {
    latest.current = next;
    onChange(next);
  };

  const send = async (): Promise<void> => {
    const going = latest.current;
    if (going.every((photo) => photo.fileId)) return;
    setArrived(Object.fromEntries(going.filter((photo) => !photo.fileId).map((photo) => [photo.local, 0])));
    const hear = (local: string, percent: number) => setArrived((old) => ({ ...old, [local]: percent }));
    const sent = await uploadPhotos(going, purpose, requestId, hear);
    setArrived({});
    // Photos may have been added or taken back meanwhile.
    set(latest.current.map((photo) => sent.find(({ local }) => local === photo.local) ?? photo));
  };
  /** Sends what is not there yet, one round after the other; answers how the photos stand then. */
  const upload = async (): Promise<readonly FormPhoto[]> => {
    await (queue.current = queue.current.then(send));
    return latest.current;
  };
  const add = async (): Promise<void> => {
    const chosen = await addPhotos(most - latest.current.length);
    const fresh = chosen.filter(({ local }) => latest.current.every((photo) => photo.local !== local));
    if (fresh.length === 0) return;
    set([...latest.current, ...fresh].slice(0, most));
    await upload();
  };
  const remove = (local: string): void => {
    forgetPhoto(local);
    set(latest.current.filter((photo) => photo.local !== local));
  };
  const items = photos.map((photo) => itemOf(photo, arrived[photo.local]));
  return { items, add: () => void add(), remove, retry: () => void upload(), upload };
};
