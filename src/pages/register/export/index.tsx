import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { go } from '@/client/go';
import { sheetSentence } from '@/client/sheetsWords';
import { YesNo } from '@/features/forms/YesNo';
import { useAct } from '@/features/register/useAct';
import { Works } from '@/features/register/Works';
import { ReasonField } from '@/features/work/forms/ReasonField';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from '../register.module.scss';

const LEDGERS = [
  { value: 'export.households', label: '住户台账' },
  { value: 'export.visits', label: '走访台账' },
  { value: 'export.care', label: '重点人群台账' },
  { value: 'export.disputes', label: '矛盾纠纷台账' },
  { value: 'export.dangers', label: '隐患排查台账' },
] as const;
const READY = ['上门核对', '上级检查', '停水停电通知'] as const;

/** A ledger as an Excel file: names and words only for a purpose, which every household can see. */
export default function Export() {
  const { area = '' } = useRouter().params;
  const [kind, setKind] = useState<(typeof LEDGERS)[number]['value']>('export.households');
  const [clear, setClear] = useState(false);
  const [purpose, setPurpose] = useState('');
  const [gap, setGap] = useState<string>();
  const { busy, problem, act } = useAct(sheetSentence);
  const start = (): void => {
    const vague = clear && [...purpose.trim()].length < 2;
    setGap(vague ? '请写清楚要用来做什么' : undefined);
    if (vague) return;
    void act(
      (requestId) => call('sheets.export', { area, kind, ...(clear ? { purpose: purpose.trim() } : {}) }, requestId),
      ({ data }) => go('register/work', { id: data.id }),
    );
  };
  return (
    <Page>
      <Card>
        <Choice label="导出哪一本" options={LEDGERS} chosen={[kind]} onPick={setKind} />
        <YesNo label="姓名、电话和写的话" yes="要写全" no="遮着就行" value={clear} onChange={setClear} />
        {clear ? (
          <>
            <ReasonField label="用来做什么" value={purpose} onInput={setPurpose} ready={READY} max={60} error={gap} />
            <View className={cx(styles.fine)}>每一家都能看到：哪个岗位、什么时候、为什么导出过。</View>
          </>
        ) : null}
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big loading={busy} onTap={start}>
          导出
        </Button>
      </Card>
      <Works family="export" />
    </Page>
  );
}
