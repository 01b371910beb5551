import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { TOPICS } from '@/domain/registry/relayWords';
import { RELAY_STATES, roomWords } from '@/features/home/words';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Tag } from '@/ui/Tag';
import styles from '../mine.module.scss';

const SIDES = [
  { value: 'mine', label: '我托人捎的' },
  { value: 'toMe', label: '捎给我家的' },
] as const;
type Side = (typeof SIDES)[number]['value'];
type Relay = OutputOf<'relays.get'>;

const NOTHING = {
  mine: {
    title: '还没有托人捎过话',
    text: '楼上漏水、谁家的车挡了路，不认识也没有电话，网格员替您走一趟。',
  },
  toMe: { title: '没有捎给您家的话', text: '有邻居托网格员捎话来，会在这里，也会发消息告诉您。' },
} as const;

const OURS: Readonly<Partial<Record<Relay['state'], string>>> = { passedOn: '等您回一句', answered: '您回过了' };

function Row({ relay, side }: { relay: Relay; side: Side }) {
  const { tone, words } = RELAY_STATES[relay.state];
  const said = side === 'toMe' ? (OURS[relay.state] ?? words) : words;
  return (
    <Card
      title={TOPICS[relay.topic]}
      aside={<Tag tone={tone}>{said}</Tag>}
      onTap={() => go('mine/words', { id: relay.id })}
    >
      <View>{relay.words}</View>
      <View className={cx(styles.fine)}>{`${roomWords(relay)} · ${sayTime(relay.askedAt)}`}</View>
    </Card>
  );
}

/** Words one has asked to be carried to neighbours, and those that were carried to one’s own door. */
export default function Relays() {
  const [side, setSide] = useState<Side>('mine');
  const mine = useQuery('relays.mine', {}, side === 'mine');
  const toMe = useQuery('relays.toMe', {}, side === 'toMe');
  return (
    <Page>
      <Choice label="看哪一些?" options={SIDES} chosen={[side]} onPick={setSide} />
      <Reading key={side} query={side === 'mine' ? mine : toMe}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty {...NOTHING[side]} />
            </Card>
          ) : (
            rows.map((relay) => <Row key={relay.id} relay={relay} side={side} />)
          )
        }
      </Reading>
      <Button big icon="help" onTap={() => go('mine/relay')}>
        有话要捎
      </Button>
    </Page>
  );
}
