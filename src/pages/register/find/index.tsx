import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/client/api';
import { useAct } from '@/features/register/useAct';
import { WHY, type CarePurpose } from '@/features/register/words';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Field } from '@/ui/Field';
import { Page } from '@/ui/Page';
import styles from '../register.module.scss';
import { Found, type Rows } from './Found';

type By = 'door' | 'phone' | 'name';

const BY = [
  { value: 'door', label: '门牌号' },
  { value: 'phone', label: '电话' },
  { value: 'name', label: '姓名' },
] as const satisfies readonly { value: By; label: string }[];
const HINTS: Readonly<Record<By, string>> = {
  door: '例如：1003',
  phone: '要写全，十一位',
  name: '要写全，一个字也不能差',
};

/** Looks for a household by door, phone or name; what for is asked first, and those found can see it. */
export default function Find() {
  const { area = '' } = useRouter().params;
  const [by, setBy] = useState<By>('door');
  const [text, setText] = useState('');
  const [purpose, setPurpose] = useState<CarePurpose>();
  const [rows, setRows] = useState<Rows>();
  const { busy, problem, wrong, act, say } = useAct();
  const find = (): void => {
    if (text.trim() === '') return say('请先写要找的门牌号、电话或姓名。');
    if (!purpose) return say('请先选一下为什么要找。');
    const asked = { area, purpose, [by]: text.trim() };
    return void act(
      (requestId) => call('registry.find', asked, requestId),
      ({ data }) => setRows(data.rows),
    );
  };
  const error = wrong(by);
  return (
    <Page>
      <Card>
        <Choice label="按什么找" options={BY} chosen={[by]} onPick={setBy} />
        <Field
          label={`要找的${BY.find(({ value }) => value === by)?.label ?? ''}`}
          placeholder={HINTS[by]}
          value={text}
          onInput={setText}
          {...(by === 'phone' ? { type: 'number' as const } : {})}
          {...(error ? { error } : {})}
        />
        <Choice label="为什么要找?" options={WHY} chosen={purpose ? [purpose] : []} onPick={setPurpose} />
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big loading={busy} onTap={find}>
          找一找
        </Button>
        <View className={cx(styles.fine)}>找一次记一次，被找的人家能看到是哪个岗位、为什么找的。</View>
      </Card>
      {rows ? <Found rows={rows} /> : null}
    </Page>
  );
}
