import { View } from '@tarojs/components';
import { CARE } from '@/domain/care/words';
import type { HouseholdView } from '@/domain/registry/views';
import { RELATIONS } from '@/domain/registry/words';
import { optionsOf } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { NextVisit } from './NextVisit';
import { useOpening } from './useOpening';

interface OpeningProps {
  household: HouseholdView;
  member: string;
}

/** Somebody is looked after from now on. */
export function Opening({ household, member: key }: OpeningProps) {
  const { member, value, change, busy, problem, wrong, save } = useOpening(household, key);
  if (!member) return <Banner>这一家里已经没有这个人，请看看最新的登记。</Banner>;
  const error = wrong('need');
  return (
    <Card title={`${RELATIONS[member.relation]} ${member.name}`}>
      <View>{`${household.placeName} ${household.roomName}`}</View>
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
