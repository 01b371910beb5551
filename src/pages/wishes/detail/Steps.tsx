import { View } from '@tarojs/components';
import { go } from '@/client/go';
import type { WishView } from '@/domain/wall/views';
import { Lacking } from '@/features/privacy/Lacking';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { cx } from '@/ui/cx';
import styles from '../wishes.module.scss';
import { ContactButton, hasContact } from './ContactButton';
import { stepsOf, WISH_MOVES } from './moves';
import type { Moving } from './useMoving';

interface StepsProps {
  wish: WishView;
  moving: Moving;
}

const isFulfiller = ({ moves }: WishView): boolean => moves.includes('fulfil');

/** Whether there is anything to lay under the thumb. */
export const hasMainStep = (wish: WishView): boolean =>
  stepsOf(wish).main !== undefined || isFulfiller(wish) || hasContact(wish);

/** Under the thumb: the step most likely next, what follows from it, and how to reach the person who is helped. */
export function MainStep({ wish, moving }: StepsProps) {
  const { main } = stepsOf(wish);
  const move = main === undefined ? undefined : WISH_MOVES[main];
  return (
    <View className={cx(styles.foot)}>
      {isFulfiller(wish) ? (
        <Button big icon="check" onTap={() => go('wishes/fulfil', { id: wish.id })}>
          留个回音
        </Button>
      ) : null}
      {move && main !== undefined ? (
        <>
          <Lacking level={moving.lacks}>
            <View className={cx(styles.fine)}>{move.after}</View>
          </Lacking>
          <Button big icon={main === 'claim' ? 'help' : 'check'} loading={moving.busy} onTap={() => moving.begin(main)}>
            {move.button}
          </Button>
        </>
      ) : null}
      <ContactButton wish={wish} />
    </View>
  );
}

/** Everything else that may be done, each with what follows from it. */
export function OtherSteps({ wish, moving }: StepsProps) {
  const { others } = stepsOf(wish);
  if (others.length === 0) return null;
  return (
    <Card title="还可以">
      <View>
        {others.map((name) => {
          const move = WISH_MOVES[name];
          return move ? (
            <Cell key={name} title={move.button} note={move.after} onTap={() => moving.begin(name)} />
          ) : null;
        })}
      </View>
    </Card>
  );
}
