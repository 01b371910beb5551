import { useDidHide, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { read, type QueryName, type ErrorOf, type InputOf, type OutputOf } from './api';
import { recall, redrawAll, remember, watch } from './watch';

const keyOf = (name: string, input: unknown): string => `${name} ${JSON.stringify(input)}`;

/** Keeps what a command answered as the present answer of a query, so that pages show it at once. */
export const keep = <N extends QueryName>(name: N, input: InputOf<N>, data: OutputOf<N>): void => {
  remember(keyOf(name, input), data);
  redrawAll();
};

/** What a page knows of a query: old data stays on screen while new data is fetched. */
export interface Queried<N extends QueryName> {
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
export const useQuery = <N extends QueryName>(name: N, input: InputOf<N>, enabled = true): Queried<N> => {
  const key = keyOf(name, input);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [status, setStatus] = useState<{ key: string; loading: boolean; error?: ErrorOf<N> }>({ key, loading: false });
  const latest = useRef({ key, failed: false });
  latest.current = { key, failed: status.error !== undefined };

  const load = useCallback(async () => {
    if (!enabled) return;
    setStatus((old) => ({ ...(old.key === key ? old : {}), key, loading: true }));
    const answer = await read(name, input);
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
  const data = recall(key) as OutputOf<N> | undefined;
  return { data, error: fresh ? status.error : undefined, loading: fresh ? status.loading : enabled, reload };
};
