import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

/** The sizes a person can choose: the everyday one, 长辈版, and the largest of 长辈版. */
export type TextSize = 'standard' | 'elder' | 'elderMax';

const KEY = 'settings.textSize';
const sizes: readonly TextSize[] = ['standard', 'elder', 'elderMax'];
// WeChat's own care mode is 1.4; somebody who enlarges text this far wants our larger design too.
const ELDER_SCALE = 1.3;
const MAX_SCALE = 1.7;

const listeners = new Set<() => void>();
let current: TextSize | undefined;

function systemScale(): number {
  try {
    // Newer than Taro's types, and absent in older WeChat: then the everyday size is right until the person chooses.
    const info: object = Taro.getAppBaseInfo();
    return 'fontSizeScaleFactor' in info && typeof info.fontSizeScaleFactor === 'number' ? info.fontSizeScaleFactor : 1;
  } catch {
    return 1;
  }
}

function systemSize(): TextSize {
  const scale = systemScale();
  if (scale >= MAX_SCALE) return 'elderMax';
  return scale >= ELDER_SCALE ? 'elder' : 'standard';
}

function storedSize(): TextSize | undefined {
  const stored: unknown = Taro.getStorageSync(KEY);
  return sizes.find((size) => size === stored);
}

/** The text size in force: what the person chose, else what the system's font scale suggests. */
export function textSize(): TextSize {
  current ??= storedSize() ?? systemSize();
  return current;
}

/** Chooses a text size, at once and for every later start. */
export function setTextSize(size: TextSize): void {
  current = size;
  Taro.setStorageSync(KEY, size);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The text size as React state. */
export function useTextSize(): TextSize {
  return useSyncExternalStore(subscribe, textSize);
}

/** Whether 长辈版 is on, and the switch for it. */
export function useElder(): { elder: boolean; size: TextSize; setSize: (size: TextSize) => void } {
  const size = useTextSize();
  return { elder: size !== 'standard', size, setSize: setTextSize };
}
