import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';

const hearers = new Set<() => void>();
let listening = false;

/** Calls `back` each time the network comes back, until the returned function is called. */
export const onNetworkBack = (back: () => void): (() => void) => {
  hearers.add(back);
  if (!listening) {
    listening = true;
    Taro.onNetworkStatusChange(({ isConnected }) => {
      for (const hear of hearers) if (isConnected) hear();
    });
  }
  return () => void hearers.delete(back);
};

/** Runs `back` each time the network comes back while the page lives. */
export const useNetworkBack = (back: () => void): void => {
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => onNetworkBack(() => latest.current()), []);
};
