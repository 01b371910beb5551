import Taro from '@tarojs/taro';

const WIDTH = 1600;
const QUALITY = 80;

// A temporary path dies with the visit; a draft has to outlive it.
const store = (tempFilePath: string): Promise<string> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath,
      success: (saved) => resolve('savedFilePath' in saved ? String(saved.savedFilePath) : tempFilePath),
      fail: () => resolve(tempFilePath),
    });
  });

/** Lets the person choose or take photos; their local paths, already shrunk and re-encoded as JPEG. */
export const choosePhotos = async (most: number): Promise<string[]> => {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
  const shrink = async (src: string) =>
    store((await Taro.compressImage({ src, quality: QUALITY, compressedWidth: WIDTH })).tempFilePath);
  return Promise.all(chosen.tempFiles.map((file) => shrink(file.tempFilePath)));
};

/** Uploads a local photo to the path of a ticket; the file id it got. `progress` hears 0–100. */
export const uploadPhoto = (
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

/** Forgets the local copy of a photo that is no longer needed. */
export const forgetPhoto = (local: string): void => Taro.getFileSystemManager().unlink({ filePath: local });
