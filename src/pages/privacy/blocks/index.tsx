import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayTime } from '@/client/clock';
import { useQuery } from '@/client/query';
import type { BlockView } from '@/domain/privacy/blocks';
import { BLOCK_STATES } from '@/features/privacy/blockWords';
import { ReasonSheet } from '@/features/privacy/ReasonSheet';
import { useAct } from '@/features/privacy/useAct';
import { Reading } from '@/features/reading/Reading';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Tag } from '@/ui/Tag';
import styles from '../privacy.module.scss';

function Block({ block }: { block: BlockView }) {
  const [asking, setAsking] = useState(false);
  const acting = useAct();
  const [word, tone] = BLOCK_STATES[block.state];
  const object = async (note: string): Promise<void> => {
    if (await acting.act('blocks.object', { id: block.id, note })) setAsking(false);
  };
  return (
    <Card title={`${block.communityName}的墙上`} aside={<Tag tone={tone}>{word}</Tag>}>
      <View className={cx(styles.words)}>{`为什么：${block.reason}`}</View>
      <View className={cx(styles.fine)}>{`从 ${sayTime(block.since)} 到 ${sayTime(block.until)}`}</View>
      <View className={cx(styles.fine)}>这几天不能贴心愿、应别人的心愿。报事、买东西不受影响。</View>
      {block.said === null ? null : <View>{`您说：${block.said}`}</View>}
      {block.answer === null ? null : <View>{`回话：${block.answer}`}</View>}
      {block.moves.includes('object') ? (
        <Button tone="plain" onTap={() => setAsking(true)}>
          我有话说
        </Button>
      ) : null}
      {asking ? (
        <ReasonSheet
          title="您觉得哪里不对?"
          confirm="说给社区听"
          label="您的话"
          hint="换一位同事来看，不是上次那位。只能说一次，说清楚些。"
          acting={acting}
          onConfirm={(note) => void object(note)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Card>
  );
}

/** Where somebody may not write for a while: why, until when, and what he has to say against it. */
export default function BlocksPage() {
  const query = useQuery('blocks.mine', {});
  return (
    <Page>
      <Reading query={query} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title="墙上随时欢迎您" text="没有谁请您歇着。" />
            </Card>
          ) : (
            rows.map((block) => <Block key={block.id} block={block} />)
          )
        }
      </Reading>
    </Page>
  );
}
