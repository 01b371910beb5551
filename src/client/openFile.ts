import Taro from '@tarojs/taro';

/** A file that was made for somebody: by which name it is known, of what kind it is, and where it lies for ten minutes. */
export interface MadeFile {
  name: string;
  ext: 'pdf' | 'xlsx' | 'json';
  url: string;
}

/** Shows a made file, from where it can be printed or passed on; whether it could be fetched. */
export const openFile = async ({ name, ext, url }: MadeFile): Promise<boolean> => {
  try {
    // Under a name of its own, so that whoever gets it passed on knows what it is.
    const filePath = `${Taro.env.USER_DATA_PATH}/${name}.${ext}`;
    const { statusCode } = await Taro.downloadFile({ url, filePath });
    if (statusCode !== 200) return false;
    // What WeChat cannot show is passed on to a chat, from where a computer opens it.
    await (ext === 'json'
      ? Taro.shareFileMessage({ filePath, fileName: `${name}.${ext}` })
      : Taro.openDocument({ filePath, fileType: ext, showMenu: true }));
    return true;
  } catch (error) {
    return String((error as { errMsg?: unknown }).errMsg).includes('cancel');
  }
};
