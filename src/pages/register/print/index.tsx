import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call, type InputOf } from '@/client/api';
import { go } from '@/client/go';
import { sheetSentence } from '@/client/sheetsWords';
import { YesNo } from '@/features/forms/YesNo';
import { useAct } from '@/features/register/useAct';
import { Works } from '@/features/register/Works';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Page } from '@/ui/Page';
import { OnePlace } from './OnePlace';
import { Whereof } from './Whereof';

type Asked = InputOf<'sheets.print'>;

const OF = [
  { value: 'building', label: '楼栋的码' },
  { value: 'unit', label: '单元的码' },
  { value: 'all', label: '楼栋和单元都要' },
  { value: 'shelf', label: '货柜的码' },
  { value: 'venue', label: '活动室的码' },
  { value: 'activity', label: '活动的码' },
] as const satisfies readonly { value: Asked['of']; label: string }[];
const UPS = [
  { value: '1', label: '一张纸一个' },
  { value: '2', label: '两个' },
  { value: '4', label: '四个' },
  { value: '12', label: '十二个' },
] as const;

/** Codes to hang up: of one place or of which places, of what kind, and how many on a sheet of paper. */
export default function Print() {
  const { area = '', place: one, of: kind } = useRouter().params;
  const [place, setPlace] = useState(one ?? area);
  const [of, setOf] = useState<Asked['of']>(OF.find(({ value }) => value === kind)?.value ?? 'all');
  const [up, setUp] = useState<(typeof UPS)[number]['value']>('4');
  const [unprinted, setUnprinted] = useState(false);
  const { busy, problem, act } = useAct(sheetSentence);
  const start = (): void =>
    void act(
      (requestId) => call('sheets.print', { place, of, up: Number(up) as Asked['up'], unprinted }, requestId),
      ({ data }) => go('register/work', { id: data.id }),
    );
  return (
    <Page>
      {one === undefined ? <Whereof area={area} onPick={setPlace} /> : <OnePlace place={one} />}
      <Card>
        {one === undefined ? <Choice label="印什么" options={OF} chosen={[of]} onPick={setOf} /> : null}
        <Choice label="一张 A4 纸上几个" options={UPS} chosen={[up]} onPick={setUp} />
        {one === undefined ? (
          <YesNo label="印过的" yes="印过的不再印" no="都印" value={unprinted} onChange={setUnprinted} />
        ) : null}
        {problem ? <Banner tone="error">{problem}</Banner> : null}
        <Button big icon="scan" loading={busy} onTap={start}>
          做成 PDF
        </Button>
      </Card>
      <Works family="print" />
    </Page>
  );
}
