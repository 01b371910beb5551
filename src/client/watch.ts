import { onNetworkBack } from './network';

/** What a mounted query lets the others do to it. */
export interface Watcher {
  reload: () => void;
  redraw: () => void;
  shown: () => boolean;
  failed: () => boolean;
}
/** What was read, and when, in ms. */
export interface Seen {
  at: number;
  data: unknown;
}
const KEPT = 120;
const cache = new Map<string, Seen>();
const watchers = new Set<Watcher>();
const hearers = new Set<(key: string) => void>();

/** Tells the queries that something was done: a moved report changes inboxes, doorplates and desks as well. */
export const changed = (): void => {
  // A page that is not shown asks again when it is shown.
  for (const watcher of watchers) if (watcher.shown()) watcher.reload();
};

/** Keeps what was read under its key; the oldest goes when there are too many. */
export const remember = (key: string, data: unknown, at: number = Date.now()): void => {
  cache.delete(key);
  cache.set(key, { at, data });
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  for (const hear of hearers) hear(key);
};

/** What was read last under a key. */
export const recall = (key: string): Seen | undefined => cache.get(key);

/** Everything that was read, the latest last. */
export const recallAll = (): [string, Seen][] => [...cache];

/** Forgets what was read, but for the keys that may stay. */
export const forgetRead = (stays: (key: string) => boolean = () => false): void => {
  for (const key of [...cache.keys()]) if (!stays(key)) cache.delete(key);
};

/** Hears the key of everything that is read. */
export const onRead = (hear: (key: string) => void): void => void hearers.add(hear);

/** Draws every mounted query again. */
export const redrawAll = (): void => {
  for (const watcher of watchers) watcher.redraw();
};

/** Counts a mounted query in until the returned function is called. */
export const watch = (watcher: Watcher): (() => void) => {
  watchers.add(watcher);
  // Somebody who comes out of the basement need not tap for what failed below.
  const stop = onNetworkBack(() => {
    if (watcher.shown() && watcher.failed()) watcher.reload();
  });
  return () => {
    watchers.delete(watcher);
    stop();
  };
};
