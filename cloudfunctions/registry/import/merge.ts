import type { Listed } from '../../../src/domain/registry/import/households';
import {
  MOST_MEMBERS,
  type HouseholdDoc,
  type Member,
  type MemberChange,
  type MemberInput,
} from '../../../src/domain/registry/schema';
import type { Deps } from '../../_kernel/deps';
import { changedMember, memberKey, nameIndex, phoneIndex, sealMember } from '../members';

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

/** What a household becomes by a list: who is named is corrected or added, nobody is dropped; undefined for nothing new. */
export const merged = (deps: Sealing, household: Known, listed: Listed): Partial<HouseholdDoc> | undefined => {
  const { _id, members } = household;
  const said = new Map(listed.members.map((one) => [nameIndex(deps, one.name), one]));
  let touched = false;
  const next = members.map((member) => {
    const one = said.get(member.nameIndex);
    const change = one && newOf(deps, member, one);
    touched ||= change !== undefined;
    return change ? changedMember(deps, _id, member, change) : member;
  });
  const known = new Set(members.map((member) => member.nameIndex));
  const added = [...said].filter(([index]) => !known.has(index));
  const fresh = added.map(([index, one]) => sealMember(deps, _id, memberKey(_id, index), one));
  const set = {
    ...(touched || fresh.length > 0 ? { members: [...next, ...fresh] } : {}),
    ...(listed.tenure !== undefined && listed.tenure !== household.tenure ? { tenure: listed.tenure } : {}),
    ...(listed.movedInAt !== undefined && listed.movedInAt !== household.movedInAt
      ? { movedInAt: listed.movedInAt }
      : {}),
  };
  return Object.keys(set).length === 0 ? undefined : set;
};
