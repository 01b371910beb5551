import { read, type InputOf } from './api';
import { choosePhotos, uploadPhoto } from './upload';

/** A photo of a form: shown from `local`, known to the cloud as `fileId` once it has arrived. */
export interface FormPhoto {
  local: string;
  fileId?: string;
  failed?: boolean;
}
/** What a photo is uploaded for. */
export type PhotoPurpose = InputOf<'files.tickets'>['purpose'];
const TRIES = 3;

/** Lets the person add photos, at most `most`; turning back adds none. */
export const addPhotos = async (most: number): Promise<FormPhoto[]> =>
  (await choosePhotos(most).catch(() => [])).map((local) => ({ local }));

type Progress = (local: string, percent: number) => void;

const uploadOne = async ({ local }: FormPhoto, path: string, progress: Progress): Promise<FormPhoto> => {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return { local, fileId: await uploadPhoto(local, path, (percent) => progress(local, percent)) };
    } catch {
      // The next try, or the person's own retry, goes to the same path.
    }
  }
  return { local, failed: true };
};

/** Uploads what has not arrived yet under tickets of this request; photos that fail are marked, none is lost. */
export const uploadPhotos = async (
  photos: readonly FormPhoto[],
  purpose: PhotoPurpose,
  requestId: string,
  progress: Progress = () => undefined,
): Promise<FormPhoto[]> => {
  if (photos.every((photo) => photo.fileId !== undefined)) return [...photos];
  const answer = await read('files.tickets', { purpose, requestId, count: photos.length });
  if (!answer.ok) return photos.map((photo) => (photo.fileId ? photo : { ...photo, failed: true }));
  const { tickets } = answer.data;
  const one = async (photo: FormPhoto, n: number): Promise<FormPhoto> =>
    photo.fileId ? photo : uploadOne(photo, tickets[n]?.path ?? '', progress);
  return Promise.all(photos.map(one));
};
