import Taro from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';

const SAVE_AFTER = 800;
// WeChat encrypts what is stored so; Taro's types do not know the option.
const ENCRYPTED = { encrypt: true };
const keyOf = (form: string): string => `secret.${form}`;
const sealKeyOf = (form: string): string => `sealed.${form}`;

const sealed = new Map<string, object>();
const hearers = new Map<string, () => void>();

const store = async (key: string, data: object): Promise<void> => {
  await Taro.setStorage({ key, data, ...ENCRYPTED });
};

/** Keeps the personal part of a request that is on its way, encrypted by WeChat; on a full phone only for this visit. */
export const seal = (form: string, part: object): void => {
  sealed.set(form, part);
  void store(sealKeyOf(form), part).catch(() => undefined);
};

/** The personal part of a request that is on its way; nothing when it was sealed and is gone. */
export const unseal = async (form: string): Promise<object | undefined> => {
  const kept = sealed.get(form);
  if (kept) return kept;
  const stored = Taro.getStorage<object>({ key: sealKeyOf(form), ...ENCRYPTED });
  return stored.then(({ data }) => data).catch(() => undefined);
};

/** Forgets what is personal about a form: the server has it, or nobody is to have it. */
export const forgetSecrets = (form: string): void => {
  sealed.delete(form);
  Taro.removeStorageSync(keyOf(form));
  Taro.removeStorageSync(sealKeyOf(form));
  hearers.get(form)?.();
};

/** The personal fields of a form, kept beside its draft and encrypted by WeChat; `empty` must be a constant. */
export const useSecret = <T extends object>(form: string, empty: T) => {
  const [value, setValue] = useState(empty);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    hearers.set(form, () => setValue(empty));
    const stored = Taro.getStorage<T>({ key: keyOf(form), ...ENCRYPTED });
    void stored
      .then(({ data }) => setValue((old) => (old === empty && data ? data : old)))
      .catch(() => undefined)
      .then(() => setReady(true));
    return () => void hearers.delete(form);
  }, [form, empty]);
  useEffect(() => {
    if (value === empty) return undefined;
    const timer = setTimeout(() => void store(keyOf(form), value).catch(() => undefined), SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [form, value, empty]);
  const change = useCallback((part: Partial<T>) => setValue((old) => ({ ...old, ...part })), []);
  return { value, ready, change };
};
