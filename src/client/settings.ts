import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

/** The sizes a person can choose: the everyday one, 长辈版, and the largest of 长辈版. */
export type TextSize = 'standard' | 'elder' | 'elderMax';

const KEY = 'settings.textSize';
// Main text of 16, 20 and 30 px; whoever enlarged WeChat's own text further keeps that scale.
const SCALES: Readonly<Record<TextSize, number>> = { standard: 1, elder: 1.25, elderMax: 1.875 };
// WeChat's own care mode is 1.4; somebody who enlarges text this far wants our larger design too.
const ELDER_FROM = 1.2;
const MAX_FROM = 1.7;
const LARGEST = 2;

const listeners = new Set<() => void>();
let current: { size: TextSize; scale: number } | undefined;

function systemScale(): number {
  try {
    // Newer than Taro's types, and absent in older WeChat: then the everyday size is right until the person chooses.
    const info: object = Taro.getAppBaseInfo();
    const scale = 'fontSizeScaleFactor' in info ? Number(info.fontSizeScaleFactor) || 1 : 1;
    return Math.min(Math.max(scale, 1), LARGEST);
  } catch {
    return 1;
  }
}

function suggested(system: number): TextSize {
  if (system >= MAX_FROM) return 'elderMax';
  return system >= ELDER_FROM ? 'elder' : 'standard';
}

function inForce(): { size: TextSize; scale: number } {
  if (current) return current;
  const system = systemScale();
  const stored: unknown = Taro.getStorageSync(KEY);
  const chosen = stored === 'standard' || stored === 'elder' || stored === 'elderMax' ? stored : undefined;
  const size = chosen ?? suggested(system);
  current = { size, scale: chosen === 'standard' ? 1 : Math.max(SCALES[size], system) };
  return current;
}

/** Reads the system's font scale anew, as it may have changed while the mini-program was away. */
export function followSystem(): void {
  current = undefined;
  for (const listener of listeners) listener();
}

function setTextSize(size: TextSize): void {
  Taro.setStorageSync(KEY, size);
  followSystem();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How large text is, as React state: what the person chose, else what the system's font scale suggests. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, () => inForce().scale);
}

/** The chosen size of text, and the switch for it: at once and for every later start. */
export function useTextSize(): { size: TextSize; setSize: (size: TextSize) => void } {
  return { size: useSyncExternalStore(subscribe, () => inForce().size), setSize: setTextSize };
}
