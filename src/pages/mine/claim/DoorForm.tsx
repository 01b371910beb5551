import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { CLAIMED_AS } from '@/features/home/words';
import { useAct } from '@/features/privacy/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import styles from '../mine.module.scss';

type Here = OutputOf<'codes.resolve'>;
type As = OutputOf<'claims.get'>['as'];

const AS = (['owner', 'tenant', 'family'] as const).map((value) => ({ value, label: CLAIMED_AS[value] }));
const GAPS = '上面有红字的地方还差一点。';

interface Said {
  unitName: string;
  door: string;
  as: As | '';
  name: string;
  phone: string;
}
const NOTHING: Said = { unitName: '', door: '', as: '', name: '', phone: '' };

const gapsIn = ({ unitName, door, as, name }: Said, units: number): Record<string, string> => ({
  ...(units > 0 && unitName === '' ? { unitName: '请点一下是哪个单元' } : {}),
  ...(door.trim() === '' ? { door: '请写门牌号，例如 301' } : {}),
  ...(as === '' ? { as: '请点一下' } : {}),
  ...(name.trim() === '' ? { name: '请写您的名字，网格员好核对' } : {}),
});

/** Which door of the building, as whom, and under which name. */
export function DoorForm({ token, here, onSent }: { token: string; here: Here; onSent: () => void }) {
  const wholeHouse = here.place.id === here.building.id;
  const plate = useQuery('places.get', { id: here.building.id }, wholeHouse);
  const [said, setSaid] = useState(NOTHING);
  const { busy, problem, wrong, act, tell } = useAct();
  const units = wholeHouse ? (plate.data?.units ?? []) : [];
  const change = (part: Partial<Said>) => setSaid((old) => ({ ...old, ...part }));
  const send = async (): Promise<void> => {
    const gaps = gapsIn(said, units.length);
    const { unitName, door, as, name, phone } = said;
    if (Object.keys(gaps).length > 0 || as === '') return tell(gaps, GAPS);
    const input = { token, door, as, name, ...(unitName ? { unitName } : {}), ...(phone.trim() ? { phone } : {}) };
    if (await act('claims.ask', input)) onSent();
    return undefined;
  };
  const field = (key: 'door' | 'name' | 'phone', label: string, hint: string, max: number) => (
    <Field
      label={label}
      hint={hint}
      max={max}
      value={said[key]}
      onInput={(text) => change({ [key]: text })}
      {...(wrong[key] ? { error: wrong[key] } : {})}
    />
  );
  const picked = { as: said.as === '' ? [] : [said.as], unit: said.unitName === '' ? [] : [said.unitName] };
  return (
    <Card>
      {units.length > 0 ? (
        <Choice
          label="哪个单元?"
          options={units.map(({ name }) => ({ value: name, label: name }))}
          chosen={picked.unit}
          onPick={(unitName) => change({ unitName })}
          {...(wrong['unitName'] ? { error: wrong['unitName'] } : {})}
        />
      ) : null}
      {field('door', '门牌号', '例如 301', 12)}
      <Choice
        label="您是?"
        options={AS}
        chosen={picked.as}
        onPick={(as) => change({ as })}
        {...(wrong['as'] ? { error: wrong['as'] } : {})}
      />
      {field('name', '您的名字', '跟登记上一样的名字，好核对', 20)}
      {field('phone', '电话（可以不写）', '网格员有疑问时问一声', 12)}
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
