import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import type { ComplaintView } from '@/domain/privacy/complaints';
import { REASONS } from '@/domain/privacy/words';
import { ReasonSheet } from '@/features/privacy/ReasonSheet';
import { useAct } from '@/features/privacy/useAct';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import styles from '../office.module.scss';
import { Blocking } from './Blocking';

type Asked = 'uphold' | 'dismiss' | 'block';

const JUDGING = {
  uphold: {
    title: '把它取下?',
    confirm: '取下',
    label: '为什么取下',
    hint: '投诉的人会看到这句话。取下以后谁也看不到，贴的人自己除外。',
  },
  dismiss: { title: '留着它?', confirm: '留着', label: '为什么留着', hint: '投诉的人会看到这句话。' },
} as const;

interface SheetsProps {
  row: ComplaintView;
  area: string;
  asked: Asked | undefined;
  onClose: () => void;
}

/** What is asked before the staff do something about it. */
function Sheets({ row, area, asked, onClose }: SheetsProps) {
  const acting = useAct();
  if (asked === undefined) return null;
  if (asked === 'block') return <Blocking area={area} subject={row.subject} onClose={onClose} />;
  const judge = async (reason: string): Promise<void> => {
    if (await acting.act(`complaints.${asked}`, { id: row.id, reason })) onClose();
  };
  return (
    <ReasonSheet
      {...JUDGING[asked]}
      danger={asked === 'uphold'}
      acting={acting}
      onConfirm={(reason) => void judge(reason)}
      onClose={onClose}
    />
  );
}

/** A complaint of a neighbour: what it is about, and what the staff make of it. */
export function Complaint({ row, area }: { row: ComplaintView; area: string }) {
  const [asked, setAsked] = useState<Asked>();
  const rest = { title: '请写它的人歇几天', note: '暂时不能上墙，会告诉他为什么' };
  return (
    <Card title={REASONS[row.reason]}>
      {row.words ? <View className={cx(styles.words)}>{row.words}</View> : null}
      <View className={cx(styles.fine)}>{`${sayTime(row.askedAt)}有邻居说的`}</View>
      <View>
        <Cell icon="wall" title="看那张心愿" onTap={() => go('wishes/detail', { id: row.subject })} />
        <Cell icon="clock" {...rest} onTap={() => setAsked('block')} />
      </View>
      {row.mine ? <View className={cx(styles.fine)}>这是您自己投诉的，要请另一位同事来看。</View> : null}
      {row.moves.length > 0 ? (
        <View className={cx(styles.row)}>
          <Button tone="danger" onTap={() => setAsked('uphold')}>
            取下
          </Button>
          <Button tone="plain" onTap={() => setAsked('dismiss')}>
            没问题，留着
          </Button>
        </View>
      ) : null}
      <Sheets key={asked} row={row} area={area} asked={asked} onClose={() => setAsked(undefined)} />
    </Card>
  );
}
