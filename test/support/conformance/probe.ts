import tcb from '@cloudbase/node-sdk';
import type { Rule } from '../../../src/domain/_kernel/access';
import type { ActionSpec, Result } from '../../../src/domain/_kernel/contract';
import type { Stateful } from '../../../src/domain/_kernel/machine';
import { collections } from '../../../config/collections';
import { personId } from '../../../cloudfunctions/_kernel/hash';
import { relative, stranger, unknown, type Actor, type Scene } from '../actors';
import type { Ground, Try } from '../ground';
import { rowsOf } from './expected';

/** How a product under test is called; mutants put another in its place. */
export type Call = (openid: string, action: string, input: unknown, requestId?: string) => Promise<Result<unknown>>;

/** One action under test, with every error code and every answer seen so far. */
export interface Probe {
  ground: Ground;
  action: string;
  spec: ActionSpec;
  call: Call;
  seen: Set<string>;
  answers: unknown[];
}

/** What a check found: how many trials, what was wrong, or why there was nothing to try. */
export interface Finding {
  tried: number;
  wrong: string[];
  why?: string;
}

/** Where an action can be tried: a state, the rows that hold there, and who may by them. */
export interface Target {
  state: string;
  to: string | undefined;
  by: readonly Rule[];
}

/** The code of an answer, or `ok`. */
export const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.error.code);

/** Makes a try and remembers what was answered. */
export const perform = async (probe: Probe, act: Pick<Try, 'actor' | 'input' | 'requestId'>) => {
  const answer = await probe.call(act.actor.openid, probe.action, act.input, act.requestId);
  probe.seen.add(codeOf(answer));
  return answer;
};

/** Every row of the action’s move from every state it starts in; for other actions the one state that exists at first. */
export const targetsOf = (spec: ActionSpec): Target[] => {
  if (spec.kind === 'move') {
    return rowsOf(spec).flatMap(({ from, to, by }) => from.map((state) => ({ state, to, by })));
  }
  const birth = spec.kind === 'begin' ? spec.on?.begin[spec.move ?? ''] : undefined;
  const open = spec.on !== undefined && birth === undefined && spec.by.some((rule) => rule.kind === 'anyone');
  const by = birth?.by ?? (open ? (spec.on?.read ?? []) : spec.by);
  return [{ state: spec.on?.states[0] ?? '', to: birth?.to, by }];
};

const actorFor = (ground: Ground, rule: Rule): Actor[] => {
  switch (rule.kind) {
    case 'anyone':
      return [stranger, unknown()];
    case 'grant':
      return ground.actors.filter(({ label }) => label === `${rule.role}@${rule.level} here`);
    case 'relation':
      return [relative(rule.name)];
    default:
      return [];
  }
};

/** One actor for each alternative of `by`, with the name under which the timeline must store it. */
export const alternatives = (ground: Ground, by: readonly Rule[]): { actor: Actor; grant: string }[] =>
  by.flatMap((rule) =>
    actorFor(ground, rule).map((actor) => ({
      actor,
      grant: rule.kind === 'grant' ? `${rule.role}@${rule.level}` : rule.kind === 'relation' ? rule.name : rule.kind,
    })),
  );

/** The relations one person has to a stored document. */
export const sceneOf = (spec: ActionSpec, doc: Stateful, actor: Actor): Scene => {
  const fields = doc as unknown as Record<string, unknown>;
  const stands = Object.entries(spec.on?.relations ?? {}).filter(([, field]) =>
    [fields[field]].flat().includes(personId(actor.openid)),
  );
  return { area: doc.area, relations: Object.fromEntries(stands.map(([name]) => [name, actor.openid])) };
};

/** Everything that could betray a write: the size of each collection, the figures, and one document byte for byte. */
export const snapshot = async (
  ground: Ground,
  doc: { collection: string; id: string } | undefined,
): Promise<string> => {
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
  const sizes = collections.map(async ({ name }) => [name, (await db.collection(name).count()).total]);
  const figures = ['tallies', 'numbers'].map(async (name) => (await db.collection(name).limit(1000).get()).data);
  const { store } = ground.town.world.deps;
  const bytes = doc && store.get(doc.collection, doc.id);
  return JSON.stringify(await Promise.all([...sizes, ...figures, bytes]));
};

/** The snapshot around a try’s document. */
export const around = (probe: Probe, { doc }: Pick<Try, 'doc'>): Promise<string> =>
  snapshot(probe.ground, doc && probe.spec.on && { collection: probe.spec.on.collection, id: doc._id });

/** Runs `work` over all, `width` at a time, in order of beginning. */
export const inLanes = async <T>(all: readonly T[], width: number, work: (one: T) => Promise<void>): Promise<void> => {
  const waiting = [...all];
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, lane));
};
