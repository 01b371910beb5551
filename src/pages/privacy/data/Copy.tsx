import { View } from '@tarojs/components';
import { useState } from 'react';
import { useQuery } from '@/client/query';
import { useAct } from '@/features/privacy/useAct';
import { WorkCard } from '@/features/register/WorkCard';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import styles from '../privacy.module.scss';

const FORMATS = [
  { value: 'xlsx', label: '表格，自己看' },
  { value: 'json', label: '给电脑程序用' },
] as const;
type Format = (typeof FORMATS)[number]['value'];

/** Everything that is held of oneself, as a file: asked for, made, opened. */
export function Copy() {
  const [format, setFormat] = useState<Format>('xlsx');
  const mine = useQuery('sheets.mine', {});
  const { busy, problem, act } = useAct();
  const last = mine.data?.rows.find(({ kind }) => kind === 'own.data');
  return (
    <>
      <Card title="拿一份我的数据">
        <View className={cx(styles.fine)}>您报过的事、贴过的心愿、订单、家里的登记、谁看过您，都在里面。</View>
        <Choice label="要哪一种?" options={FORMATS} chosen={[format]} onPick={setFormat} />
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button tone="plain" loading={busy} onTap={() => void act('sheets.own', { format })}>
          做一份
        </Button>
      </Card>
      {last ? <WorkCard key={last.id} id={last.id} /> : null}
    </>
  );
}
