import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { TOPICS } from '@/domain/registry/relayWords';
import { RELAY_STATES, roomWords } from '@/features/home/words';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { ReadAloud } from '@/features/voice/ReadAloud';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import { Tag } from '@/ui/Tag';
import styles from '../mine.module.scss';
import { Moves } from './Moves';
import { Numbers } from './Numbers';

type Relay = OutputOf<'relays.get'>;
const WAITING: readonly string[] = ['asked', 'passedOn'];

const standing = ({ state, as }: Relay): string => {
  if (as.includes('addressee'))
    return state === 'passedOn' ? '邻居托网格员捎来的话，您看怎么回' : RELAY_STATES[state].words;
  return RELAY_STATES[state].words;
};

function Words({ relay }: { relay: Relay }) {
  const { topic, words, answer, reason, report, askedAt, state } = relay;
  const mine = relay.as.includes('asker');
  return (
    <>
      <Card title={TOPICS[topic]} aside={<Tag tone={RELAY_STATES[state].tone}>{RELAY_STATES[state].words}</Tag>}>
        <View className={cx(styles.words)}>{words}</View>
        <View className={cx(styles.fine)}>
          {`${mine ? '捎给' : '捎到'}${roomWords(relay)} · ${sayTime(askedAt)}${mine ? '您托的' : '邻居托的'}`}
        </View>
        <ReadAloud text={[standing(relay), words, answer ?? '', reason ?? ''].filter(Boolean).join('。\n')} />
      </Card>
      {answer === null ? null : (
        <Card title={mine ? '那一家回话了' : '您家回的话'}>
          <View className={cx(styles.words)}>{answer}</View>
        </Card>
      )}
      {reason === null ? null : (
        <Card title="没有捎成">
          <View className={cx(styles.words)}>{reason}</View>
        </Card>
      )}
      {mine && report !== null ? (
        <Button tone="plain" icon="report" onTap={() => go('reports/detail', { id: report })}>
          看我报的那件事
        </Button>
      ) : null}
    </>
  );
}

/** Words between two neighbours who do not know each other: what was said, what came back, what may be done. */
export default function RelayWords() {
  const { id = '' } = useRouter().params;
  const relay = useQuery('relays.get', { id }, id !== '');
  return (
    <Page>
      <Reading query={relay}>
        {(found) => (
          <>
            <Words relay={found} />
            {found.as.includes('asker') && WAITING.includes(found.state) ? <RemindMe /> : null}
            <Numbers relay={found} />
            <Moves relay={found} />
          </>
        )}
      </Reading>
    </Page>
  );
}
