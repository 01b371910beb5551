import { domains } from '../../../src/domain';
import type { ActionSpec, Result } from '../../../src/domain/_kernel/contract';
import { POLICY_VERSION, SCOPES } from '../../../src/domain/_kernel/policy';
import { Failure } from '../../../cloudfunctions/_kernel/failure';
import type { serve as Serve } from '../../../cloudfunctions/_kernel/serve';
import { trustIn, type Actor } from '../actors';
import { expected, rowsOf } from '../conformance/expected';
import { contextOf } from '../world';
import { agreeingLess, casesOf, docOf, here, idOf, NOW, PLACE, sceneOf } from './cases';
import { memoryDeps, memoryStore } from './memory';

const REACHED = 'REACHED';

/** Every action of the product by its dotted name. */
export const actions: readonly (readonly [string, ActionSpec])[] = Object.entries(domains).flatMap(([domain, all]) =>
  Object.entries(all).map(([name, spec]) => [`${domain}.${name}`, spec as unknown as ActionSpec] as const),
);

/** A product of one action whose handler does nothing but tell that it was reached. */
const apiOf = (action: string, spec: ActionSpec) => {
  const [domain = '', name = ''] = action.split('.');
  const reached = () => Promise.reject(new Failure(REACHED));
  return { [domain]: { domain: { [name]: spec }, handlers: { [name]: reached }, views: {} } };
};

const inputOf = ({ example, at, on, kind }: ActionSpec, id: string): object => ({
  ...(example as object),
  ...(at === undefined ? {} : { [at]: PLACE }),
  ...(on && kind !== 'begin' ? { id } : {}),
});

const personDoc = (actor: Actor) => {
  const { openid, grants, agreed = SCOPES, older = false } = actor;
  const consent = { version: older ? POLICY_VERSION - 1 : POLICY_VERSION, scopes: older ? SCOPES : agreed, at: NOW };
  return { _id: idOf(openid), trust: trustIn(actor), grants, consent };
};

/** What came of trying one action in every way: how often it was reached and refused, and what was wrong. */
export interface Tried {
  reached: number;
  refused: number;
  wrong: string[];
}

const guardCodes = (spec: ActionSpec): ReadonlySet<string> =>
  new Set(rowsOf(spec).flatMap(({ guards = [] }) => guards.map(({ code }) => code)));

/** Tries one action as everybody, in every state, in every relation, under `serve`; judged by the contract `as` it should be. */
export const tryAll = async (action: string, as: ActionSpec, serve: typeof Serve, served = as): Promise<Tried> => {
  const tried: Tried = { reached: 0, refused: 0, wrong: [] };
  const { store, rows } = memoryStore();
  const faults: unknown[] = [];
  const deps = memoryDeps(store, NOW, (line) => void faults.push(line['error']));
  const ask = serve(apiOf(action, served), () => Promise.resolve(), deps);
  const guards = guardCodes(as);
  rows('places').set(PLACE, { _id: PLACE, kind: 'building', area: here } as never);
  let requests = 0;
  const one = async (actor: Actor, state: string, relation: string | undefined): Promise<string> => {
    const machine = as.kind === 'begin' ? undefined : as.on;
    const doc = machine && docOf(machine, state, actor, relation);
    if (machine && doc) rows(machine.collection).set(doc._id, doc);
    if (actor.known !== false) rows('people').set(idOf(actor.openid), personDoc(actor) as never);
    const requestId = `permission-${(requests += 1).toString().padStart(8, '0')}`;
    const call = { action, input: inputOf(as, doc?._id ?? ''), requestId };
    const answer: Result<unknown> = await ask(call, contextOf(actor.openid));
    const code = answer.ok ? 'an answer' : answer.error.code;
    const must = expected(as, actor, sceneOf(as, actor, relation), state, NOW);
    const right = must === 'ok' ? code === REACHED || guards.has(code) : code === must;
    tried[code === REACHED || guards.has(code) ? 'reached' : 'refused'] += 1;
    if (!right)
      tried.wrong.push(`${action} by ${actor.label} as ${relation ?? 'nobody'} in ${state}: ${code}, not ${must}`);
    return must;
  };
  const agreeing = new Set<string>();
  for (const { actor, state, relation } of casesOf(as)) {
    const must = await one(actor, state, relation);
    // Once for each way in: what somebody agreed to is asked after he was let in.
    const way = `${actor.label} ${relation ?? ''}`;
    if (must !== 'ok' || agreeing.has(way)) continue;
    agreeing.add(way);
    for (const less of agreeingLess(actor).slice(0, as.scope === null ? 1 : undefined))
      await one(less, state, relation);
  }
  return { ...tried, wrong: [...tried.wrong, ...faults.map((fault) => `${action}: ${String(fault)}`)] };
};
