import { safeParse } from 'valibot';
import { TRUST, type Trust } from '../../../src/domain/_kernel/access';
import type { Failed, Result } from '../../../src/domain/_kernel/contract';
import { personId } from '../../../cloudfunctions/_kernel/hash';
import { shapeOf } from '../../../config/scripts/shape';
import { allRelated, stranger, trustIn, type Actor, type Scene } from '../actors';
import { garbageOf, type Garbage } from '../garbage';
import { prepare } from '../ground';
import { newRequest } from '../world';
import { expected } from './expected';
import { alternatives, around, codeOf, inLanes, perform, targetsOf, type Finding, type Probe } from './probe';

const LANES = 6;

/** The example of the contract is an input. */
export const example = async ({ spec }: Probe): Promise<Finding> => ({
  tried: 1,
  wrong: safeParse(spec.input, spec.example).success ? [] : ['the example is refused by its own schema'],
});

const pointsAt = (error: Failed, path: string): boolean =>
  error.code === 'INVALID' &&
  (error.fields ?? []).length > 0 &&
  (error.fields ?? []).every((field) => field.path === path || path === '' || field.path.startsWith(`${path}.`));

const refusal = ({ what, path }: Garbage, answer: Result<unknown>): string[] => {
  if (!answer.ok && pointsAt(answer.error, path)) return [];
  return [`${path || 'the input'} with ${what}: ${answer.ok ? 'accepted' : JSON.stringify(answer.error)}`];
};

/** Garbage is refused field by field, pointing at the field; so is a write without a proper request id. */
export const garbage = async (probe: Probe): Promise<Finding> => {
  const { spec, action } = probe;
  const wrong: string[] = [];
  const all = garbageOf(shapeOf(spec.input), spec.example);
  await inLanes(all, LANES, async (bad) => {
    // Through JSON as on the wire: a key `__proto__` arrives as an own key.
    const input: unknown = JSON.parse(JSON.stringify(bad.input));
    wrong.push(...refusal(bad, await perform(probe, { actor: stranger, input, requestId: newRequest() })));
  });
  const ids = spec.kind === 'query' ? [] : ['', 'short', 'x'.repeat(65), 'with spaces in the middle', 7, null];
  for (const requestId of ids) {
    const answer = await probe.call(stranger.openid, action, spec.example, requestId as string);
    wrong.push(...refusal({ what: JSON.stringify(requestId), path: 'requestId', input: undefined }, answer));
  }
  return { tried: all.length + ids.length, wrong };
};

/** Without an identity from the platform nothing is answered. */
export const identity = async (probe: Probe): Promise<Finding> => {
  const nobody = { label: 'nobody', openid: '', grants: [] };
  const answer = await perform(probe, { actor: nobody, input: probe.spec.example, requestId: newRequest() });
  return { tried: 1, wrong: codeOf(answer) === 'UNAUTHENTICATED' ? [] : [`nobody is answered ${codeOf(answer)}`] };
};

/** Who is less sure than the action needs is refused. */
export const trust = async (probe: Probe): Promise<Finding> => {
  const { spec, ground } = probe;
  const lower: readonly Trust[] = TRUST.slice(0, TRUST.indexOf(spec.trust));
  const wrong: string[] = [];
  for (const level of lower) {
    const { store } = ground.town.world.deps;
    await store.updateIf('people', personId(stranger.openid), {}, { set: { trust: level } });
    const answer = await perform(probe, { actor: stranger, input: spec.example, requestId: newRequest() });
    if (codeOf(answer) !== 'TRUST_TOO_LOW') wrong.push(`${level} is answered ${codeOf(answer)}`);
  }
  if (lower.length > 0) {
    const { store } = ground.town.world.deps;
    await store.updateIf('people', personId(stranger.openid), {}, { set: { trust: trustIn(stranger) } });
  }
  return { tried: lower.length, wrong, why: 'visitors may' };
};

/** Somebody whom a `not` of the row keeps out although he would be let in. */
interface Barred {
  actor: Actor;
  relations: Scene['relations'];
}

const barred = (probe: Probe, by: Probe['spec']['by']): Barred[] => {
  const nots = by.flatMap((rule) => (rule.kind === 'not' ? [rule.name] : []));
  return nots.flatMap((name) =>
    alternatives(probe.ground, by).map(({ actor, grant }) => ({
      actor: { ...actor, label: `${actor.label} and ${name}` },
      relations: { [name]: actor.openid, ...(grant in allRelated(probe.spec.on) ? { [grant]: actor.openid } : {}) },
    })),
  );
};

/** Strangers, wrong roles, right roles in wrong areas, ended roles, wrong relations: all refused, nothing written. */
export const outsider = async (probe: Probe): Promise<Finding> => {
  const finding: Finding = { tried: 0, wrong: [], why: 'open to everybody' };
  const { spec, ground, action } = probe;
  const now = ground.town.world.deps.now();
  for (const { state, by } of targetsOf(spec)) {
    const shared = await prepare(ground, action, { actor: stranger, state });
    const tries = ground.actors.map((actor) => ({ ...shared, actor }));
    for (const one of barred(probe, by)) tries.push(await prepare(ground, action, { ...one, state }));
    // Whoever comes for the first time agrees first, which is written down.
    for (const { actor } of tries) await ground.town.world.meet(actor.openid);
    const before = await around(probe, shared);
    await inLanes(tries, LANES, async (attempt) => {
      const must = expected(spec, attempt.actor, attempt.scene, state, now);
      if (must === 'ok') return;
      const code = codeOf(await perform(probe, { ...attempt, requestId: newRequest() }));
      finding.tried += 1;
      if (code !== must) finding.wrong.push(`${attempt.actor.label} in ${state}: ${code}, not ${must}`);
    });
    if ((await around(probe, shared)) !== before) finding.wrong.push(`a refused try has written something in ${state}`);
  }
  return finding;
};
