import { TRUST, type Role } from '../../../src/domain/_kernel/access';
import type { ActionSpec } from '../../../src/domain/_kernel/contract';
import { LEVELS, type Level } from '../../../src/domain/_kernel/levels';
import type { AnyMachine, Stateful } from '../../../src/domain/_kernel/machine';
import { SCOPES } from '../../../src/domain/_kernel/policy';
import { personId } from '../../../cloudfunctions/_kernel/hash';
import { heldPosts, type Actor, type Everywhere, type Scene } from '../actors';

const ids = new Map<string, string>();
/** The person behind an openid: the same few are asked for a hundred thousand times. */
export const idOf = (openid: string): string => {
  const id = ids.get(openid) ?? personId(openid);
  ids.set(openid, id);
  return id;
};

/** When everything happens. */
export const NOW = 1_800_000_000_000;

const placed = (where: string): Everywhere =>
  Object.fromEntries(LEVELS.map((level) => [level, `plc_${where}_${level}`])) as Everywhere;
/** The area of every document and place of the test, and one that it shares nothing with. */
export const here = placed('here');
const elsewhere = placed('elsewhere');

/** A place of every level lies here. */
export const PLACE = 'plc_the_place_00';

const grant = (role: Role, level: Level, area: string, validTo?: number) => ({
  ...{ role, level, area },
  ...(validTo === undefined ? {} : { validTo }),
});
const somebody = (label: string, part: Partial<Actor> = {}): Actor => ({
  ...{ label, openid: `openid-${label.replace(/\W+/g, '-')}`, grants: [], trust: 'household' },
  ...part,
});

/** Every role at every level at which it is held: here, elsewhere, over since this moment, and until the next. */
const officials: Actor[] = heldPosts.flatMap(({ role, level }) => {
  const held = (how: string, area: string, validTo?: number) =>
    somebody(`${role}@${level} ${how}`, { grants: [grant(role, level, area, validTo)] });
  return [
    held('here', here[level]),
    held('elsewhere', elsewhere[level]),
    held('just over', here[level], NOW),
    held('almost over', here[level], NOW + 1),
  ];
});

/** Everybody who tries: residents by how sure we are of them, and who holds a role. */
export const tryers: readonly Actor[] = [
  somebody('nobody known', { known: false, trust: 'visitor', agreed: [] }),
  ...TRUST.map((trust) => somebody(`a resident, ${trust}`, { trust })),
  ...officials,
];

/** The same person, agreeing to less: to nothing, to all of an older version, to all but one part. */
export const agreeingLess = (actor: Actor): Actor[] => [
  { ...actor, label: `${actor.label}, agreeing to nothing`, agreed: [] },
  { ...actor, label: `${actor.label}, of an older policy`, agreed: [], older: true },
  ...SCOPES.map((scope) => ({
    ...actor,
    label: `${actor.label}, not agreeing to ${scope}`,
    agreed: SCOPES.filter((one) => one !== scope),
  })),
];

/** Fields on which every guard of every machine lets pass. */
const READY = {
  ...{ suspensionAsked: true, appealed: false, jointMeeting: false, closedAt: null, household: null, as: 'family' },
  ...{ alone: true, members: [], mode: 'self_take', askedAt: NOW, renewed: false, inTransit: false, thanks: null },
} as const;

/** A document in a state to which an actor stands in a relation, and strangers in all others. */
export const docOf = (machine: AnyMachine, state: string, actor: Actor, relation: string | undefined): Stateful => {
  const stands = (name: string) => idOf(name === relation ? actor.openid : `openid of another ${name}`);
  const related = Object.entries(machine.relations).map(([name, field]) => [field, stands(name)] as const);
  const base = { _id: `${machine.prefix}the_document`, state, rev: 1, area: here, timeline: [], createdAt: NOW };
  return { ...READY, ...base, ...Object.fromEntries(related) } as unknown as Stateful;
};

/** One try: by whom, on a document in which state, to which he stands in which relation. */
export interface Case {
  actor: Actor;
  state: string;
  relation: string | undefined;
}

const cross = (
  actors: readonly Actor[],
  states: readonly string[],
  relations: readonly (string | undefined)[],
): Case[] =>
  states.flatMap((state) => relations.flatMap((relation) => actors.map((actor) => ({ actor, state, relation }))));

/** Those whom a role or nothing at all lets in: the others fall back on what they are to a document. */
const present = tryers.filter(({ label }) => / here$|, household$/.test(label));
const resident = tryers.filter(({ label }) => label.endsWith(', household'));

/** The states that tell rows apart: the first of each row, one that no row leaves, one that anybody may see. */
const telling = (machine: AnyMachine, move: string | undefined): readonly string[] => {
  const rows = machine.moves[move ?? ''] ?? [];
  const closed = machine.states.find((state) => rows.every((row) => !row.from.includes(state)));
  const [shown] = machine.shown;
  return [...new Set([...rows.map((row) => row.from[0]), closed, shown].filter((state) => state !== undefined))];
};

/** Every way in which an action is tried; where no row begins or ends, only what could differ there. */
export const casesOf = ({ kind, on, move }: ActionSpec): Case[] => {
  if (on === undefined || kind === 'begin') return cross(tryers, [''], [undefined]);
  const relations = Object.keys(on.relations);
  const states = telling(on, move);
  const rest = on.states.filter((state) => !states.includes(state));
  return [
    ...cross(tryers, states, [undefined]),
    ...cross(present, states, relations),
    ...cross(present, rest, [undefined]),
    ...cross(resident, rest, relations),
  ];
};

/** The scene of a try, as the oracle reads it: relations that go by one field are stood in together. */
export const sceneOf = (spec: ActionSpec, actor: Actor, relation: string | undefined): Scene => {
  const { on, at, kind } = spec;
  const machine = kind === 'begin' ? undefined : on;
  const field = relation === undefined ? undefined : machine?.relations[relation];
  const names = Object.entries(machine?.relations ?? {}).flatMap(([name, own]) => (own === field ? [name] : []));
  const relations = Object.fromEntries((field === undefined ? [] : names).map((name) => [name, actor.openid]));
  return { area: machine !== undefined || at !== undefined ? here : null, relations };
};
