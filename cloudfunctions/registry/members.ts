import { plain } from '../../src/domain/registry/address';
import type { HouseholdDoc, Member, MemberChange, MemberInput } from '../../src/domain/registry/schema';
import { blindIndex, phoneIndex } from '../_kernel/blind';
import type { Deps } from '../_kernel/deps';
import { hashId } from '../_kernel/hash';
import { maskName, maskPhone, type Spot } from '../_kernel/vault';

type Sealing = Pick<Deps, 'vault' | 'secrets'>;

/** Where a part of a member is sealed. */
export const spotOf = (household: string, key: string, field: 'name' | 'phone'): Spot => ({
  collection: 'households',
  id: household,
  field: `members.${key}.${field}`,
});

/** The fingerprint of a name, however its spaces and dots were typed. */
export const nameIndex = ({ secrets }: Pick<Deps, 'secrets'>, name: string): string =>
  blindIndex(secrets, 'name', plain(name).replace(/[·•・.]/gu, ''));

/** The key of a member within a household; the same seed, the same key. */
export const memberKey = (household: string, seed: string): string => `mbr_${hashId(12, household, seed)}`;

const nameParts = (deps: Sealing, household: string, key: string, name: string) => ({
  nameSealed: deps.vault.seal(spotOf(household, key, 'name'), name),
  nameMask: maskName(name),
  nameIndex: nameIndex(deps, name),
});

const phoneParts = (deps: Sealing, household: string, key: string, phone: string | undefined) =>
  phone === undefined
    ? { phoneSealed: null, phoneMask: null, phoneIndex: null }
    : {
        phoneSealed: deps.vault.seal(spotOf(household, key, 'phone'), phone),
        phoneMask: maskPhone(phone),
        phoneIndex: phoneIndex(deps, phone),
      };

/** A member as he is kept: name and phone sealed for this household and this member alone. */
export const sealMember = (deps: Sealing, household: string, key: string, input: MemberInput): Member => ({
  key,
  relation: input.relation,
  ...nameParts(deps, household, key, input.name),
  ...phoneParts(deps, household, key, input.phone),
  birthYear: input.birthYear ?? null,
  tags: input.tags ?? [],
  person: null,
});

/** A member with what is said anew; the rest stays as it is. */
export const changedMember = (deps: Sealing, household: string, member: Member, change: MemberChange): Member => ({
  ...member,
  ...(change.relation === undefined ? {} : { relation: change.relation }),
  ...(change.birthYear === undefined ? {} : { birthYear: change.birthYear }),
  ...(change.tags === undefined ? {} : { tags: change.tags }),
  ...(change.name === undefined ? {} : nameParts(deps, household, member.key, change.name)),
  ...(change.phone === undefined ? {} : phoneParts(deps, household, member.key, change.phone)),
});

/** Whether two members go by one name: such a household could not be updated from a list. */
export const namedTwice = (members: readonly Member[]): boolean =>
  new Set(members.map((member) => member.nameIndex)).size < members.length;

/** A member’s name and phone in the clear; whoever calls has logged it. */
export const openMember = ({ vault }: Pick<Deps, 'vault'>, { _id }: Pick<HouseholdDoc, '_id'>, member: Member) => ({
  name: vault.open(spotOf(_id, member.key, 'name'), member.nameSealed),
  phone: member.phoneSealed === null ? null : vault.open(spotOf(_id, member.key, 'phone'), member.phoneSealed),
});
