import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { RelayCard } from './RelayCard';

const WAITING = [
  { value: 'asked', label: '等您去捎' },
  { value: 'passedOn', label: '捎到了，等回话' },
] as const;
type Waiting = (typeof WAITING)[number]['value'];

const NOTHING = {
  asked: { title: '没有要捎的话', text: '居民托您给不认识的邻居捎话，会在这里。' },
  passedOn: { title: '没有等回话的', text: '捎到了还没回话的，会在这里。' },
} as const;

/** The words that neighbours have asked the grid worker to carry, and those that wait for an answer. */
export default function RelayDesk() {
  const { area = '', level } = useRouter().params;
  const [state, setState] = useState<Waiting>('asked');
  const list = usePaged('relays.desk', { area, level: level === 'community' ? level : 'grid4', state }, area !== '');
  return (
    <Page>
      <Choice label="看哪一些?" options={WAITING} chosen={[state]} onPick={setState} />
      <Reading key={state} query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty {...NOTHING[state]} />
            </Card>
          ) : (
            rows.map((relay) => <RelayCard key={relay.id} relay={relay} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
