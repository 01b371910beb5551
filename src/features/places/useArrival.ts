import Taro, { useDidShow, useLoad } from '@tarojs/taro';
import { useState } from 'react';
import type { Arrival } from '@/domain/_kernel/links';
import { takeCarried } from './arrival';

type Query = Readonly<Record<string, string | undefined>>;

const arrivalOf = ({ q, scene }: Query): Arrival | undefined => {
  if (q) return { q };
  return scene ? { scene } : undefined;
};

// One scan is one entry: the same code scanned again has another time.
const enterKey = (query: Query): string => [query['q'], query['scene'], query['scancode_time']].join(' ');
const enterQuery = (): Query => (Taro.getEnterOptionsSync().query ?? {}) as Query;

let seen: string | undefined;

/** What brought the person here; null when no code did, undefined before that is known. */
interface Arrived {
  arrival: Arrival | null | undefined;
  setArrival: (arrival: Arrival) => void;
}

/** The code that brought the person here: carried over, opened by WeChat, or scanned while the page was open. */
export const useArrival = (): Arrived => {
  const [arrival, setArrival] = useState<Arrival | null>();
  useLoad((query: Query) => {
    // Raw and undecoded, as WeChat gives it; readCode decodes.
    setArrival(takeCarried() ?? arrivalOf(query) ?? null);
    seen = enterKey(enterQuery());
  });
  useDidShow(() => {
    // Warm from the background, WeChat does not load the page again but says with what it was entered.
    const query = enterQuery();
    if (seen === undefined || enterKey(query) === seen) return;
    seen = enterKey(query);
    const fresh = arrivalOf(query);
    if (fresh) setArrival(fresh);
  });
  return { arrival, setArrival };
};
