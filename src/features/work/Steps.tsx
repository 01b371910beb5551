import { View } from '@tarojs/components';
import { useDraft } from '@/client/drafts';
import { go } from '@/client/go';
import { MOVE_WORDS } from '@/client/reportSteps';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { ContactButton, hasContact } from './ContactButton';
import { AFTERWARDS, isAtOnce, stepsOf, type AtOnce } from './moves';
import type { FormProps } from './MoveScreen';
import { useMove } from './useMove';
import styles from './Work.module.scss';

/** A step that asks nothing is kept as a form of nothing. */
const NOTHING = {};

const wordOf = (move: string): string => MOVE_WORDS[move] ?? '好';

const open = (id: string, move: string) => go('work/handle', { id, move });

function AtOnceStep({ report, move }: FormProps & { move: AtOnce }) {
  const making = useMove(`reports.${move}`, useDraft(`move.${report.id}.${move}`, NOTHING));
  return (
    <>
      <View className={cx(styles.full)}>
        {making.problem ? (
          <Banner tone="error">{making.problem}</Banner>
        ) : (
          <View className={cx(styles.fine)}>{AFTERWARDS[move]}</View>
        )}
      </View>
      <View className={cx(styles.main)}>
        <Button big loading={making.busy} onTap={() => void making.send({ id: report.id })}>
          {wordOf(move)}
        </Button>
      </View>
    </>
  );
}

function MainStep({ report, move }: FormProps & { move: keyof typeof AFTERWARDS }) {
  if (isAtOnce(move)) return <AtOnceStep key={move} report={report} move={move} />;
  return (
    <>
      <View className={cx(styles.full, styles.fine)}>{AFTERWARDS[move]}</View>
      <View className={cx(styles.main)}>
        <Button big onTap={() => open(report.id, move)}>
          {wordOf(move)}
        </Button>
      </View>
    </>
  );
}

/** What lies under the thumb: the next step, at once where a tap is all it takes, and calling the resident. */
export function NextSteps({ report }: FormProps) {
  const { main } = stepsOf(report);
  return (
    <View className={cx(styles.thumb)}>
      {main ? <MainStep report={report} move={main} /> : null}
      <ContactButton report={report} />
    </View>
  );
}

/** Whether there is anything to lay under the thumb. */
export const hasNextSteps = (report: FormProps['report']): boolean =>
  stepsOf(report).main !== undefined || hasContact(report);

/** Everything else that may be done with the matter, each with who will see it. */
export function OtherSteps({ report }: FormProps) {
  const { others } = stepsOf(report);
  if (others.length === 0) return null;
  return (
    <Card title="别的办法">
      <View>
        {others.map((move) => (
          <Cell key={move} title={wordOf(move)} note={AFTERWARDS[move]} onTap={() => open(report.id, move)} />
        ))}
      </View>
    </Card>
  );
}
