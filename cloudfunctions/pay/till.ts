import type { Deps } from '../_kernel/deps';
import type { WechatPay } from '../_kernel/payPort';

/** What the function `pay` reaches the world through: the ports of every function, and the merchant’s own. */
export interface Till extends Deps {
  bank: WechatPay;
  /** When a sweep ends itself, so that the platform does not. */
  until?: number;
}

const MINUTE = 60_000;
const LONGEST = 30 * MINUTE;

/** When something is looked at again that has been looked at `tries` times: after 1, 2, 4 … at most 30 minutes. */
export const again = (till: Till, tries: number): { nextAt: number; tries: number } => ({
  nextAt: till.now() + Math.min(LONGEST, MINUTE * 2 ** Math.min(tries, 10)),
  tries: tries + 1,
});

/** Notes what a human is to look at. */
export const alarm = (till: Till, what: string, about: object): void => till.log({ level: 'error', what, ...about });

/** What is left to do before a sweep has to end. */
export function* inTime<T>(till: Till, all: readonly T[]): Generator<T> {
  for (const one of all) {
    if (till.until !== undefined && till.now() > till.until) return;
    yield one;
  }
}
