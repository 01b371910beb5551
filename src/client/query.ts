import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { read, type QueryName, type ErrorOf, type InputOf, type OutputOf } from './api';
import { useShown } from './useShown';
import { recall, redrawAll, remember, watch } from './watch';

const keyOf = (name: string, input: unknown): string => `${name} ${JSON.stringify(input)}`;

/** Keeps what a command answered as the present answer of a query, so that pages show it at once. */
export const keep = <N extends QueryName>(name: N, input: InputOf<N>, data: OutputOf<N>): void => {
  remember(keyOf(name, input), data);
  redrawAll();
};

/** What was read last with an action, if it is still known. */
export const recallQuery = <N extends QueryName>(name: N, input: InputOf<N>): OutputOf<N> | undefined =>
  recall(keyOf(name, input))?.data as OutputOf<N> | undefined;

/** Reads what is likely to be wanted later, unless that was done within the last `recently` ms; whether there is a network. */
export const readAhead = async <N extends QueryName>(
  name: N,
  input: InputOf<N>,
  recently: number,
): Promise<boolean> => {
  const key = keyOf(name, input);
  if (Date.now() - (recall(key)?.at ?? 0) < recently) return true;
  const answer = await read(name, input);
  if (answer.ok) remember(key, answer.data);
  return answer.ok || answer.error.code !== 'OFFLINE';
};

/** What a page knows of a query: old data stays on screen while new data is fetched. */
export interface Queried<N extends QueryName> {
  data: OutputOf<N> | undefined;
  /** When the data was read, in ms. */
  at: number;
  error: ErrorOf<N> | undefined;
  loading: boolean;
  reload: () => void;
}

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
  const { data, at = 0 } = recall(key) ?? {};
  return {
    data: data as OutputOf<N> | undefined,
    at,
    error: fresh ? status.error : undefined,
    loading: fresh ? status.loading : enabled,
    reload,
  };
};
