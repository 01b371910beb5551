import type { Grant, Rule } from '../../src/domain/_kernel/access';
import type { Role, Trust } from '../../src/domain/_kernel/access';
import type { Area } from '../../src/domain/_kernel/area';
import type { Level } from '../../src/domain/_kernel/levels';
import type { AnyMachine, Stateful } from '../../src/domain/_kernel/machine';
import { POLICY_VERSION, SCOPES, type Scope } from '../../src/domain/_kernel/policy';
import { POSTS } from '../../src/domain/people/roles';
import type { PersonDoc } from '../../src/domain/people/schema';
import { personMachine } from '../../src/domain/people/machine';
import { newborn } from '../../cloudfunctions/_kernel/begin';
import { personId } from '../../cloudfunctions/_kernel/hash';
import { newcomer } from '../../cloudfunctions/people/handlers';
import type { World } from './world';

/** A person of a test: his roles by construction, never read back from the product. */
export interface Actor {
  label: string;
  openid: string;
  grants: readonly Grant[];
  /** How sure we are of him; bound to a household where nothing is said, so that only the rule decides. */
  trust?: Trust;
  /** What he agreed to, everything where nothing is said; and whether it was of an older policy. */
  agreed?: readonly Scope[];
  older?: boolean;
  /** Whether he has been here before; he has where nothing is said. */
  known?: boolean;
}

const DAY = 86_400_000;
const slug = (label: string): string => `openid-actor-${label.replace(/\W+/g, '-')}`;
const actor = (label: string, grants: readonly Grant[] = []): Actor => ({ label, openid: slug(label), grants });

/** Somebody who is only what his relation to a document makes him. */
export const relative = (relation: string): Actor => actor(`as ${relation}`);
/** Known to the system, and nothing else. */
export const stranger = actor('stranger');

let newcomers = 0;
/** Somebody nobody has seen before. */
export const unknown = (): Actor => ({ ...actor(`newcomer ${(newcomers += 1)}`), trust: 'visitor' });

/** How sure we are of an actor. */
export const trustIn = ({ trust = 'household' }: Pick<Actor, 'trust'>): Trust => trust;

/** A place at every level. */
export type Everywhere = Readonly<Record<Level, string>>;

/** Every role with every level at which it is held. */
export const heldPosts = Object.entries(POSTS).flatMap(([role, { at }]) =>
  Object.keys(at).map((level) => ({ role: role as Role, level: level as Level })),
);

/** Each role at each level at which it is held: once here, once elsewhere by somebody whose role here has just ended. */
export const officials = (here: Everywhere, elsewhere: Everywhere, now: number): Actor[] =>
  heldPosts.flatMap(({ role, level }) => {
    const area = here[level];
    const ended = { role, level, area, validTo: now - DAY };
    return [
      actor(`${role}@${level} here`, [{ role, level, area, validTo: now + 400 * DAY }]),
      actor(`${role}@${level} elsewhere`, [ended, { role, level, area: elsewhere[level] }]),
    ];
  });

/** Agreed to all there is to agree to, as whoever enters a test has. */
const agreed = (at: number) => ({ version: POLICY_VERSION, scopes: SCOPES, at });

/** Writes the actors as the product writes newcomers, with their roles. */
export const settle = async (world: World, actors: readonly Actor[]): Promise<void> => {
  const at = world.deps.now();
  await Promise.all(
    actors.map((one) => {
      const { openid, grants } = one;
      const id = personId(openid);
      const held = grants.map((grant) => ({ ...grant, areaName: '演示', title: '工作人员(演示)' }));
      const act = { person: id, grant: 'anyone', requestId: 'enter', bodyHash: '', at, note: '', photos: [] };
      const person = newborn<PersonDoc>(personMachine, 'enter', id, null, newcomer(openid, held), act);
      const sure = { trust: trustIn(one), consent: agreed(at) };
      return world.deps.store.insert('people', { ...person, ...sure, pending: [], pendingAt: null });
    }),
  );
};

/** What a rule is about in a test: an area, and who was put into which relation. */
export interface Scene {
  area: Area | null;
  relations: Readonly<Record<string, string>>;
}

const fits = (rule: Rule, { openid, grants }: Actor, scene: Scene, now: number): boolean => {
  if (rule.kind === 'anyone') return true;
  if (rule.kind === 'system') return false;
  if (rule.kind !== 'grant') return scene.relations[rule.name] === openid;
  return grants.some(
    ({ role, level, area, validTo = Infinity }) =>
      role === rule.role && level === rule.level && scene.area?.[level] === area && validTo > now,
  );
};

/** Whether rules let an actor in: the tests’ own reading of architecture.md §4, apart from the kernel’s. */
export const allows = (by: readonly Rule[], actor: Actor, scene: Scene, now: number): boolean =>
  by.some((rule) => rule.kind !== 'not' && fits(rule, actor, scene, now)) &&
  !by.some((rule) => rule.kind === 'not' && fits(rule, actor, scene, now));

const isMany = (doc: Stateful, field: string): boolean =>
  Array.isArray((doc as unknown as Record<string, unknown>)[field]);

/** The fields that put persons (openids by relation) into relations to a document. */
export const relate = (machine: AnyMachine, doc: Stateful, relations: Scene['relations']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(relations).map(([name, openid]) => {
      const field = String(machine.relations[name]);
      return [field, isMany(doc, field) ? [personId(openid)] : personId(openid)];
    }),
  );

/** Every relation of a machine taken by somebody of its own. */
export const allRelated = (machine: AnyMachine | undefined): Scene['relations'] =>
  Object.fromEntries(Object.keys(machine?.relations ?? {}).map((name) => [name, relative(name).openid]));
