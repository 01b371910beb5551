import Taro from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';

const SAVE_AFTER = 800;
// WeChat encrypts what is stored so; Taro's types do not know the option.
const ENCRYPTED = { encrypt: true };
const keyOf = (form: string): string => `secret.${form}`;

/** The personal fields of a form, kept beside its draft and encrypted by WeChat; `empty` must be a constant. */
export const useSecret = <T extends object>(form: string, empty: T) => {
  const [value, setValue] = useState(empty);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const stored = Taro.getStorage<T>({ key: keyOf(form), ...ENCRYPTED });
    void stored
      .then(({ data }) => setValue((old) => (old === empty && data ? data : old)))
      .catch(() => undefined)
      .then(() => setReady(true));
  }, [form, empty]);
  useEffect(() => {
    if (value === empty) return undefined;
    const store = () => void Taro.setStorage({ key: keyOf(form), data: value, ...ENCRYPTED }).catch(() => undefined);
    const timer = setTimeout(store, SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [form, value, empty]);
  const change = useCallback((part: Partial<T>) => setValue((old) => ({ ...old, ...part })), []);
  const done = useCallback(() => Taro.removeStorageSync(keyOf(form)), [form]);
  return { value, ready, change, done };
};
