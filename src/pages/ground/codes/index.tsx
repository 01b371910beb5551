import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { CodeCard } from './CodeCard';

const SHOWN = [
  { value: '0', label: '全部' },
  { value: '7', label: '一周没人扫' },
  { value: '30', label: '一个月没人扫' },
  { value: '90', label: '三个月没人扫' },
] as const;

/** How the codes at the doors fare: printed, scanned, pasted over, said to hang elsewhere. */
export default function Codes() {
  const { area, level } = usePost(['grid4', 'community']);
  const [days, setDays] = useState<(typeof SHOWN)[number]['value']>('0');
  const list = usePaged('codes.health', { area, level, ...(days === '0' ? {} : { unseenFor: Number(days) }) });
  return (
    <Page>
      <Card>
        <Choice label="看哪一些" options={SHOWN} chosen={[days]} onPick={setDays} />
      </Card>
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty
                title={days === '0' ? '还没有发过码' : '没有这样的码'}
                text={days === '0' ? '到“印二维码”里印一批，贴到楼门口。' : '这一段时间每张都有人扫，或者是新发的。'}
              />
            </Card>
          ) : (
            rows.map((code) => <CodeCard key={code.id} code={code} keeper={level === 'community'} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
