import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { go } from '@/client/go';
import { groundSentence } from '@/client/groundWords';
import { Standing, Told } from '@/features/ground/Standing';
import styles from '@/features/ground/ground.module.scss';
import { daysWords } from '@/features/places/days';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import { VenueSheet } from './VenueSheet';
import { WORDS, type VenueRow } from './words';

const WHY = { venue: ['搬到别处了', '不再开了', '登记错了'], activity: ['办完了', '不办了', '登记错了'] } as const;
const AFTER = {
  venue: '码不会坏：扫到的人会看到这里已经关了。在这里办的活动要另外结束。',
  activity: '码不会坏：扫到的人会看到活动已经结束了。关了就不能再开，要办再添一次。',
} as const;

function Aside({ venue: { code, state, kind } }: { venue: VenueRow }) {
  if (state !== 'active') return <Tag tone="waiting">{WORDS[kind].end}</Tag>;
  return code ? <Standing code={code} /> : <Tag tone="waiting">还没有码</Tag>;
}

function About({ venue }: { venue: VenueRow }) {
  const { at, note, startsAt, endsAt, code } = venue;
  const days = startsAt === null || endsAt === null ? undefined : daysWords(startsAt, endsAt);
  const where = [days, at === null ? undefined : `在${at}`].filter(Boolean).join('，');
  return (
    <View className={cx(styles.stack)}>
      {where ? <View>{where}</View> : null}
      {note === null ? null : <View className={cx(styles.words)}>{note}</View>}
      {code ? <Told code={code} /> : <View className={cx(styles.fine)}>还没有码，印的时候会给它发一张。</View>}
    </View>
  );
}

function EndSheet({ venue: { id, kind }, onClose }: { venue: VenueRow; onClose: () => void }) {
  const close = async (reason: string): Promise<string | undefined> => {
    const answer = await call('places.close', { id, reason });
    return answer.ok ? undefined : groundSentence(answer.error.code);
  };
  const { ask, end } = WORDS[kind];
  return <ReasonSheet title={ask} text={AFTER[kind]} confirm={end} ready={WHY[kind]} act={close} onClose={onClose} />;
}

/** One venue or activity: what is there, how its code fares, and what can be done with it. */
export function VenueCard({ venue, area }: { venue: VenueRow; area: string }) {
  const [asked, setAsked] = useState<'edit' | 'end'>();
  const close = () => setAsked(undefined);
  const { id, kind, name, state } = venue;
  return (
    <Card title={name} aside={<Aside venue={venue} />}>
      <About venue={venue} />
      {state === 'active' ? (
        <View className={cx(styles.row)}>
          <Button icon="scan" onTap={() => go('register/print', { area, place: id, of: kind })}>
            印它的码
          </Button>
          <Button tone="plain" onTap={() => setAsked('edit')}>
            改一改
          </Button>
          <Button tone="danger" onTap={() => setAsked('end')}>
            {WORDS[kind].close}
          </Button>
        </View>
      ) : null}
      {asked === 'edit' ? <VenueSheet kind={kind} community={area} venue={venue} onClose={close} /> : null}
      {asked === 'end' ? <EndSheet venue={venue} onClose={close} /> : null}
    </Card>
  );
}
