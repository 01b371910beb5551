import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';

/** Runs `back` each time the network comes back while the page lives. */
export const useNetworkBack = (back: () => void): void => {
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => {
    const hear = (status: { isConnected: boolean }) => {
      if (status.isConnected) latest.current();
    };
    Taro.onNetworkStatusChange(hear);
    return () => Taro.offNetworkStatusChange(hear);
  }, []);
};

/** Whether the phone says it has no network at all. */
export const isOffline = async (): Promise<boolean> =>
  (await Taro.getNetworkType().catch(() => ({ networkType: 'unknown' }))).networkType === 'none';
