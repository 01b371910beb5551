import Taro from '@tarojs/taro';

const WIDTH = 1600;
const QUALITY = 80;

/** Lets the person choose or take photos; their local paths, already shrunk and re-encoded as JPEG. */
export const choosePhotos = async (most: number): Promise<string[]> => {
  const chosen = await Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] });
  const shrink = async (src: string) =>
    (await Taro.compressImage({ src, quality: QUALITY, compressedWidth: WIDTH })).tempFilePath;
  return Promise.all(chosen.tempFiles.map((file) => shrink(file.tempFilePath)));
};

/** Uploads a local photo to the path of a ticket; the file id it got. */
export const uploadPhoto = async (local: string, cloudPath: string): Promise<string> => {
  const answer = await Taro.cloud.uploadFile({ cloudPath, filePath: local });
  return (answer as { fileID: string }).fileID;
};
