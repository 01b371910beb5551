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
