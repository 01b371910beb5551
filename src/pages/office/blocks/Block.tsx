import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import type { BlockView } from '@/domain/privacy/blocks';
import { BLOCK_STATES } from '@/features/privacy/blockWords';
import { ReasonSheet } from '@/features/privacy/ReasonSheet';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { Tag } from '@/ui/Tag';
import styles from '../office.module.scss';

const ASKING = {
  lift: { title: '让他又能说话?', confirm: '放开', label: '为什么放开', hint: '他会看到这句话。' },
  keep: { title: '还是请他歇着?', confirm: '不改', label: '怎么回他', hint: '他会看到这句话。' },
} as const;

/** Somebody who may not write for a while: why, what he says, and the answer to it. */
export function Block({ block }: { block: BlockView }) {
  const [asked, setAsked] = useState<keyof typeof ASKING>();
  const acting = useAct();
  const [word, tone] = BLOCK_STATES[block.state];
  const close = (): void => setAsked(undefined);
  const judge = async (verdict: 'lift' | 'keep', reason: string): Promise<void> => {
    if (await acting.act(`blocks.${verdict}`, { id: block.id, reason })) close();
  };
  const may = (move: string): boolean => block.moves.includes(move) && (move !== 'keep' || block.said !== null);
  return (
    <Card title={`到 ${sayTime(block.until)} 为止`} aside={<Tag tone={tone}>{word}</Tag>}>
      <View className={cx(styles.words)}>{block.reason}</View>
      <View className={cx(styles.fine)}>{`${block.communityName} · ${sayTime(block.since)}起`}</View>
      {block.said === null ? null : <View className={cx(styles.words)}>{`他说：${block.said}`}</View>}
      {block.answer === null ? null : <View>{`回过他：${block.answer}`}</View>}
      <Cell icon="wall" title="看那张心愿" onTap={() => go('wishes/detail', { id: block.subject })} />
      <View className={cx(styles.row)}>
        {may('lift') ? <Button onTap={() => setAsked('lift')}>让他又能说话</Button> : null}
        {may('keep') ? (
          <Button tone="plain" onTap={() => setAsked('keep')}>
            还是请他歇着
          </Button>
        ) : null}
      </View>
      {block.said !== null && !may('keep') && block.answer === null ? (
        <View className={cx(styles.fine)}>当初是您请他歇着的，回话要请另一位同事或者街道。</View>
      ) : null}
      {asked ? (
        <ReasonSheet
          {...ASKING[asked]}
          acting={acting}
          onConfirm={(reason) => void judge(asked, reason)}
          onClose={close}
        />
      ) : null}
    </Card>
  );
}
