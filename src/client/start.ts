import { useDidHide, useDidShow } from '@tarojs/taro';
import { saveAll } from './drafts';
import { openSeen, saveSeen } from './lasting';
import { sendWaiting, watchNetwork } from './outbox';

/** Brings back what the phone knows, and has what waits for the network sent. */
export const wakeUp = (): void => {
  openSeen();
  watchNetwork();
};

/** In the app itself: what waits is sent when it is shown; what was just written is saved when it is left. */
export const useWeakNetwork = (): void => {
  useDidShow(sendWaiting);
  useDidHide(() => {
    saveAll();
    saveSeen();
  });
};
