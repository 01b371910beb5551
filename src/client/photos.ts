import { read, type InputOf } from './api';
import { lane, patiently } from './patience';
import { choosePhotos, isThere, uploadFile } from './upload';

/** A file of a form: shown from `local`, known to the cloud as `fileId` once it has arrived. */
export interface FormPhoto {
  local: string;
  fileId?: string;
  /** It has not arrived; `lost` when it is no longer on the phone either. */
  failed?: true | 'lost';
}
/** What a file is uploaded for. */
export type PhotoPurpose = InputOf<'files.tickets'>['purpose'];
type Progress = (local: string, percent: number) => void;
/** Hears that a file did not get through and will be tried again; none is named when all of them wait. */
type Missed = (local?: string) => void;

const AT_A_TIME = 2;
const upload = lane(AT_A_TIME);
const going = new Map<string, Promise<FormPhoto>>();

/** Lets the person add photos, at most `most`; turning back adds none. */
export const addPhotos = async (most: number): Promise<FormPhoto[]> =>
  (await choosePhotos(most).catch(() => [])).map((local) => ({ local }));

const uploadOne = (local: string, path: string, progress: Progress, onMiss?: Missed): Promise<FormPhoto> =>
  patiently<FormPhoto>(
    () =>
      upload(async () => {
        try {
          return { local, fileId: await uploadFile(local, path, (percent) => progress(local, percent)) };
        } catch {
          return { local, failed: (await isThere(local)) ? true : 'lost' };
        }
      }),
    ({ failed }) => failed === true,
    () => onMiss?.(local),
  );

/**
 * Uploads what has not arrived yet under tickets of this request, two at a time over all forms; files that fail are
 * marked, none is lost. Asked twice at once for the same file, it uploads it once.
 */
export const uploadPhotos = async <P extends FormPhoto>(
  photos: readonly P[],
  purpose: PhotoPurpose,
  requestId: string,
  progress: Progress = () => undefined,
  onMiss?: Missed,
): Promise<P[]> => {
  if (photos.every((photo) => photo.fileId !== undefined)) return [...photos];
  const ask = () => read('files.tickets', { purpose, requestId, count: photos.length });
  const answer = await patiently(
    ask,
    ({ ok }) => !ok,
    () => onMiss?.(),
  );
  if (!answer.ok) return photos.map((photo) => (photo.fileId ? photo : { ...photo, failed: true }));
  const { tickets } = answer.data;
  const one = async (photo: P, n: number): Promise<P> => {
    if (photo.fileId) return photo;
    const key = `${requestId} ${photo.local}`;
    const sent = going.get(key) ?? uploadOne(photo.local, tickets[n]?.path ?? '', progress, onMiss);
    going.set(key, sent);
    const { failed: _failed, ...rest } = photo;
    const came = { ...rest, ...(await sent) } as P;
    going.delete(key);
    return came;
  };
  return Promise.all(photos.map(one));
};
