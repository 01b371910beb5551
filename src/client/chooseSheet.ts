import Taro from '@tarojs/taro';

/** A table on the phone: where it lies, and what it is called. */
export interface LocalSheet {
  local: string;
  name: string;
}

/** Lets the person choose a table from a chat, where a computer has sent it; undefined when he turned back. */
export const chooseSheet = async (): Promise<LocalSheet | undefined> => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv', 'xls'] });
    const [file] = tempFiles;
    return file && { local: file.path, name: file.name };
  } catch {
    return undefined;
  }
};
