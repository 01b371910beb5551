import { onNetworkBack } from './network';

/** What a mounted query lets the others do to it. */
export interface Watcher {
  reload: () => void;
  redraw: () => void;
  shown: () => boolean;
  failed: () => boolean;
}
const KEPT = 60;
const cache = new Map<string, unknown>();
const watchers = new Set<Watcher>();

/** Tells the queries that something was done: a moved report changes inboxes, doorplates and desks as well. */
export const changed = (): void => {
  // A page that is not shown asks again when it is shown.
  for (const watcher of watchers) if (watcher.shown()) watcher.reload();
};

/** Keeps what was read under its key; the oldest goes when there are too many. */
export const remember = (key: string, data: unknown): void => {
  cache.delete(key);
  cache.set(key, data);
  const oldest = cache.keys().next().value;
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
};

/** What was read last under a key. */
export const recall = (key: string): unknown => cache.get(key);

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
