import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { MOVE_WORDS } from '@/client/reportSteps';
import { saidIn } from '@/client/reportWords';
import { CATEGORIES } from '@/domain/reports/categories';
import type { ReportView } from '@/domain/reports/schema';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import styles from './Work.module.scss';
import { AFTERWARDS, type MoveAction } from './moves';
import { backTo, type Making } from './useMove';

/** What every form of a move is given. */
export interface FormProps {
  report: ReportView;
}

interface MoveScreenProps<N extends MoveAction> extends FormProps {
  move: keyof typeof AFTERWARDS;
  making: Pick<Making<N>, 'busy' | 'problem' | 'outdated'>;
  danger?: boolean;
  /** Shown in place of the short reminder of what the matter is. */
  instead?: boolean;
  /** Sends the move; answers whether it was made. */
  onSend: () => Promise<boolean>;
}

function Reminder({ report }: FormProps) {
  return (
    <Card title={CATEGORIES[report.category]}>
      <View className={cx(styles.words)}>{saidIn(report)}</View>
      <View className={cx(styles.fine)}>{report.place.name}</View>
    </Card>
  );
}

/** One move, one screen: what it is about, what to fill in, who will see it, and one large button. */
export function MoveScreen<N extends MoveAction>(props: PropsWithChildren<MoveScreenProps<N>>) {
  const { report, move, making, danger = false, instead = false, onSend, children } = props;
  const { busy, problem, outdated } = making;
  const send = async () => {
    if (await onSend()) backTo(report.id);
  };
  const look = { label: '看进展', onTap: () => backTo(report.id) };
  const foot = (
    <View className={cx(styles.foot)}>
      {problem ? (
        <Banner tone="error" {...(outdated ? { action: look } : {})}>
          {problem}
        </Banner>
      ) : (
        <View className={cx(styles.fine)}>{AFTERWARDS[move]}</View>
      )}
      <Button big tone={danger ? 'danger' : 'primary'} loading={busy} onTap={() => void send()}>
        {MOVE_WORDS[move] ?? '好'}
      </Button>
    </View>
  );
  return (
    <Page foot={foot}>
      {instead ? null : <Reminder report={report} />}
      {children}
    </Page>
  );
}
