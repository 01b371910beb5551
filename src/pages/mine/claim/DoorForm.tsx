import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { CLAIMED_AS } from '@/features/home/words';
import { useAct, type Wrong } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import styles from '../mine.module.scss';
import { gapsIn, inputOf, NOTHING, type Said } from './said';

const AS = (['owner', 'tenant', 'family'] as const).map((value) => ({ value, label: CLAIMED_AS[value] }));
const GAPS = '上面有红字的地方还差一点。';
const one = <T extends string>(value: T | ''): T[] => (value === '' ? [] : [value]);
const at = (wrong: Wrong, key: string) => (wrong[key] ? { error: wrong[key] } : {});

interface FieldsProps {
  said: Said;
  wrong: Wrong;
  units: readonly { name: string }[];
  change: (part: Partial<Said>) => void;
}

function Fields({ said, wrong, units, change }: FieldsProps) {
  const text = (key: 'door' | 'name' | 'phone', label: string, hint: string, max: number) => (
    <Field
      {...{ label, hint, max }}
      value={said[key]}
      onInput={(value) => change({ [key]: value })}
      {...at(wrong, key)}
    />
  );
  const unit = { options: units.map(({ name }) => ({ value: name, label: name })), chosen: one(said.unitName) };
  const pick = (unitName: string) => change({ unitName });
  return (
    <>
      {units.length > 0 ? <Choice label="哪个单元?" {...unit} onPick={pick} {...at(wrong, 'unitName')} /> : null}
      {text('door', '门牌号', '例如 301', 12)}
      <Choice label="您是?" options={AS} chosen={one(said.as)} onPick={(as) => change({ as })} {...at(wrong, 'as')} />
      {text('name', '您的名字', '跟登记上一样的名字，好核对', 20)}
      {text('phone', '电话（可以不写）', '网格员有疑问时问一声', 12)}
    </>
  );
}

/** Which door of the building, as whom, and under which name. */
export function DoorForm(props: { token: string; here: OutputOf<'codes.resolve'>; onSent: () => void }) {
  const { token, here, onSent } = props;
  const wholeHouse = here.place.id === here.building.id;
  const plate = useQuery('places.get', { id: here.building.id }, wholeHouse);
  const [said, setSaid] = useState(NOTHING);
  const { busy, problem, wrong, act, tell } = useAct();
  const units = wholeHouse ? (plate.data?.units ?? []) : [];
  const send = async (): Promise<void> => {
    const gaps = gapsIn(said, units.length);
    if (Object.keys(gaps).length > 0) return tell(gaps, GAPS);
    if (await act('claims.ask', inputOf(token, said))) onSent();
    return undefined;
  };
  return (
    <Card>
      <Fields {...{ said, wrong, units }} change={(part) => setSaid((old) => ({ ...old, ...part }))} />
      <View className={cx(styles.fine)}>
        名字和电话加密存着，只有这一片的网格员和社区核对时能看，看一次记一次。选“家里人”的，已经登记的家人也会收到消息。
      </View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      <Button big icon="check" loading={busy} onTap={() => void send()}>
        请网格员确认
      </Button>
    </Card>
  );
}
