import { stamp } from '../../src/domain/_kernel/time';
import type { PhoneDoc } from '../../src/domain/people/phones';
import type { PersonDoc } from '../../src/domain/people/schema';
import { personalOf, sealedAt, type Personal } from '../_kernel/personal';
import { ERASED } from '../_kernel/vault';

/** A line of the log of agreements, as far as it says who agreed to what. */
interface Agreed {
  _id: string;
  person: string;
  version: number;
  scope: string;
  action: 'given' | 'withdrawn';
  at: number;
}

const consents = personalOf<Agreed>({
  collection: 'consents',
  title: '同意记录',
  of: ['person'],
  order: 'at',
  own: ({ at, version, scope, action }) => ({
    时间: stamp(at),
    版本: version,
    范围: scope,
    怎么说: action === 'given' ? '同意' : '收回',
  }),
});

interface Answered {
  _id: string;
  person: string;
}

/** What was answered to his last commands, kept for a week so that a replay answers the same. */
const commands = personalOf<Answered>({
  collection: 'commands',
  title: '最近的操作',
  of: ['person'],
  forget: () => 'remove',
});

// The number typed is sealed for the person, who takes it over once it is confirmed.
const phones = personalOf<PhoneDoc>({
  collection: 'phones',
  title: '填过的电话',
  of: ['person'],
  sealed: ({ person, sealed }) =>
    sealedAt('sealed', 'phone', sealed).map((text) => ({ ...text, of: { collection: 'people', id: person } })),
  own: ({ createdAt, mask }) => ({ 时间: stamp(createdAt), 电话: mask }),
  forget: () => ({ sealed: ERASED, mask: '', index: '' }),
  blank: () => ({ sealed: ERASED, mask: '', index: '' }),
});

const people = personalOf<PersonDoc>({
  collection: 'people',
  title: '我的账号',
  of: ['self'],
  sealed: ({ phone }) => sealedAt('phone.sealed', 'phone', phone?.sealed),
  own: ({ createdAt, home, phone, grants }, _self, open) => ({
    编号建立: stamp(createdAt),
    住在: home?.placeName ?? null,
    电话: open('phone', phone?.sealed),
    职务: grants.map(({ title, areaName }) => `${areaName}${title}`).join('、'),
  }),
  forget: () => 'remove',
});

/** What is held of people themselves; they go last. */
export const peoplePersonal: readonly Personal[] = [consents, phones, commands, people];
