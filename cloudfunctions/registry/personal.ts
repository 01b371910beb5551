import type { ChangeDoc } from '../../src/domain/registry/changes';
import type { ClaimDoc } from '../../src/domain/registry/claims';
import type { ProxyDoc } from '../../src/domain/registry/proxies';
import type { RelayDoc } from '../../src/domain/registry/relays';
import { TOPICS } from '../../src/domain/registry/relayWords';
import type { HouseholdDoc, Member } from '../../src/domain/registry/schema';
import { RELATIONS } from '../../src/domain/registry/words';
import { stamp } from '../../src/domain/_kernel/time';
import { personalOf, sealedAt, type Personal } from '../_kernel/personal';
import { ERASED } from '../_kernel/vault';

const SOMEBODY = '*';
const where = ({ placeName, unitName, door }: { placeName: string; unitName: string; door: string }): string =>
  [placeName, unitName, door].filter(Boolean).join(' ');

const unphoned = { phoneSealed: null, phoneMask: null, phoneIndex: null } as const;

const households = personalOf<HouseholdDoc>({
  collection: 'households',
  title: '住户登记',
  of: ['bound'],
  sealed: ({ members }) =>
    members.flatMap(({ key, nameSealed, phoneSealed }, n) => [
      ...sealedAt(`members.${n}.nameSealed`, `members.${key}.name`, nameSealed),
      ...sealedAt(`members.${n}.phoneSealed`, `members.${key}.phone`, phoneSealed),
    ]),
  own: (doc, { person }, open) => {
    const me = doc.members.find((member) => member.person === person);
    return {
      住址: where(doc),
      姓名: me ? open(`members.${me.key}.name`, me.nameSealed) : null,
      电话: me ? open(`members.${me.key}.phone`, me.phoneSealed) : null,
      与户主关系: me ? RELATIONS[me.relation] : null,
      出生年: me?.birthYear ?? null,
      登记人数: doc.members.length,
    };
  },
  // That somebody lives there is the community’s own record; how to reach him goes with him.
  forget: ({ bound, members }, person) => ({
    bound: bound.filter((one) => one !== person),
    members: members.map((one) => (one.person === person ? { ...one, ...unphoned, person: null } : one)),
  }),
  blank: ({ members }) => ({ members: members.map(unnamed), bound: [] }),
});

/** A member of a household that has long moved out: that there was one, for the figures. */
const unnamed = (member: Member): Member => ({
  ...member,
  ...unphoned,
  nameSealed: ERASED,
  nameMask: SOMEBODY,
  nameIndex: '',
  birthYear: null,
  tags: [],
  person: null,
});

const noName = { nameSealed: ERASED, nameMask: SOMEBODY, phoneSealed: null, phoneMask: null } as const;

const claims = personalOf<ClaimDoc>({
  collection: 'claims',
  title: '认领住房',
  of: ['person', 'family'],
  sealed: ({ nameSealed, phoneSealed }) => [
    ...sealedAt('nameSealed', 'name', nameSealed),
    ...sealedAt('phoneSealed', 'phone', phoneSealed),
  ],
  own: (doc, { person }, open) =>
    doc.person === person
      ? {
          时间: stamp(doc.createdAt),
          住址: where(doc),
          姓名: open('name', doc.nameSealed),
          电话: open('phone', doc.phoneSealed),
        }
      : undefined,
  forget: (doc, person) => (doc.person === person ? noName : {}),
  blank: () => noName,
});

const changes = personalOf<ChangeDoc>({
  collection: 'changes',
  title: '更正登记',
  of: ['proposer'],
  sealed: ({ sealed }) => sealedAt('sealed', 'said', sealed),
  own: (doc, _self, open) => ({ 时间: stamp(doc.createdAt), 住址: where(doc), 内容: open('said', doc.sealed) }),
  forget: () => ({ sealed: null, said: [] }),
  blank: () => ({ sealed: null, said: [] }),
});

const unproxied = { noteSealed: null, voice: null, nameMask: SOMEBODY, agentMask: SOMEBODY } as const;

const proxies = personalOf<ProxyDoc>({
  collection: 'proxies',
  title: '家属代办',
  of: ['agent', 'principal'],
  sealed: ({ noteSealed }) => sealedAt('noteSealed', 'note', noteSealed),
  own: (doc, { person }) => ({
    时间: stamp(doc.createdAt),
    住址: where(doc),
    身份: doc.agent === person ? '替人代办' : '请人代办',
    到期: stamp(doc.validTo),
  }),
  forget: () => unproxied,
  files: ({ voice }) => (voice ? [voice.file] : []),
  blank: () => unproxied,
});

const hushed = { wordsSealed: ERASED, answerSealed: null, askerShare: null, addresseeShare: null } as const;

const relays = personalOf<RelayDoc>({
  collection: 'relays',
  title: '捎话',
  of: ['asker', 'addressees'],
  sealed: (doc) => [
    ...sealedAt('wordsSealed', 'words', doc.wordsSealed),
    ...sealedAt('answerSealed', 'answer', doc.answerSealed),
    ...sealedAt('askerShare.sealed', 'askerShare', doc.askerShare?.sealed),
    ...sealedAt('addresseeShare.sealed', 'addresseeShare', doc.addresseeShare?.sealed),
  ],
  own: (doc, { person }, open) => ({
    时间: stamp(doc.createdAt),
    事由: TOPICS[doc.topic],
    身份: doc.asker === person ? '我请人捎话' : '别人捎给我',
    我说的: open(doc.asker === person ? 'words' : 'answer', doc.asker === person ? doc.wordsSealed : doc.answerSealed),
  }),
  forget: (doc, person) =>
    doc.asker === person ? { ...hushed, answerSealed: doc.answerSealed } : { ...hushed, wordsSealed: doc.wordsSealed },
  blank: () => hushed,
});

/** What the register holds of persons. */
export const registryPersonal: readonly Personal[] = [households, claims, changes, proxies, relays];
