import type { Json, Stored } from '../messages';
import { settle, type Callbacks } from './settle';

const KB = 1024;
const [ONE_KEY, ALL_KEYS] = [1024 * KB, 10 * 1024 * KB];

interface Keyed extends Callbacks {
  key: string;
  data?: Json;
  encrypt?: boolean;
}

const copy = (value: Json): Json => (value === undefined ? '' : (JSON.parse(JSON.stringify(value)) as Json));
const sizeOf = (stored: Stored): number => Buffer.byteLength(JSON.stringify(stored.value) ?? '');

type Keep = (key: string, stored: Stored | null) => void;

const shelfOf = (begun: Readonly<Record<string, Stored>>, keep: Keep, own: (value: Json) => Json) => {
  const all = new Map(Object.entries(begun));
  return {
    all,
    write: (key: string, data: Json, secret: boolean): void => {
      const stored = { value: copy(data), secret };
      const others = [...all].reduce((sum, [name, one]) => sum + (name === key ? 0 : sizeOf(one)), 0);
      if (sizeOf(stored) > ONE_KEY) throw new Error('setStorage:fail entry size limit reached');
      if (others + sizeOf(stored) > ALL_KEYS) throw new Error('setStorage:fail exceed storage max size');
      all.set(key, stored);
      keep(key, stored);
    },
    remove: (key: string): void => {
      if (all.delete(key)) keep(key, null);
    },
    // What was stored encrypted is no readable value for those who do not say so.
    read: (key: string, secret: boolean): Json => {
      const stored = all.get(key);
      if (stored === undefined) return undefined;
      return stored.secret === secret ? own(stored.value) : `encrypted ${key.length}`;
    },
  };
};

/** wx storage: limits and encryption as WeChat has them; `keep` is told of each change, so that a restart loses none. */
export const storageOf = (
  begun: Readonly<Record<string, Stored>>,
  keep: Keep,
  own: (value: Json) => Json,
): Record<string, unknown> => {
  const { all, write, remove, read } = shelfOf(begun, keep, own);
  return {
    getStorageSync: (key: string) => read(key, false) ?? '',
    setStorageSync: (key: string, value: Json) => write(key, value, false),
    removeStorageSync: remove,
    clearStorageSync: () => [...all.keys()].forEach(remove),
    getStorageInfoSync: () => ({
      keys: [...all.keys()],
      currentSize: Math.ceil([...all.values()].reduce((sum, one) => sum + sizeOf(one), 0) / KB),
      limitSize: ALL_KEYS / KB,
    }),
    // Unlike its synchronous sibling, this one fails for what is not there.
    getStorage: (o: Keyed) =>
      settle(async () => {
        const data = read(o.key, o.encrypt === true);
        if (data === undefined) throw new Error('getStorage:fail data not found');
        return { data, errMsg: 'getStorage:ok' };
      }, o),
    setStorage: (o: Keyed) => settle(async () => write(o.key, o.data, o.encrypt === true), o),
    removeStorage: (o: Keyed) => settle(async () => remove(o.key), o),
  };
};
