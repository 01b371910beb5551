import Taro from '@tarojs/taro';
import type { OutputOf, QueryName } from './api';
import { onFull } from './drafts';
import { readAhead } from './query';
import { forgetRead, onRead, recall, recallAll, redrawAll, remember, type Seen } from './watch';

/**
 * What outlives a restart: lists and matters that are worth reading without a network. Nothing from a secret action,
 * no codes, no money. Each key holds the place it is about; the whole belongs to one person with certain duties.
 */
const LASTING = [
  ...(['people.me', 'places.get', 'notifications.list', 'notifications.templates'] as const),
  ...(['reports.mine', 'reports.get', 'reports.desk', 'reports.candidates', 'reports.ofPlace'] as const),
  ...(['wall.list', 'wall.mine', 'wall.myClaims', 'shop.counters', 'shop.products', 'shop.mine'] as const),
] satisfies readonly QueryName[];
const LASTING_NAMES: readonly string[] = LASTING;
const KEY = 'seen';
const ME = 'people.me {}';
const VERSION = 1;
const SAVE_AFTER = 2_000;
/** Characters of all that is stored: at three bytes each still below WeChat's megabyte for one key. */
const MOST = 300_000;

interface Stored {
  version: typeof VERSION;
  who: string;
  rows: [string, Seen][];
}

const isLasting = (key: string): boolean => LASTING_NAMES.includes(key.split(' ', 1)[0] ?? '');

/** The latest rows that fit into so many characters together, in their order. */
export const fitting = (rows: readonly [string, Seen][], most: number): [string, Seen][] => {
  let left = most;
  const latest = [...rows].reverse();
  const kept = latest.filter((row) => (left -= JSON.stringify(row).length + 1) >= 0);
  return kept.reverse();
};

/** Whose reading it is: another person, or other duties, must not see it. */
const whoOf = (me: OutputOf<'people.me'>): string =>
  [me.id, ...me.grants.map(({ role, level, area }) => `${role}@${level}.${area}`).sort()].join(' ');

let who: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Stores at once what would have been stored soon. */
export const saveSeen = (): void => {
  if (timer === undefined || who === undefined) return;
  clearTimeout(timer);
  timer = undefined;
  const rows = fitting(
    recallAll().filter(([key]) => isLasting(key)),
    MOST,
  );
  const stored: Stored = { version: VERSION, who, rows };
  try {
    Taro.setStorageSync(KEY, stored);
  } catch {
    // Without it the lists are read anew.
  }
};

const save = (): void => {
  // What belongs to nobody is not stored: ask once who it is.
  if (who === undefined) void readAhead('people.me', {}, 0).then(saveSeen);
  else saveSeen();
};

const onMe = (): void => {
  const me = recall(ME)?.data as OutputOf<'people.me'>;
  const now = whoOf(me);
  if (who !== undefined && who !== now) {
    forgetRead((key) => key === ME);
    Taro.removeStorageSync(KEY);
    redrawAll();
  }
  who = now;
};

/** Brings back what was read before the restart, and from now on keeps what is read. */
export const openSeen = (): void => {
  const stored = Taro.getStorageSync(KEY) as Stored | '';
  if (stored && stored.version === VERSION) {
    who = stored.who;
    for (const [key, { data, at }] of stored.rows) remember(key, data, at);
  }
  onFull(() => Taro.removeStorageSync(KEY));
  onRead((key) => {
    if (key === ME) onMe();
    if (isLasting(key)) timer ??= setTimeout(save, SAVE_AFTER);
  });
};
