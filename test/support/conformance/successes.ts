import { isDeepStrictEqual } from 'node:util';
import { safeParse } from 'valibot';
import { shapeOf, type Shape } from '../../../config/scripts/shape';
import { domains, type Domains } from '../../../src/domain';
import type { Result } from '../../../src/domain/_kernel/contract';
import type { Stateful } from '../../../src/domain/_kernel/machine';
import { personId } from '../../../cloudfunctions/_kernel/hash';
import { allows, type Actor } from '../actors';
import { prepare, specOf, type Try } from '../ground';
import { newRequest } from '../world';
import { unsure } from './expected';
import { alternatives, around, codeOf, perform, sceneOf, targetsOf, type Finding, type Probe } from './probe';

const idIn = (answer: Result<unknown>): string => (answer.ok ? String((answer.data as { id?: unknown }).id) : '');

const storedLine = async ({ spec, ground }: Probe, id: string) => {
  const doc = spec.on && (await ground.town.world.deps.store.get<Stateful>(spec.on.collection, id));
  return doc && { state: doc.state, line: doc.timeline.at(-1) };
};

/** What a successful birth or move has left behind, against the row that allowed it. */
const deed = async (probe: Probe, answer: Result<unknown>, actor: Actor, grant: string, to: string | undefined) => {
  if (to === undefined) return [];
  const left = await storedLine(probe, idIn(answer));
  const right = { to, by: personId(actor.openid), grant, move: probe.spec.move };
  const is = { to: left?.state, by: left?.line?.by, grant: left?.line?.grant, move: left?.line?.move };
  return isDeepStrictEqual(is, right) ? [] : [`left ${JSON.stringify(is)}, not ${JSON.stringify(right)}`];
};

/** Every alternative of every row, from every state it starts in, does what the row says. */
export const success = async (probe: Probe): Promise<Finding> => {
  const finding: Finding = { tried: 0, wrong: [] };
  for (const { state, to, by } of targetsOf(probe.spec)) {
    const sure = alternatives(probe.ground, by).filter(({ actor }) => !unsure(probe.spec, actor));
    if (sure.length === 0) finding.wrong.push(`nobody to try from ${state || 'nowhere'}`);
    for (const { actor, grant } of sure) {
      const attempt = await prepare(probe.ground, probe.action, { actor, state });
      const answer = await perform(probe, attempt);
      finding.tried += 1;
      const wrong = answer.ok ? await deed(probe, answer, actor, grant, to) : [codeOf(answer)];
      finding.wrong.push(...wrong.map((text) => `${actor.label} from ${state || 'nowhere'}: ${text}`));
      if (answer.ok) probe.answers.push(answer.data);
    }
  }
  return finding;
};

/** Every answer seen has exactly the declared shape. */
export const output = ({ spec, answers }: Probe): Promise<Finding> => {
  const wrong = answers.flatMap((answer) => {
    const parsed = safeParse(spec.output, answer);
    if (!parsed.success)
      return parsed.issues.map((issue) => `${issue.path?.map((item) => item.key).join('.')}: ${issue.message}`);
    return isDeepStrictEqual(parsed.output, answer) ? [] : ['the answer is more than its schema says'];
  });
  return Promise.resolve({ tried: answers.length, wrong });
};

// Temporary addresses and payments are signed anew each time; what they show and pay is the same.
const unsigned = (answer: Result<unknown>): string =>
  JSON.stringify(answer).replace(/\?[^"]*|"(timeStamp|nonceStr|paySign)":"[^"]*"/g, '');

/** Somebody who can do it and will still be able to read afterwards: for a relation, an official who stands in it. */
const doer = async (probe: Probe): Promise<Try | undefined> => {
  const [target] = targetsOf(probe.spec);
  const [first] = alternatives(probe.ground, target?.by ?? []);
  if (!target || !first) return undefined;
  const name = first.grant;
  const related = probe.spec.on !== undefined && Object.hasOwn(probe.spec.on.relations, name);
  const reader = alternatives(probe.ground, probe.spec.on?.read ?? []).find(({ grant }) => grant.includes('@'));
  if (!related || !reader) return prepare(probe.ground, probe.action, { actor: first.actor, state: target.state });
  const relations = { [name]: reader.actor.openid };
  return prepare(probe.ground, probe.action, { actor: reader.actor, state: target.state, relations });
};

const mayStillRead = async (probe: Probe, { doc, actor, scene }: Try): Promise<boolean> => {
  const { on } = probe.spec;
  const { store, now } = probe.ground.town.world.deps;
  const present = doc && on && (await store.get<Stateful>(on.collection, doc._id));
  if (!present || !on || on.shown.includes(present.state)) return true;
  const { relations } = sceneOf(probe.spec, present, actor);
  return allows(on.read, actor, { area: scene.area, relations }, now());
};

/** The same request again changes nothing anywhere and answers the same. */
export const replay = async (probe: Probe): Promise<Finding> => {
  if (probe.spec.kind === 'query') return { tried: 0, wrong: [], why: 'reads only' };
  const attempt = await doer(probe);
  if (!attempt) return { tried: 0, wrong: ['nobody can do it'] };
  const wrong: string[] = [];
  const first = await perform(probe, attempt);
  if (!first.ok) wrong.push(`the first time: ${codeOf(first)}`);
  if (!(await mayStillRead(probe, attempt))) wrong.push('the doer has lost sight of the document');
  const before = await around(probe, attempt);
  const again = await perform(probe, attempt);
  if (unsigned(again) !== unsigned(first)) wrong.push(`the second time: ${codeOf(again)}, another answer`);
  if ((await around(probe, attempt)) !== before) wrong.push('the second time has written something');
  return { tried: 1, wrong };
};

const another = (shape: Shape, value: unknown): unknown => {
  if (shape.kind === 'text' && shape.words) return `${String(value ?? '')}又说一句`;
  if (shape.kind === 'number')
    return Number(value ?? shape.min ?? 0) === shape.max ? shape.min : Number(value ?? 0) + 1;
  if (shape.kind === 'boolean') return !(value as boolean);
  if (shape.kind === 'choice') return shape.options.find((option) => option !== value);
  if (shape.kind === 'list' && shape.item.kind === 'object') {
    const items = value as Record<string, unknown>[];
    return items.map((item) => changed(shape.item, item) ?? item);
  }
  return undefined;
};

/** The input with one field said differently; undefined where it only names things. */
const changed = (shape: Shape, input: object): object | undefined => {
  if (shape.kind !== 'object') return undefined;
  for (const [name, field] of Object.entries(shape.fields)) {
    const value = another(field, (input as Record<string, unknown>)[name]);
    if (value !== undefined) return { ...input, [name]: value };
  }
  return undefined;
};

interface Second {
  action: string;
  input: object;
}

/** What else the same request could say: other words, another place, or another move of the same document. */
const secondOf = async (probe: Probe, { input: given, doc, actor }: Try): Promise<Second | undefined> => {
  const { spec, action, ground } = probe;
  const input = given as object;
  const words = changed(shapeOf(spec.input), input);
  if (words) return { action, input: words };
  if (spec.kind === 'begin' && spec.at !== undefined)
    return { action, input: { ...input, [spec.at]: ground.town.unit } };
  const [domain] = action.split('.');
  // Moves that only the system makes have no action.
  const sibling = Object.keys(spec.on?.moves ?? {}).find(
    (move) => spec.kind === 'move' && move !== spec.move && Object.hasOwn(domains[domain as keyof Domains], move),
  );
  if (!sibling || !doc) return undefined;
  const name = `${domain}.${sibling}`;
  const other = { id: doc._id, openid: actor.openid, requestId: newRequest() };
  return specOf(name) && { action: name, input: await ground.input(name, other) };
};

/** The same request with another body is `CONFLICT`, and writes nothing. */
export const conflict = async (probe: Probe): Promise<Finding> => {
  if (probe.spec.kind === 'query') return { tried: 0, wrong: [], why: 'reads only' };
  const attempt = await doer(probe);
  const second = attempt && (await secondOf(probe, attempt));
  if (!attempt || !second) return { tried: 0, wrong: [], why: 'has but one input' };
  const wrong: string[] = [];
  const first = await perform(probe, attempt);
  if (!first.ok) wrong.push(`the first time: ${codeOf(first)}`);
  const before = await around(probe, attempt);
  const answer = await probe.call(attempt.actor.openid, second.action, second.input, attempt.requestId);
  if (codeOf(answer) !== 'CONFLICT') wrong.push(`${second.action} with another body: ${codeOf(answer)}`);
  if ((await around(probe, attempt)) !== before) wrong.push('the conflicting request has written something');
  return { tried: 1, wrong };
};
