import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type ActionName, type ErrorOf, type InputOf, type OutputOf } from './api';

interface Entry {
  data: unknown;
  stale: boolean;
}
const KEPT = 60;
const cache = new Map<string, Entry>();
const listeners = new Set<(domain: string) => void>();

const READS = /\.(get|mine|list|desk|me|top|children|ofPlace|candidates|readings|resolve|templates|tickets|picture)$/;

/** Tells the cache that an action succeeded: what its domain shows may be old now. */
export const changed = (action: string): void => {
  if (READS.test(action)) return;
  const domain = action.split('.')[0] ?? '';
  // A moved report changes inboxes, doorplates and desks as well, so every entry is asked again when next shown.
  for (const entry of cache.values()) entry.stale = true;
  for (const listener of listeners) listener(domain);
};

/** Forgets everything that was read, for example when the person changes. */
export const forget = (): void => cache.clear();

const remember = (key: string, data: unknown): void => {
  cache.delete(key);
  cache.set(key, { data, stale: false });
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
};

/** What a page knows of a query: old data stays on screen while new data is fetched. */
export interface Queried<N extends ActionName> {
  data: OutputOf<N> | undefined;
  error: ErrorOf<N> | undefined;
  loading: boolean;
  reload: () => void;
}

/** Reads with an action and keeps what it read: shown at once next time, asked again when the page is shown. */
export const useQuery = <N extends ActionName>(name: N, input: InputOf<N>, enabled = true): Queried<N> => {
  const key = `${name} ${JSON.stringify(input)}`;
  const [, redraw] = useState(0);
  const [error, setError] = useState<ErrorOf<N>>();
  const [loading, setLoading] = useState(false);
  const latest = useRef(key);
  latest.current = key;

  const load = useCallback(async () => {
    if (!enabled) return;
    setLoading(true);
    const answer = await call(name, input);
    if (latest.current !== key) return;
    if (answer.ok) remember(key, answer.data);
    setError(answer.ok ? undefined : answer.error.code);
    setLoading(false);
    redraw((n) => n + 1);
    // The key stands for name and input.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, enabled]);

  useEffect(() => {
    void load();
    const listener = () => void load();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [load]);
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) void load();
    shown.current = true;
  });

  return { data: cache.get(key)?.data as OutputOf<N> | undefined, error, loading, reload: () => void load() };
};
