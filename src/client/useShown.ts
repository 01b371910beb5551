import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useRef } from 'react';

/** Whether the page is in front; `back`, if given, runs each time it comes back to the front. */
export const useShown = (back: () => void = () => undefined): (() => boolean) => {
  // A part of a page that appears later misses the page's first show; only coming back after a hide counts.
  const away = useRef(false);
  useDidHide(() => {
    away.current = true;
  });
  useDidShow(() => {
    if (away.current) back();
    away.current = false;
  });
  return useCallback(() => !away.current, []);
};
