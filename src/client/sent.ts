import Taro from '@tarojs/taro';
import type { ChangeName } from './api';
import { tellDrafts } from './drafts';

/** A form that arrived when nobody was looking at it. */
export interface Sent {
  action: ChangeName;
  id: string;
  at: number;
}
const KEY = 'sent';
const MOST = 5;
let known: readonly Sent[] | undefined;

/** What arrived unseen, the latest first. */
export const sentUnseen = (): readonly Sent[] => (known ??= (Taro.getStorageSync(KEY) as Sent[] | '') || []);

const store = (next: readonly Sent[]): void => {
  known = next;
  try {
    Taro.setStorageSync(KEY, next);
  } catch {
    // On a full phone it is told in this visit only; the lists show the matter anyway.
  }
  tellDrafts();
};

/** Notes that a form arrived, to be told when the person looks. */
export const noteSent = (sent: Sent): void => store([sent, ...sentUnseen()].slice(0, MOST));

/** Forgets one that has been seen. */
export const seen = (sent: Sent): void => store(sentUnseen().filter((one) => one !== sent));
