import type { Rule } from '../../../src/domain/_kernel/access';
import type { Area } from '../../../src/domain/_kernel/area';
import type { ActionSpec } from '../../../src/domain/_kernel/contract';
import type { AnyMachine, Stateful } from '../../../src/domain/_kernel/machine';
import type { Api } from '../../../cloudfunctions/_kernel/serve';
import { stranger, type Actor } from '../actors';
import { rowsOf } from '../conformance/expected';
import { actions } from '../permissions/tried';
import { newRequest, type World } from '../world';
import { communityOf, every, isMadeUp, varied, type Estate } from './estate';

/** On so many documents, of different states and communities, everybody tries each action. */
const TRIES = 3;
const REFUSALS: readonly string[] = ['FORBIDDEN', 'NOT_FOUND'];
/** An id, not a word such as not_ours. */
const ID = /^[a-z]{3}_(?=.*\d)\w{10,}$/;

/** Whether an area has nothing to do with an actor. */
const strange = (actor: Actor, area: Area | null): boolean =>
  area !== null && actor.grants.every((grant) => area[grant.level] !== grant.area);

const knows = (machine: AnyMachine, doc: Stateful, person: string): boolean =>
  Object.values(machine.relations).some((field) => JSON.stringify((doc as never)[field] ?? '').includes(person));

const openToAll = (by: readonly Rule[]): boolean => by.some(({ kind }) => kind === 'anyone');
const isPublic = (spec: ActionSpec): boolean =>
  (spec.kind === 'move' ? rowsOf(spec) : [spec]).some(({ by }) => openToAll(by));

const onDocument = ({ on, at, kind }: ActionSpec): AnyMachine | undefined =>
  at === undefined && kind !== 'begin' ? on : undefined;

/** What is about a document, or about a place and not for everybody: what the fuzzer tries. */
export const guarded = actions.filter(([, spec]) => {
  const on = onDocument(spec);
  return on ? !(isPublic(spec) && openToAll(on.read)) : spec.at !== undefined && !isPublic(spec);
});

/** What an actor has no business with, of what an action can be about. */
const strangeTo = (actor: Actor, spec: ActionSpec, estate: Estate, person: string): Stateful[] => {
  const on = onDocument(spec);
  const docs = (estate.get(on?.collection ?? 'places') ?? []).filter(({ area }) => strange(actor, area));
  const open = ({ state }: Stateful): boolean =>
    isPublic(spec) && on !== undefined && (on.shown.includes(state) || openToAll(on.read));
  return on ? docs.filter((doc) => !knows(on, doc, person) && !open(doc)) : docs;
};

/** The same input with every id in it replaced by one of its kind from an area that is strange to the actor. */
const withStrangeIds = (input: unknown, estate: Estate, actor: Actor): unknown => {
  if (typeof input === 'string') {
    if (!ID.test(input)) return input;
    const machine = every.find(({ prefix }) => input.startsWith(prefix));
    const docs = estate.get(machine?.collection ?? '') ?? [];
    return docs.find(({ area }) => strange(actor, area))?._id ?? input;
  }
  if (Array.isArray(input)) return input.map((one) => withStrangeIds(one, estate, actor));
  if (input === null || typeof input !== 'object') return input;
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withStrangeIds(value, estate, actor)]));
};

/** What came of the fuzzer’s calls. */
export interface Tried {
  calls: number;
  reached: Set<string>;
  /** Answers that should not have been given. */
  wrong: Set<string>;
}
type Try = { actor: Actor; action: string; input: object; about: Stateful };
type Told = { via?: Api; fine: (code: string, data: unknown) => boolean };

const tryAll = async (world: World, tries: Iterable<Try>, { via, fine }: Told): Promise<Tried> => {
  const tried: Tried = { calls: 0, reached: new Set(), wrong: new Set() };
  for (const { actor, action, input, about } of tries) {
    const answer = await world.call(actor.openid, action, input, newRequest(), via);
    const code = answer.ok ? 'an answer' : answer.error.code;
    tried.calls += 1;
    tried.reached.add(action);
    if (!fine(code, answer.ok ? answer.data : null))
      tried.wrong.add(`${action} by ${actor.label} on ${about._id} (${about.state}): ${code}`);
  }
  return tried;
};

const fewOf = (docs: readonly Stateful[]): Stateful[] =>
  varied(docs, (doc) => `${doc.state} ${communityOf(doc)}`).slice(0, TRIES);

/** Everybody calls the guarded actions on what lies in areas that are strange to him; `via` is a product with a fault. */
export const fuzz = (
  world: World,
  estate: Estate,
  actors: readonly Actor[],
  { only = guarded, via }: { only?: typeof guarded; via?: Api } = {},
): Promise<Tried> => {
  const tries = actors.flatMap((actor) =>
    only.flatMap(([action, spec]) => {
      const field = onDocument(spec) ? 'id' : String(spec.at);
      const example = withStrangeIds(spec.example, estate, actor) as object;
      const found = fewOf(strangeTo(actor, spec, estate, world.idOf(actor.openid)));
      return found.map((about) => ({ actor, action, about, input: { ...example, [field]: about._id } }));
    }),
  );
  return tryAll(world, tries, { ...(via ? { via } : {}), fine: (code) => REFUSALS.includes(code) });
};

/** It only notes what it is for: whoever spends what it gives is looked at then. */
const NOTES_ONLY = 'arrival.begin';

/** Everybody calls what is about his own area, and names documents and places of others in it. */
export const smuggle = (world: World, estate: Estate, actors: readonly Actor[]): Promise<Tried> => {
  const tries = actors.flatMap((actor) =>
    guarded.flatMap(([action, spec]) => {
      if (action === NOTES_ONLY) return [];
      const field = onDocument(spec) ? 'id' : String(spec.at);
      const { [field]: _own, ...rest } = spec.example as Record<string, unknown>;
      const example = withStrangeIds(rest, estate, actor) as object;
      if (JSON.stringify(example) === JSON.stringify(rest)) return [];
      const own = (estate.get(onDocument(spec)?.collection ?? 'places') ?? []).filter(
        (doc) => !isMadeUp(doc) && actor.grants.some(({ level, area }) => doc.area?.[level] === area),
      );
      const few = varied(own, (doc) => `${doc.state} ${String((doc as { kind?: string }).kind)}`).slice(0, 2 * TRIES);
      return few.map((about) => ({ actor, action, about, input: { ...example, [field]: about._id } }));
    }),
  );
  return tryAll(world, tries, { fine: (code) => code !== 'an answer' && code !== 'INTERNAL' });
};

/** What only the system itself has to know of a document or a person. */
const INTERNAL =
  /"(?:bodyHash|pending|pendingAt|leaseUntil|timerAt|timerMove|requestId|createdBy|openid|kid|[a-z]*Sealed|[a-z]*Index)":|"per_|openid-|oLinliDemo/i;

/** A stranger reads what is open to all, everywhere; whatever is internal or names a person is wrong. */
export const look = (world: World, estate: Estate, via?: Api): Promise<Tried> => {
  const open = actions.filter(([, spec]) => spec.kind === 'query' && isPublic(spec));
  const tries = open.flatMap(([action, spec]) => {
    const field = onDocument(spec) ? 'id' : spec.at;
    const docs = (estate.get(onDocument(spec)?.collection ?? 'places') ?? []).filter((doc) => !isMadeUp(doc));
    const few = varied(docs, (doc) => `${doc.state} ${String((doc as { kind?: string }).kind)} ${communityOf(doc)}`);
    const asked = field === undefined ? few.slice(0, 1) : few.slice(0, 8 * TRIES);
    const input = (about: Stateful) => ({ ...(spec.example as object), ...(field ? { [field]: about._id } : {}) });
    return asked.map((about) => ({ actor: stranger, action, about, input: input(about) }));
  });
  const own = `"${world.idOf(stranger.openid)}"`;
  const fine: Told['fine'] = (_code, data) => !INTERNAL.test(JSON.stringify(data).replaceAll(own, '""'));
  return tryAll(world, tries, { ...(via ? { via } : {}), fine });
};
