import type { Deps } from '../../../cloudfunctions/_kernel/deps';
import { serve } from '../../../cloudfunctions/_kernel/serve';
import type { Store } from '../../../cloudfunctions/_kernel/store';
import { api } from '../../../cloudfunctions/composition';
import { enter } from '../../../cloudfunctions/people/handlers';
import { leavePhone } from '../../support/reachable';
import { buildTown, type Town } from '../../support/town';
import { postWish, wishDoc } from '../../support/wishes';
import { contextOf, newRequest, worldOver } from '../../support/world';
import { serveProbe } from '../probe';
import { cloudAt, held, type Reach } from '../station';

/** What came of many people taking on one wish at once. */
export interface Rush {
  claims: number;
  told: number;
  other: readonly string[];
  /** The most round trips of anybody who was told, beside the reading of who he is. */
  trips: number;
  ms: number;
  /** Lines of the wish that say it was taken on. */
  lines: number;
}

const town = held<Town>();
const openidOf = (n: number): string => `openid-rush-${n}`;

/** A store that counts what is asked of it. */
const counted = (store: Store): { store: Store; trips: () => number } => {
  let trips = 0;
  const count =
    <A extends unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      trips += 1;
      return work(...args);
    };
  const { get, insert, updateIf, page, remove } = store;
  const counting = {
    get: count(get as never),
    insert: count(insert as never),
    updateIf: count(updateIf as never),
    page: count(page as never),
    remove: count(remove as never),
  } as unknown as Store;
  return { store: counting, trips: () => trips };
};

/** The store as somebody would write it who looks first and writes then. */
const looksFirst = (store: Store): Store => ({
  ...store,
  updateIf: async (collection, id, where, patch) => {
    if (collection !== 'wishes' || where['state'] === undefined) return store.updateIf(collection, id, where, patch);
    const present = await store.get<{ _id: string; state: string; rev: number }>(collection, id);
    if (present?.state !== where['state'] || present.rev !== where['rev']) return undefined;
    return store.updateIf(collection, id, {}, patch);
  },
});

const rush = async (callers: number, wrap: (store: Store) => Store): Promise<Rush> => {
  const { world } = town.get();
  const { id } = await postWish(town.get());
  const claim = async (openid: string) => {
    const { store, trips } = counted(wrap(world.deps.store));
    // Events are told afterwards: who wins and what a loser pays is what is measured.
    const deps: Deps = { ...world.deps, store, consumers: [], log: () => undefined };
    const event = { action: 'wall.claim', input: { id }, requestId: newRequest() };
    const answer = await serve(api, enter, deps)(event, contextOf(openid));
    return { code: answer.ok ? 'ok' : answer.error.code, trips: trips() - 1 };
  };
  const began = performance.now();
  const answers = await Promise.all(Array.from({ length: callers }, (_, n) => claim(openidOf(n))));
  const ms = performance.now() - began;
  const told = answers.filter(({ code }) => code === 'ILLEGAL_MOVE');
  const { timeline } = await wishDoc(town.get(), id);
  return {
    claims: answers.filter(({ code }) => code === 'ok').length,
    told: told.length,
    other: [...new Set(answers.map(({ code }) => code))].filter((code) => code !== 'ok' && code !== 'ILLEGAL_MOVE'),
    trips: Math.max(...told.map(({ trips }) => trips)),
    ms,
    lines: timeline.filter(({ move }) => move === 'claim').length,
  };
};

serveProbe({
  prepare: async (reach: Reach): Promise<void> =>
    town.keep(await buildTown(await worldOver(cloudAt(reach), async () => undefined))),
  people: async (callers: number): Promise<void> => {
    const { world } = town.get();
    for (let n = 0; n < callers; n += 1) await leavePhone(world, openidOf(n));
  },
  ours: (callers: number) => rush(callers, (store) => store),
  mutant: (callers: number) => rush(callers, looksFirst),
});
