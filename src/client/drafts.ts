import Taro from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { newRequestId } from './api';

/** A form that is being filled in; its request id is made with it and lives through every retry. */
export interface Draft<T> {
  version: 1;
  requestId: string;
  value: T;
}
const SAVE_AFTER = 800;
const keyOf = (form: string): string => `draft.${form}`;

const stored = <T>(form: string): Draft<T> | undefined => {
  const found = Taro.getStorageSync(keyOf(form)) as Draft<T> | '';
  return found && found.version === 1 ? found : undefined;
};

/** What a form holds that was left unfinished. */
export const draftOf = <T>(form: string): T | undefined => stored<T>(form)?.value;

/**
 * Keeps a form across restarts; `done` forgets it once the server has the matter, and `renew` gives it a fresh request
 * id after the server said that this one belongs to something else.
 */
export const useDraft = <T extends object>(form: string, empty: T) => {
  const [draft, setDraft] = useState<Draft<T>>(
    () => stored<T>(form) ?? { version: 1, requestId: newRequestId(), value: empty },
  );
  const latest = useRef(draft);
  latest.current = draft;
  const finished = useRef(false);
  const untouched = useRef(draft);
  const save = useCallback(() => {
    // A form that was only looked at leaves nothing behind.
    if (finished.current || latest.current === untouched.current) return;
    try {
      Taro.setStorageSync(keyOf(form), latest.current);
    } catch {
      // The phone's storage is full: the form stays on screen, it only does not outlive the visit.
    }
  }, [form]);
  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [draft, save]);
  useEffect(() => save, [save]);

  const change = useCallback(
    (part: Partial<T>) => setDraft((old) => ({ ...old, value: { ...old.value, ...part } })),
    [],
  );
  const done = useCallback(() => {
    finished.current = true;
    Taro.removeStorageSync(keyOf(form));
  }, [form]);
  const renew = useCallback(() => setDraft((old) => ({ ...old, requestId: newRequestId() })), []);
  return { value: draft.value, requestId: draft.requestId, kept: true as const, change, done, renew };
};
