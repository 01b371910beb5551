import type { Area } from './area';
import type { Level } from './levels';

/** Every role there is; src/domain/people/roles.ts says where each is held and who gives it. */
export const ROLES = [
  'volunteer',
  'gridWorker',
  'staff',
  'officer',
  'farm',
  'committee',
  'property',
  'collector',
  'disburser',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export const TRUST = ['visitor', 'phone', 'household'] as const;
/** How sure we are of who somebody is: a WeChat visitor, a confirmed phone, a bound household. */
export type Trust = (typeof TRUST)[number];

/** A role held over one place; `validTo` in ms, absent while open-ended. */
export interface Grant {
  role: Role;
  level: Level;
  area: string;
  validTo?: number;
}

/** What acts without a person: the timer, WeChat Pay, WeChat’s content check, a matter handed over, a piece of heavy work. */
export type System = 'timer' | 'payment' | 'check' | 'handoff' | 'work';

/** The caller of an action, as the platform and the people collection know him. */
export interface Who {
  person: string;
  trust: Trust;
  grants: readonly Grant[];
  system?: System;
}

/** One alternative of a `by` list; any positive one suffices, any matching `not` refuses. */
export type Rule =
  | { kind: 'anyone' }
  | { kind: 'grant'; role: Role; level: Level }
  | { kind: 'relation'; name: string }
  | { kind: 'not'; name: string }
  | { kind: 'system'; name: System };

export const anyone = (): Rule => ({ kind: 'anyone' });
export const gridWorker = (level: Level): Rule => ({ kind: 'grant', role: 'gridWorker', level });
export const staff = (level: Level): Rule => ({ kind: 'grant', role: 'staff', level });
export const officer = (level: Level): Rule => ({ kind: 'grant', role: 'officer', level });
export const admin = (level: Level): Rule => ({ kind: 'grant', role: 'admin', level });
export const auditor = (level: Level): Rule => ({ kind: 'grant', role: 'auditor', level });
export const relation = (name: string): Rule => ({ kind: 'relation', name });
export const not = (name: string): Rule => ({ kind: 'not', name });
export const system = (name: System): Rule => ({ kind: 'system', name });

/** What a rule is measured against: the area of a document and the persons who stand in a relation to it. */
export interface Subject {
  area: Area | null;
  related: (name: string) => readonly string[];
}

const grantMatches = (rule: { role: Role; level: Level }, who: Who, subject: Subject, now: number): boolean =>
  who.grants.some(
    (grant) =>
      grant.role === rule.role &&
      grant.level === rule.level &&
      subject.area?.[rule.level] === grant.area &&
      (grant.validTo === undefined || grant.validTo > now),
  );

const holds = (rule: Rule, who: Who, subject: Subject, now: number): boolean => {
  switch (rule.kind) {
    case 'anyone':
      return who.system === undefined;
    case 'grant':
      return grantMatches(rule, who, subject, now);
    case 'system':
      return who.system === rule.name;
    case 'relation':
    case 'not':
      return who.system === undefined && subject.related(rule.name).includes(who.person);
  }
};

/** The name under which a rule is stored in the timeline: `gridWorker@grid4`, `reporter`, `timer`. */
export const labelOf = (rule: Rule): string => {
  switch (rule.kind) {
    case 'anyone':
      return 'anyone';
    case 'grant':
      return `${rule.role}@${rule.level}`;
    case 'not':
      return `not ${rule.name}`;
    case 'relation':
    case 'system':
      return rule.name;
  }
};

/** Which alternative of `by` lets `who` do it, as its label; undefined when none does or a `not` stands in the way. */
export const permit = (by: readonly Rule[], who: Who, subject: Subject, now: number): string | undefined => {
  if (by.some((rule) => rule.kind === 'not' && holds(rule, who, subject, now))) return undefined;
  const match = by.find((rule) => rule.kind !== 'not' && holds(rule, who, subject, now));
  return match && labelOf(match);
};

/** Whether `who` reaches the trust an action needs. */
export const trusts = (who: Who, needed: Trust): boolean => TRUST.indexOf(who.trust) >= TRUST.indexOf(needed);
