import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { groundSentence } from '@/client/groundWords';
import type { SpotView } from '@/domain/patrol/arrivals';
import styles from '@/features/ground/ground.module.scss';
import { ReasonSheet } from '@/features/register/ReasonSheet';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';

const WHAT = { report: '去办一件诉求', visit: '上门走访', patrol: '巡查' } as const;
const READY = ['居民说没有见到人', '那天门卫没有登记', '电话里说不清楚'] as const;

/** One presence that was drawn: who says he was where, and what was found. */
export function Spot({ spot }: { spot: SpotView }) {
  const [doubting, setDoubting] = useState(false);
  const { busy, problem, act } = useAct(groundSentence);
  const confirm = () => void act((requestId) => call('arrival.confirm', { id: spot.id }, requestId));
  const doubt = async (note: string): Promise<string | undefined> => {
    const answer = await call('arrival.doubt', { id: spot.id, note });
    return answer.ok ? undefined : groundSentence(answer.error.code);
  };
  const scan = spot.scanned ? <Tag tone="done">扫了码</Tag> : <Tag tone="waiting">没扫码</Tag>;
  return (
    <Card title={spot.placeName} aside={scan}>
      <View>{`${spot.worker || '同事'} ${sayTime(spot.at)} ${WHAT[spot.purpose]}`}</View>
      {spot.reason ? <View className={cx(styles.words)}>{`没扫的原因：${spot.reason}`}</View> : null}
      {spot.note ? <View className={cx(styles.words)}>{`核实：${spot.note}`}</View> : null}
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {spot.state === 'drawn' && spot.mine ? <View>抽到的是您自己，要请另一位同事来核实。</View> : null}
      {spot.state === 'drawn' && !spot.mine ? (
        <View className={cx(styles.row)}>
          <Button loading={busy} onTap={confirm}>
            人到过
          </Button>
          <Button tone="plain" onTap={() => setDoubting(true)}>
            没能核实
          </Button>
        </View>
      ) : null}
      {doubting ? (
        <ReasonSheet
          title="为什么没能核实?"
          text="他会收到一条消息，可以来说明。"
          confirm="记下"
          ready={READY}
          act={doubt}
          onClose={() => setDoubting(false)}
        />
      ) : null}
    </Card>
  );
}
