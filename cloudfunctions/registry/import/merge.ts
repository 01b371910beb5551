import type { Listed } from '../../../src/domain/registry/import/households';
import {
  MOST_MEMBERS,
  type HouseholdDoc,
  type Member,
  type MemberChange,
  type MemberInput,
} from '../../../src/domain/registry/schema';
import { phoneIndex } from '../../_kernel/blind';
import type { Deps } from '../../_kernel/deps';
import { changedMember, memberKey, nameIndex, sealMember } from '../members';

type Sealing = Pick<Deps, 'vault' | 'secrets'>;
type Known = Pick<HouseholdDoc, '_id' | 'members' | 'tenure' | 'movedInAt'>;

const sameTags = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((tag) => b.includes(tag));

/** What a list says of a member beyond what is known; undefined where it says nothing new. */
const newOf = (deps: Sealing, member: Member, said: MemberInput): MemberChange | undefined => {
  const change = {
    ...(said.phone !== undefined && phoneIndex(deps, said.phone) !== member.phoneIndex ? { phone: said.phone } : {}),
    ...(said.birthYear !== undefined && said.birthYear !== member.birthYear ? { birthYear: said.birthYear } : {}),
    ...(said.tags !== undefined && !sameTags(said.tags, member.tags) ? { tags: said.tags } : {}),
    // A list without a column for it makes everybody “other”: that is nothing new.
    ...(said.relation !== 'other' && said.relation !== member.relation ? { relation: said.relation } : {}),
  };
  return Object.keys(change).length === 0 ? undefined : { key: member.key, ...change };
};

/** Whether a list speaks of another family than the one that is registered behind this door. */
export const isAnother = (deps: Sealing, household: Known, { members }: Listed): boolean => {
  const known = new Set(household.members.map((member) => member.nameIndex));
  return members.length > 0 && !members.some(({ name }) => known.has(nameIndex(deps, name)));
};

/** Whether all that a list names beside those who are known would be too many. */
export const isTooMany = (deps: Sealing, household: Known, { members }: Listed): boolean => {
  const known = new Set(household.members.map((member) => member.nameIndex));
  return known.size + members.filter(({ name }) => !known.has(nameIndex(deps, name))).length > MOST_MEMBERS;
};

/** What a list says of a household beyond what is known: of its entry and members, and who is to be added. */
export interface News {
  set: Partial<HouseholdDoc>;
  added: MemberInput[];
}

/** What is new; nobody is dropped because a list does not name him. */
export const newsOf = (deps: Sealing, household: Known, listed: Listed): News => {
  const { _id, members } = household;
  const said = new Map(listed.members.map((one) => [nameIndex(deps, one.name), one]));
  const changes = members.map((member) => {
    const one = said.get(member.nameIndex);
    return one && newOf(deps, member, one);
  });
  const next = members.map((member, n) => (changes[n] ? changedMember(deps, _id, member, changes[n]) : member));
  const known = new Set(members.map((member) => member.nameIndex));
  const { tenure, movedInAt } = listed;
  return {
    set: {
      ...(changes.some((change) => change !== undefined) ? { members: next } : {}),
      ...(tenure !== undefined && tenure !== household.tenure ? { tenure } : {}),
      ...(movedInAt !== undefined && movedInAt !== household.movedInAt ? { movedInAt } : {}),
    },
    added: [...said].flatMap(([index, one]) => (known.has(index) ? [] : [one])),
  };
};

/** Somebody whom a list names beside those who are known; unchanged where he has been added meanwhile. */
export const withMember = (deps: Sealing, { _id, members }: Known, one: MemberInput): Pick<HouseholdDoc, 'members'> => {
  const index = nameIndex(deps, one.name);
  if (members.some((member) => member.nameIndex === index)) return { members };
  return { members: [...members, sealMember(deps, _id, memberKey(_id, index), one)] };
};
