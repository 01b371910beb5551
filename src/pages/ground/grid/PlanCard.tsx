import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { groundSentence } from '@/client/groundWords';
import type { GridView } from '@/domain/places/gridSchema';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';

type Plan = NonNullable<GridView['plan']>;
const USUAL: Plan = { buildings: 7, high: 7, middle: 14, low: 30 };
const ROWS = [
  ['buildings', '每栋楼多久巡一次'],
  ['high', '风险高的人多久看一次'],
  ['middle', '风险中的人多久看一次'],
  ['low', '风险低的人多久看一次'],
] as const;
const DAYS = [1, 3, 7, 14, 30, 60, 90];
const options = DAYS.map((days) => ({ value: String(days), label: `${days} 天` }));
const shown = (plan: Plan): string =>
  `每栋楼 ${plan.buildings} 天巡一次；风险高的人 ${plan.high} 天、中的 ${plan.middle} 天、低的 ${plan.low} 天看一次。`;

/** How often the buildings of a grid are patrolled and its people visited; whoever keeps the grids sets it. */
export function PlanCard({ grid }: { grid: GridView }) {
  const [plan, setPlan] = useState<Plan>();
  const { busy, problem, act } = useAct(groundSentence);
  const save = () =>
    void act(
      (requestId) => call('places.plan', { id: grid.id, plan: plan ?? USUAL }, requestId),
      () => setPlan(undefined),
    );
  return (
    <Card title="巡查和走访安排">
      {plan ? (
        ROWS.map(([field, label]) => (
          <Choice
            key={field}
            label={label}
            options={options}
            chosen={[String(plan[field])]}
            onPick={(days) => setPlan({ ...plan, [field]: Number(days) })}
          />
        ))
      ) : (
        <View>{grid.plan ? shown(grid.plan) : '还没有安排。定好以后，每天该去哪里会自己列出来。'}</View>
      )}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {plan ? (
        <Button loading={busy} onTap={save}>
          就这样安排
        </Button>
      ) : grid.keeper ? (
        <Button tone="plain" onTap={() => setPlan(grid.plan ?? USUAL)}>
          {grid.plan ? '改一改安排' : '定一个安排'}
        </Button>
      ) : null}
    </Card>
  );
}
