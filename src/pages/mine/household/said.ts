import type { InputOf, OutputOf } from '@/client/api';
import type { Relation, Tenure } from '@/domain/registry/words';
import type { Wrong } from '@/features/privacy/useAct';
import type { Member } from './Members';

type Proposal = InputOf<'changes.propose'>;

/** What is to be put right. */
export type Asked =
  | { kind: 'add' }
  | { kind: 'change'; member: Member }
  | { kind: 'tenure'; tenure: OutputOf<'registry.get'>['tenure'] };

/** What is said to be right. */
export interface Said {
  gone: boolean;
  relation: Relation;
  name: string;
  phone: string;
  birthYear: string;
  tenure: Tenure;
}

const YEAR = /^(19|20)\d\d$/;

/** The form as it begins. */
export const begun = (asked: Asked): Said => ({
  ...{ gone: false, name: '', phone: '', birthYear: '' },
  relation: asked.kind === 'change' ? asked.member.relation : 'child',
  tenure: asked.kind === 'tenure' && asked.tenure === 'owner' ? 'tenant' : 'owner',
});

/** What is still missing. */
export const gapsIn = ({ kind }: Asked, { gone, name, birthYear }: Said): Wrong => ({
  ...(kind === 'add' && name.trim() === '' ? { name: '请写名字' } : {}),
  ...(!gone && birthYear !== '' && !YEAR.test(birthYear) ? { birthYear: '请写四位数的年份，例如 1952' } : {}),
});

/** It, as the action wants it. */
export const proposalOf = (household: string, asked: Asked, said: Said): Proposal => {
  if (asked.kind === 'tenure') return { household, kind: 'tenure', tenure: said.tenure };
  const member = asked.kind === 'change' ? { member: asked.member.key } : {};
  if (said.gone) return { household, kind: 'drop', ...member };
  const { relation, name, phone, birthYear } = said;
  const filled = {
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(phone.trim() ? { phone: phone.trim() } : {}),
    ...(birthYear ? { birthYear: Number(birthYear) } : {}),
  };
  return { household, kind: asked.kind, ...member, said: { relation, ...filled } };
};
