import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { usePost } from '@/features/office/usePost';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Spot } from './Spot';

const SHOWN = [
  { value: 'drawn', label: '等着核实' },
  { value: 'confirmed', label: '核实过' },
  { value: 'doubtful', label: '没能核实' },
] as const;
const NOTHING = {
  drawn: { title: '眼下没有抽到的', text: '扫了码的二十次里抽一次，没扫码的五次里抽一次。' },
  confirmed: { title: '还没有核实过的', text: '问过居民、看过现场，就在这里。' },
  doubtful: { title: '没有核实不了的', text: '都找得到人证、物证。' },
} as const;

/** A share of the presences is looked at: the community asks whether somebody was there. */
export default function Checks() {
  const { area } = usePost(['community']);
  const [state, setState] = useState<(typeof SHOWN)[number]['value']>('drawn');
  const list = usePaged('arrival.checks', { area, state });
  return (
    <Page>
      <Card>
        <Choice label="看哪一些" options={SHOWN} chosen={[state]} onPick={setState} />
      </Card>
      <Reading query={list} rows={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty {...NOTHING[state]} />
            </Card>
          ) : (
            rows.map((spot) => <Spot key={spot.id} spot={spot} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
