import { View } from '@tarojs/components';
import { useState } from 'react';
import type { InputOf, OutputOf } from '@/client/api';
import { RELATION_KEYS, RELATIONS, TENURE_KEYS, TENURES, type Relation, type Tenure } from '@/domain/registry/words';
import { useAct, type Wrong } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import type { Member } from './Members';

type Proposal = InputOf<'changes.propose'>;

/** What is to be put right. */
export type Asked =
  { kind: 'add' } | { kind: 'change'; member: Member } | { kind: 'tenure'; tenure: OutputOf<'registry.get'>['tenure'] };

interface Said {
  gone: boolean;
  relation: Relation;
  name: string;
  phone: string;
  birthYear: string;
  tenure: Tenure;
}

const RELATED = RELATION_KEYS.map((value) => ({ value, label: RELATIONS[value] }));
const TITLES = { add: '家里添了人', change: '改这个人的登记', tenure: '自己的房还是租的房' } as const;
const WHAT = [
  { value: 'change', label: '有的地方不对' },
  { value: 'drop', label: '他不住这里了' },
] as const;
const YEAR = /^(19|20)\d\d$/;

const begun = (asked: Asked): Said => ({
  ...{ gone: false, name: '', phone: '', birthYear: '' },
  relation: asked.kind === 'change' ? asked.member.relation : 'child',
  tenure: asked.kind === 'tenure' && asked.tenure === 'owner' ? 'tenant' : 'owner',
});

const gapsIn = ({ kind }: Asked, { gone, name, birthYear }: Said): Wrong => ({
  ...(kind === 'add' && name.trim() === '' ? { name: '请写名字' } : {}),
  ...(!gone && birthYear !== '' && !YEAR.test(birthYear) ? { birthYear: '请写四位数的年份，例如 1952' } : {}),
});

const proposalOf = (household: string, asked: Asked, said: Said): Proposal => {
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

const at = (wrong: Wrong, key: string): { error?: string } => {
  const error = wrong[key] ?? wrong[`said.${key}`];
  return error === undefined ? {} : { error };
};

interface PartProps {
  said: Said;
  wrong: Wrong;
  change: (part: Partial<Said>) => void;
}

function Person({ said, wrong, change, fresh }: PartProps & { fresh: boolean }) {
  const hint = fresh ? {} : { hint: '没有变的不用填' };
  return (
    <>
      <Choice
        label="是户主的?"
        options={RELATED}
        chosen={[said.relation]}
        onPick={(relation) => change({ relation })}
      />
      <Field
        label="名字"
        max={20}
        value={said.name}
        onInput={(name) => change({ name })}
        {...hint}
        {...at(wrong, 'name')}
      />
      <Field
        label="电话"
        max={12}
        value={said.phone}
        onInput={(phone) => change({ phone })}
        {...hint}
        {...at(wrong, 'phone')}
      />
      <Field
        label="哪年生的"
        type="number"
        max={4}
        value={said.birthYear}
        onInput={(birthYear) => change({ birthYear })}
        {...at(wrong, 'birthYear')}
      />
    </>
  );
}

/** Says what has changed at home; nothing is changed before the grid worker has looked. */
export function ChangeSheet(props: { household: string; asked: Asked; onClose: (done: boolean) => void }) {
  const { household, asked, onClose } = props;
  const [said, setSaid] = useState(() => begun(asked));
  const { busy, problem, wrong, act, tell } = useAct();
  const change = (part: Partial<Said>) => setSaid((old) => ({ ...old, ...part }));
  const send = async (): Promise<void> => {
    const gaps = gapsIn(asked, said);
    if (Object.keys(gaps).length > 0) return tell(gaps);
    if (await act('changes.propose', proposalOf(household, asked, said))) onClose(true);
    return undefined;
  };
  const close = () => onClose(false);
  return (
    <Sheet title={TITLES[asked.kind]} confirm="请网格员改" loading={busy} onConfirm={() => void send()} onClose={close}>
      {asked.kind === 'change' ? (
        <Choice
          label={`${asked.member.name}的登记`}
          options={WHAT}
          chosen={[said.gone ? 'drop' : 'change']}
          onPick={(picked) => change({ gone: picked === 'drop' })}
        />
      ) : null}
      {asked.kind === 'tenure' ? (
        <Choice
          label="应该是?"
          options={TENURE_KEYS.map((value) => ({ value, label: TENURES[value] }))}
          chosen={[said.tenure]}
          onPick={(tenure) => change({ tenure })}
        />
      ) : said.gone ? null : (
        <Person said={said} wrong={wrong} change={change} fresh={asked.kind === 'add'} />
      )}
      <View>写的这些加密存着，这一片的网格员和社区核对时能看，看一次记一次。</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
