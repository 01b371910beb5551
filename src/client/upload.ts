import Taro from '@tarojs/taro';
import { shrink, type Encoded } from './shrink';

const files = () => Taro.getFileSystemManager();

/** Copies a temporary file to where it outlives the visit; a full phone leaves it where it is. */
export const keepFile = (tempFilePath: string): Promise<string> =>
  new Promise((resolve) => {
    files().saveFile({
      tempFilePath,
      success: (saved) => resolve('savedFilePath' in saved ? String(saved.savedFilePath) : tempFilePath),
      fail: () => resolve(tempFilePath),
    });
  });

const sizeOf = (filePath: string): Promise<number> =>
  new Promise((resolve) => {
    files().getFileInfo({
      filePath,
      success: (info) => resolve('size' in info ? info.size : 0),
      fail: () => resolve(0),
    });
  });

// EXIF may survive this on some phones; the server strips it before anybody sees the photo (_kernel/jpeg.ts).
const fit = async (src: string): Promise<string> => {
  const { width, height } = await Taro.getImageInfo({ src });
  const longest = Math.max(width, height);
  const { path } = await shrink(longest, async (how): Promise<Encoded & { path: string }> => {
    const compressedWidth = Math.round((width * how.longest) / longest);
    const { tempFilePath: path } = await Taro.compressImage({ src, quality: how.quality, compressedWidth });
    const shown = await Taro.getImageInfo({ src: path });
    return { path, longest: Math.max(shown.width, shown.height), bytes: await sizeOf(path) };
  });
  return keepFile(path);
};

/** Lets the person choose or take photos; their local paths, already shrunk and re-encoded as JPEG. */
export const choosePhotos = async (most: number): Promise<string[]> => {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
  return Promise.all(chosen.tempFiles.map((file) => fit(file.tempFilePath)));
};

/** Whether a local file is still on the phone. */
export const isThere = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    files().access({ path, success: () => resolve(true), fail: () => resolve(false) });
  });

/** Uploads a local file to the path of a ticket; the file id it got. `progress` hears 0–100. */
export const uploadFile = (
  local: string,
  cloudPath: string,
  progress: (percent: number) => void = () => undefined,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const task: unknown = Taro.cloud.uploadFile({
      cloudPath,
      filePath: local,
      success: ({ fileID }) => resolve(fileID),
      fail: (error) => reject(new Error(error.errMsg)),
    });
    // Given callbacks, WeChat answers with a task, which Taro's type does not say.
    (task as Taro.UploadTask.UploadTaskPromise | undefined)?.onProgressUpdate?.((now) => progress(now.progress));
  });

/** Forgets the local copy of a file that is no longer needed. */
export const forgetFile = (local: string): void =>
  files().unlink({ filePath: local, success: () => undefined, fail: () => undefined });
