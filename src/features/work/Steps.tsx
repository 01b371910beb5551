import { View } from '@tarojs/components';
import { useRef } from 'react';
import { newRequestId } from '@/client/api';
import { go } from '@/client/go';
import { MOVE_WORDS } from '@/client/messages';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import { AFTERWARDS, isAtOnce, stepsOf, type AtOnce } from './moves';
import type { FormProps } from './MoveScreen';
import { useMove } from './useMove';
import styles from './Work.module.scss';

const wordOf = (move: string): string => MOVE_WORDS[move] ?? '好';

const open = (id: string, move: string) => go('work/handle', { id, move });

function AtOnceStep({ report, move }: FormProps & { move: AtOnce }) {
  const requestId = useRef(newRequestId());
  const renew = () => {
    requestId.current = newRequestId();
  };
  const making = useMove(`reports.${move}`, { requestId: requestId.current, done: renew, renew });
  return (
    <>
      {making.problem ? <Banner tone="error">{making.problem}</Banner> : null}
      <View className={cx(styles.fine)}>{AFTERWARDS[move]}</View>
      <Button big loading={making.busy} onTap={() => void making.send({ id: report.id })}>
        {wordOf(move)}
      </Button>
    </>
  );
}

/** The next step under the thumb: at once where a tap is all it takes, else the way to its form. */
export function MainStep({ report }: FormProps) {
  const { main } = stepsOf(report);
  if (main === undefined) return null;
  return (
    <View className={cx(styles.foot)}>
      {isAtOnce(main) ? (
        <AtOnceStep key={main} report={report} move={main} />
      ) : (
        <>
          <View className={cx(styles.fine)}>{AFTERWARDS[main]}</View>
          <Button big onTap={() => open(report.id, main)}>
            {wordOf(main)}
          </Button>
        </>
      )}
    </View>
  );
}

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
