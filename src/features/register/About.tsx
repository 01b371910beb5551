import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { dayAt } from '@/domain/_kernel/time';
import type { HouseholdView } from '@/domain/registry/views';
import { TENURES, type Tenure } from '@/domain/registry/words';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { monthTyped, optionsOf, tagWords } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';

interface PartProps {
  household: HouseholdView;
  onClose: () => void;
}

const WHOLE = 100;
const READY = ['房子卖了', '租期到了', '搬去和子女住'] as const;

/** The start of a typed month, 2019-05; undefined where it is none. */
const monthOf = (typed: string): number | undefined => {
  const [, year, month] = /^(\d{4})\D?(\d{1,2})$/.exec(typed.trim()) ?? [];
  return year === undefined ? undefined : dayAt(Number(year), Number(month), 1);
};

function Correct({ household: { id, tenure, movedInAt }, onClose }: PartProps) {
  const [as, setAs] = useState<Tenure>(tenure);
  const [since, setSince] = useState(monthTyped(movedInAt));
  const [gap, setGap] = useState<string>();
  const { busy, problem, act } = useAct();
  const save = (): void => {
    const at = monthOf(since);
    if (since.trim() !== '' && at === undefined) return setGap('写成 2019-05 这样，哪年哪月');
    const said = { id, tenure: as, ...(at === undefined ? {} : { movedInAt: at }) };
    return void act((requestId) => call('registry.update', said, requestId), onClose);
  };
  return (
    <Sheet title="改一改" confirm="记下来" loading={busy} onConfirm={save} onClose={onClose}>
      <Choice label="房子是" options={optionsOf(TENURES)} chosen={[as]} onPick={setAs} />
      <Field
        label="哪年哪月搬来的"
        placeholder="例如：2019-05"
        value={since}
        onInput={setSince}
        {...(gap ? { error: gap } : {})}
      />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}

function MoveOut({ household: { id }, onClose }: PartProps) {
  const { act } = useAct();
  return (
    <ReasonSheet
      title="这一户搬走了"
      text="登记留作历史，房子空出来；在手机上认领了这一户的人，也会知道。"
      confirm="办搬出"
      ready={READY}
      act={(reason) => act((requestId) => call('registry.moveOut', { id, reason }, requestId))}
      onClose={onClose}
    />
  );
}

/** What is known of a household as a whole, and the ways to put it right. */
export function About({ household }: { household: HouseholdView }) {
  const [open, setOpen] = useState<'correct' | 'moveOut'>();
  const { placeName, roomName, tenure, tags, completeness, movedInAt, visitedAt, moves } = household;
  const close = () => setOpen(undefined);
  return (
    <Card title={`${placeName} ${roomName}`}>
      <View>
        <Cell title="房子是" value={TENURES[tenure]} />
        <Cell title="搬来" value={monthTyped(movedInAt) || '没有写'} />
        <Cell title="上次走访" value={visitedAt === null ? '还没去过' : sayTime(visitedAt)} />
        {tags.length > 0 ? <Cell title="这家有" value={tagWords(tags)} /> : null}
        <Cell title="登记" value={completeness === WHOLE ? '齐了' : `齐了 ${completeness}%`} />
      </View>
      {moves.includes('update') ? (
        <Button tone="plain" onTap={() => setOpen('correct')}>
          改一改
        </Button>
      ) : null}
      {moves.includes('moveOut') ? (
        <Button tone="plain" onTap={() => setOpen('moveOut')}>
          这一户搬走了
        </Button>
      ) : null}
      {open === 'correct' ? <Correct household={household} onClose={close} /> : null}
      {open === 'moveOut' ? <MoveOut household={household} onClose={close} /> : null}
    </Card>
  );
}
