import Taro from '@tarojs/taro';
import type { Arrival } from '../domain/_kernel/links';

/** Opens the scanner; undefined when the person turned back. */
export const scan = async (): Promise<Arrival | undefined> => {
  try {
    const { result, path } = await Taro.scanCode({ scanType: ['qrCode'] });
    // A code of this mini-program arrives as its path, an ordinary link as its text.
    return path ? { path } : { result };
  } catch {
    return undefined;
  }
};
