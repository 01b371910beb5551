import { writeSync } from 'node:fs';
import type { Deps } from '../../../cloudfunctions/_kernel/deps';
import { createDeps } from '../../../cloudfunctions/_kernel/runtime';
import type { Store } from '../../../cloudfunctions/_kernel/store';
import { shopEffects } from '../../../cloudfunctions/shop/effects';
import type { StockDoc } from '../../../src/domain/shop/stock';
import { openStories, type Counter } from '../shopStories';

/** What the process is to do, and how far its clock is ahead. */
export interface Work {
  url: string;
  counter: Counter;
  ahead: number;
  stories: readonly number[];
  looksFirst: boolean;
}

const { url, counter, ahead, stories, looksFirst } = JSON.parse(process.env['BENCH_WORK'] ?? '{}') as Work;
// Every write is told before it is made, so that the process can be killed at any of them; an accident by name.
const tell = (what: string): number => writeSync(1, what);

/** The store as somebody would write it who looks first and writes then. */
const careless =
  (store: Store): Store['updateIf'] =>
  async (collection, id, where, patch) => {
    if (collection !== 'stocks' || !patch.push) return store.updateIf(collection, id, where, patch);
    const present = await store.get<StockDoc>(collection, id);
    const enough = Object.values(present?.items ?? {}).every(({ left }) => left > 0);
    return enough ? store.updateIf(collection, id, {}, patch) : undefined;
  };

const listened = (deps: Deps): Deps => {
  const updateIf = looksFirst ? careless(deps.store) : deps.store.updateIf;
  const told =
    <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      tell('.');
      return work(...args);
    };
  const store = {
    ...deps.store,
    insert: told(deps.store.insert) as Store['insert'],
    updateIf: told(updateIf) as Store['updateIf'],
  };
  return { ...deps, now: () => Date.now() + ahead, log: () => undefined, store };
};

const work = async (): Promise<void> => {
  const deps = listened(createDeps(process.env, [shopEffects]));
  const { play, minute } = await openStories({ url }, deps, counter, (action) => tell(`!${action}\n`));
  await Promise.all([...stories.map(play), minute()]);
};

work().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
