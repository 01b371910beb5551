import { domains, type Domains } from '../../../src/domain';
import type { AnyMachine, Stateful } from '../../../src/domain/_kernel/machine';
import { machines } from '../../../cloudfunctions/composition';
import { personId } from '../../../cloudfunctions/_kernel/hash';
import type { Api } from '../../../cloudfunctions/_kernel/serve';
import { actionsOf } from '../conformance/matrix';
import { inLanes } from '../conformance/probe';
import { specOf, type Ground } from '../ground';
import { rawDocs } from '../peek';
import { newRequest } from '../world';
import type { Secret } from './secrets';

/** One call of a crawl that was answered. */
export interface Answered {
  openid: string;
  action: string;
  id: string | undefined;
  data: unknown;
}
/** What a crawl brings home. */
export interface Haul {
  calls: number;
  answered: Answered[];
  /** What was shown to somebody who may not see it. */
  leaks: string[];
}
export interface Crawl {
  ground: Ground;
  secrets: readonly Secret[];
  openids: readonly string[];
  /** The product with a fault, to see that the crawl finds it. */
  via?: Api;
}

const LANES = 4;

/** Answers of these domains name nobody but the caller, not even by a number. */
const NAMELESS = /^(wall|shop|pay|files|notifications)\./;
/** What these answer at a place is about people’s matters. */
const AT_PLACES = /^(wall|reports|shop)\./;
const PERSON = /per_[0-9A-Z]{20}|openid-/;

const shown = async ({ ground, secrets }: Crawl, { openid, action, id, data }: Answered): Promise<string[]> => {
  const text = JSON.stringify(data);
  const found = secrets.filter(({ shows }) => shows.some((part) => text.includes(part)));
  const others = text.replaceAll(personId(openid), '');
  const leaks = NAMELESS.test(action) && PERSON.test(others) ? [`${action} names a person to ${openid}`] : [];
  for (const secret of found) {
    const doc = await ground.town.world.deps.store.get<Stateful>(secret.collection, secret.id);
    const asked = secret.by.length === 0 || (secret.by.includes(action) && secret.id === id);
    if (asked && doc && secret.may(openid, doc)) continue;
    leaks.push(`${action} shows ${openid} of ${secret.id} (${doc?.state}): ${secret.shows.join(' ')}`);
  }
  return leaks;
};

const tryOne = async (crawl: Crawl, haul: Haul, openid: string, action: string, input: object): Promise<void> => {
  const via = action.startsWith('pay.') ? undefined : crawl.via;
  const answer = await crawl.ground.town.world.call(openid, action, input, newRequest(), via);
  haul.calls += 1;
  const { id } = input as { id?: string };
  const answered = { openid, action, id, data: answer.ok ? answer.data : answer.error };
  if (answer.ok) haul.answered.push(answered);
  haul.leaks.push(...(await shown(crawl, answered)));
};

/** Every action of every domain by its dotted name. */
export const everyAction = (): string[] => Object.keys(domains).flatMap((name) => actionsOf(name as keyof Domains));

/** An input of an action on a document; what it would say of the person it is for is that person’s own. */
const inputOn = async ({ ground }: Crawl, action: string, id: string): Promise<object> => {
  const made = (await ground.input(action, {
    id,
    openid: ground.actors[0]?.openid ?? '',
    requestId: newRequest(),
  })) as object;
  // Photos need an upload of one’s own; where they are needed, others have shown some before.
  return { ...made, id, ...('photos' in made ? { photos: [] } : {}) };
};

const idsOf = async ({ ground, openids }: Crawl, machine: AnyMachine): Promise<string[]> => {
  // Roles would make everybody somebody else: one person stands for all.
  if (machine.name === 'person') return openids.slice(-1).map(personId);
  return (await rawDocs(ground.town.world, machine.collection)).map(({ _id }) => _id);
};

/** Calls the actions of every machine that `wanted` picks: everybody, on every document there is. */
export const onDocuments = async (crawl: Crawl, haul: Haul, wanted: (action: string) => boolean): Promise<void> => {
  for (const machine of machines) {
    const about = everyAction().filter((action) => {
      const { on, kind } = specOf(action);
      return kind !== 'begin' && on?.name === machine.name && wanted(action);
    });
    const inputs = new Map<string, object>();
    const ids = about.length === 0 ? [] : await idsOf(crawl, machine as AnyMachine);
    for (const action of about) inputs.set(action, await inputOn(crawl, action, ids[0] ?? ''));
    await inLanes(ids, LANES, async (id) => {
      for (const openid of crawl.openids)
        for (const action of about) await tryOne(crawl, haul, openid, action, { ...inputs.get(action), id });
    });
  }
};

/** Calls what is on no document: everybody, at a place of every kind. */
export const elsewhere = async (crawl: Crawl, haul: Haul, wanted: (action: string) => boolean): Promise<void> => {
  const { ground, openids } = crawl;
  const kinds = new Map((await rawDocs(ground.town.world, 'places')).map(({ kind, _id }) => [kind, _id]));
  const places = [...kinds.values()];
  const about = everyAction().filter((action) => {
    const { on, kind } = specOf(action);
    return (kind === 'begin' || on === undefined) && wanted(action);
  });
  await inLanes(about, LANES, async (action) => {
    const { at } = specOf(action);
    const asked = { id: '', openid: openids[0] ?? '', requestId: newRequest() };
    const input = (await ground.input(action, asked)) as object;
    const inputs =
      at === undefined || !AT_PLACES.test(action) ? [input] : [input, ...places.map((id) => ({ ...input, [at]: id }))];
    for (const openid of openids) for (const one of inputs) await tryOne(crawl, haul, openid, action, one);
  });
};
