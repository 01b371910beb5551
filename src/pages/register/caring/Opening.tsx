import { View } from '@tarojs/components';
import { call } from '@/client/api';
import { go } from '@/client/go';
import { forgetSecrets, useSecret } from '@/client/secrets';
import { CARE, type CareKind } from '@/domain/care/words';
import type { HouseholdView } from '@/domain/registry/views';
import { RELATIONS } from '@/domain/registry/words';
import { useAct } from '@/features/register/useAct';
import { optionsOf } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { NextVisit, nextAt, planFor, type Plan } from './NextVisit';

interface OpeningProps {
  household: HouseholdView;
  member: string;
}
interface Draft extends Plan {
  kind: CareKind;
  need: string;
}

/** What a tag of the register says of how somebody is looked after. */
const kindOf = (tags: readonly string[]): CareKind =>
  (Object.keys(CARE) as CareKind[]).find((kind) => tags.includes(kind)) ?? 'other';
const NOTHING: Partial<Draft> = {};

/** Somebody is looked after from now on. */
export function Opening({ household, member: key }: OpeningProps) {
  const { id, placeName, roomName, members, area } = household;
  const member = members.find((one) => one.key === key);
  const form = `register.care.${id}.${key}`;
  const { value: said, change } = useSecret<Partial<Draft>>(form, NOTHING);
  const { busy, problem, wrong, act } = useAct();
  const value: Draft = { ...planFor('middle'), kind: kindOf(member?.tags ?? []), need: '', ...said };
  if (!member) return <Banner>这一家里已经没有这个人，请看看最新的登记。</Banner>;
  const save = (): void => {
    const { kind, need, risk } = value;
    const asked = { place: area.building ?? '', household: id, member: key, kind, need, risk };
    void act(
      (requestId) => call('care.open', { ...asked, nextVisitAt: nextAt(value) }, requestId),
      ({ data }) => {
        forgetSecrets(form);
        go('register/caring', { care: data.id }, true);
      },
    );
  };
  const error = wrong('need');
  return (
    <Card title={`${RELATIONS[member.relation]} ${member.name}`}>
      <View>{`${placeName} ${roomName}`}</View>
      <Choice
        label="为什么要多留心"
        options={optionsOf(CARE)}
        chosen={[value.kind]}
        onPick={(kind) => change({ kind })}
      />
      <Field
        label="需要什么"
        hint="加密保存，只有网格员和社区看得到，看一次记一次。"
        placeholder="例如：腿脚不便，要人帮着买药"
        lines="many"
        max={300}
        value={value.need}
        onInput={(need) => change({ need })}
        {...(error ? { error } : {})}
      />
      <NextVisit value={value} onChange={change} />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button big loading={busy} onTap={save}>
        列为重点照看
      </Button>
    </Card>
  );
}
