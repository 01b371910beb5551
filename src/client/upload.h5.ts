const WIDTH = 1600;
const QUALITY = 0.8;

const pick = (most: number): Promise<File[]> =>
  new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      accept: 'image/*',
      multiple: most > 1,
    });
    input.style.display = 'none';
    document.body.appendChild(input);
    const done = (files: File[]) => {
      input.remove();
      resolve(files.slice(0, most));
    };
    input.addEventListener('change', () => done(Array.from(input.files ?? [])));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });

const shrink = async (file: File): Promise<string> => {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDTH / Math.max(picture.width, picture.height));
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale),
  });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', QUALITY);
};

/** Lets the person choose photos in the h5 preview; data addresses, so that a draft survives a reload. */
export const choosePhotos = async (most: number): Promise<string[]> => Promise.all((await pick(most)).map(shrink));

/** Uploads a local photo to the path of a ticket; the file id it got. */
export const uploadPhoto = async (local: string, cloudPath: string): Promise<string> => {
  const body = await (await fetch(local)).blob();
  const response = await fetch(`upload?path=${encodeURIComponent(cloudPath)}`, { method: 'PUT', body });
  const answer = (await response.json()) as { fileID?: string; errMsg?: string };
  if (answer.fileID === undefined) throw new Error(answer.errMsg ?? 'upload failed');
  return answer.fileID;
};
