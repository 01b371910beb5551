import type { Me } from '@/client/me';
import type { Area } from '@/domain/_kernel/area';
import type { Level } from '@/domain/_kernel/levels';
import { DAY } from '@/domain/_kernel/time';
import { mayGive, POSTS } from '@/domain/people/roles';

/** A role as it is written. */
export type RoleName = keyof typeof POSTS;
const ROLES = Object.keys(POSTS) as RoleName[];

/** The levels over whose places a role is held at all. */
export const LEVELS_OF_POSTS: readonly string[] = [...new Set(ROLES.flatMap((role) => Object.keys(POSTS[role].at)))];

/** The roles that somebody may give over a place. */
export const givable = (me: Me, level: string, area: Area): RoleName[] => {
  const grants = me.grants.map(({ validTo, ...held }) => (validTo === undefined ? held : { ...held, validTo }));
  const who = { person: me.id, trust: me.trust, grants };
  return ROLES.filter((role) => mayGive(who, { role, level: level as Level }, area, Date.now()));
};

const TERMS = [
  { value: 'half', label: '半年', ms: 183 * DAY },
  { value: 'year', label: '一年', ms: 365 * DAY },
  { value: 'three', label: '三年', ms: 3 * 365 * DAY },
  { value: 'five', label: '五年', ms: 5 * 365 * DAY },
] as const;
export type Term = (typeof TERMS)[number]['value'];

/** For how long a role may be given: none longer than its longest. */
export const termsOf = (role: RoleName): { value: Term; label: string }[] =>
  TERMS.filter(({ ms }) => ms <= POSTS[role].longest).map(({ value, label }) => ({ value, label }));

/** When a term that begins now is over; a minute short, so that the longest is not too long when it arrives. */
export const endOf = (term: Term): number => {
  const { ms } = TERMS.find(({ value }) => value === term) ?? TERMS[0];
  return Date.now() + ms - 60_000;
};
