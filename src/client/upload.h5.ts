import { shrink } from './shrink';

const pick = (most: number): Promise<File[]> =>
  new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', accept: 'image/*' });
    input.multiple = most > 1;
    input.addEventListener('change', () => resolve(Array.from(input.files ?? []).slice(0, most)));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });

const BASE64 = 3 / 4;

const fit = async (file: File): Promise<string> => {
  const picture = await createImageBitmap(file);
  const longest = Math.max(picture.width, picture.height);
  const { local } = await shrink(longest, async (how) => {
    const scale = how.longest / longest;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const address = canvas.toDataURL('image/jpeg', how.quality / 100);
    return { local: address, longest: how.longest, bytes: address.length * BASE64 };
  });
  return local;
};

/** Lets the person choose photos in the h5 preview; data addresses, so that a draft survives a reload. */
export const choosePhotos = async (most: number): Promise<string[]> => Promise.all((await pick(most)).map(fit));

/** A data address is its own lasting copy. */
export const keepFile = async (address: string): Promise<string> => address;

/** A data address cannot be lost without its draft. */
export const isThere = async (): Promise<boolean> => true;

/** Uploads a local file to the path of a ticket; the file id it got. `progress` hears 0–100. */
export const uploadFile = async (
  local: string,
  cloudPath: string,
  progress: (percent: number) => void = () => undefined,
): Promise<string> => {
  const body = await (await fetch(local)).blob();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `upload?path=${encodeURIComponent(cloudPath)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? (loaded / total) * 100 : 0);
    request.onerror = () => reject(new Error('upload failed'));
    request.onload = () => {
      const answer = request.response as { fileID?: string; errMsg?: string } | null;
      if (answer?.fileID === undefined) reject(new Error(answer?.errMsg ?? 'upload failed'));
      else resolve(answer.fileID);
    };
    request.send(body);
  });
};

/** Nothing is kept outside the draft in the preview. */
export const forgetFile = (): void => undefined;
