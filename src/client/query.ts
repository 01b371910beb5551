import Taro, { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { call, type ActionName, type ErrorOf, type InputOf, type OutputOf } from './api';

/** What a mounted query lets the others do to it. */
interface Watcher {
  reload: () => void;
  redraw: () => void;
  shown: () => boolean;
  failed: () => boolean;
}
const KEPT = 60;
const cache = new Map<string, unknown>();
const watchers = new Set<Watcher>();

const READS = /\.(get|mine|list|desk|me|top|children|ofPlace|candidates|readings|resolve|templates|tickets|picture)$/;

/** Tells the queries that an action succeeded: a moved report changes inboxes, doorplates and desks as well. */
export const changed = (action: string): void => {
  if (READS.test(action)) return;
  // A page that is not shown asks again when it is shown.
  for (const watcher of watchers) if (watcher.shown()) watcher.reload();
};

/** Forgets everything that was read, for example when the person changes. */
export const forget = (): void => cache.clear();

const keyOf = (name: string, input: unknown): string => `${name} ${JSON.stringify(input)}`;

const remember = (key: string, data: unknown): void => {
  cache.delete(key);
  cache.set(key, data);
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
};

/** Keeps what a command answered as the present answer of a query, so that pages show it at once. */
export const keep = <N extends ActionName>(name: N, input: InputOf<N>, data: OutputOf<N>): void => {
  remember(keyOf(name, input), data);
  for (const watcher of watchers) watcher.redraw();
};

let listening = false;
const watch = (watcher: Watcher): (() => void) => {
  watchers.add(watcher);
  if (!listening) {
    listening = true;
    // Somebody who comes out of the basement need not tap for what failed below.
    Taro.onNetworkStatusChange(({ isConnected }) => {
      for (const one of watchers) if (isConnected && one.shown() && one.failed()) one.reload();
    });
  }
  return () => void watchers.delete(watcher);
};

/** What a page knows of a query: old data stays on screen while new data is fetched. */
export interface Queried<N extends ActionName> {
  data: OutputOf<N> | undefined;
  error: ErrorOf<N> | undefined;
  loading: boolean;
  reload: () => void;
}

// A part of a page that appears later misses the page's first show; only coming back after a hide counts.
const useShown = (back: () => void): (() => boolean) => {
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

/** Reads with an action and keeps what it read: shown at once next time, asked again when the page is shown. */
export const useQuery = <N extends ActionName>(name: N, input: InputOf<N>, enabled = true): Queried<N> => {
  const key = keyOf(name, input);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [status, setStatus] = useState<{ key: string; loading: boolean; error?: ErrorOf<N> }>({ key, loading: false });
  const latest = useRef({ key, failed: false });
  latest.current = { key, failed: status.error !== undefined };

  const load = useCallback(async () => {
    if (!enabled) return;
    setStatus((old) => ({ ...(old.key === key ? old : {}), key, loading: true }));
    const answer = await call(name, input);
    if (latest.current.key !== key) return;
    if (answer.ok) remember(key, answer.data);
    setStatus({ key, loading: false, ...(answer.ok ? {} : { error: answer.error.code }) });
    // The key stands for name and input.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, enabled]);
  const reload = useCallback(() => void load(), [load]);
  const shown = useShown(reload);

  useEffect(() => {
    reload();
    return watch({ reload, redraw, shown, failed: () => latest.current.failed });
  }, [reload, shown]);

  const fresh = status.key === key;
  const data = cache.get(key) as OutputOf<N> | undefined;
  return { data, error: fresh ? status.error : undefined, loading: fresh ? status.loading : enabled, reload };
};
