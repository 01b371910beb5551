import { useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useNetworkBack } from './network';

/** A weak network does not always say that it is back: ask it every so often, in ms. */
const TRY_AGAIN = 20_000;

/** Sends again by itself while a finished form waits for the network. */
export const useAutoSend = (waiting: boolean, send: () => void): void => {
  const latest = useRef(send);
  latest.current = send;
  const retry = () => {
    if (waiting) latest.current();
  };
  useNetworkBack(retry);
  useDidShow(retry);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => latest.current(), TRY_AGAIN);
    return () => clearInterval(timer);
  }, [waiting]);
};
