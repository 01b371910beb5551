import { useEffect, useRef, useState } from 'react';
import { useNetworkBack } from '@/client/network';
import { wake } from '@/client/patience';
import { addPhotos, uploadPhotos, type FormPhoto, type PhotoPurpose } from '@/client/photos';
import { forgetFile } from '@/client/upload';
import type { PhotoItem } from '@/ui/Photos';

/** The most photos a form may carry, unless it says less. */
const MOST_PHOTOS = 6;

/** A form with photos, as it is kept on the phone. */
interface PhotoForm<T extends { photos: readonly FormPhoto[] }> {
  value: T;
  requestId: string;
  change: (part?: Partial<T>) => void;
  update: (turn: (old: T) => Partial<T>) => void;
}
type Turn = (photos: readonly FormPhoto[]) => readonly FormPhoto[];

const itemOf = ({ local, failed }: FormPhoto, progress: number | undefined): PhotoItem => {
  const shown = { key: local, url: local };
  if (progress !== undefined) return { ...shown, progress };
  return failed ? { ...shown, error: failed === 'lost' ? '不在手机里了' : '没传上去' } : shown;
};

const useUploading = <T extends { photos: readonly FormPhoto[] }>(form: PhotoForm<T>, purpose: PhotoPurpose) => {
  const latest = useRef(form);
  latest.current = form;
  const [arrived, setArrived] = useState<Readonly<Record<string, number>>>({});
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  // Photos may be added, taken back, or sent with the whole form meanwhile: what is stored is turned, not replaced.
  const set = (turn: Turn): void => latest.current.update((old) => ({ photos: turn(old.photos) }) as Partial<T>);

  // It is tried again a few times by itself: until then a photo that stands still at 0% would say nothing.
  const missed = (which?: string): void => {
    const isIt = (local: string): boolean => which === undefined || local === which;
    setArrived((old) => Object.fromEntries(Object.entries(old).filter(([local]) => !isIt(local))));
    set((photos) => photos.map((photo) => (photo.fileId || !isIt(photo.local) ? photo : { failed: true, ...photo })));
  };
  const send = async (): Promise<void> => {
    const { value, requestId } = latest.current;
    if (value.photos.every((photo) => photo.fileId)) return;
    setArrived(Object.fromEntries(value.photos.filter(({ fileId }) => !fileId).map(({ local }) => [local, 0])));
    const hear = (local: string, percent: number) => setArrived((old) => ({ ...old, [local]: percent }));
    const sent = await uploadPhotos(value.photos, purpose, requestId, hear, missed);
    setArrived({});
    set((photos) => photos.map((photo) => sent.find(({ local }) => local === photo.local) ?? photo));
  };
  /** Sends what is not there yet, one round after the other. */
  const upload = (): void => void (queue.current = queue.current.then(send));
  const resume = (): void => {
    if (latest.current.value.photos.some(({ fileId, failed }) => !fileId && failed !== 'lost')) upload();
  };
  useNetworkBack(resume);
  // A photo sets off once the form holds it, and goes on after a restart when the form is open again.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(resume, [form.value.photos.length]);
  return { latest, arrived, set, upload };
};

/** The photos of a form: they set off as soon as they are chosen, and can be taken back or sent again. */
export const useFormPhotos = <T extends { photos: readonly FormPhoto[] }>(
  form: PhotoForm<T>,
  purpose: PhotoPurpose,
  most = MOST_PHOTOS,
) => {
  const { latest, arrived, set, upload } = useUploading(form, purpose);
  const add = async (): Promise<void> => {
    const had = (): readonly FormPhoto[] => latest.current.value.photos;
    const chosen = await addPhotos(most - had().length);
    const fresh = chosen.filter(({ local }) => had().every((photo) => photo.local !== local));
    if (fresh.length === 0) return;
    latest.current.change();
    set((photos) => [...photos, ...fresh].slice(0, most));
  };
  const remove = (local: string): void => {
    forgetFile(local);
    latest.current.change();
    set((photos) => photos.filter((photo) => photo.local !== local));
  };
  const items = form.value.photos.map((photo) => itemOf(photo, arrived[photo.local]));
  const retry = (): void => {
    wake();
    upload();
  };
  return { items, add: () => void add(), remove, retry };
};
