import { View } from '@tarojs/components';
import { cx } from './cx';
import styles from './Marks.module.scss';

/** Where a matter stands, as everybody understands it. */
export type Tone = 'waiting' | 'doing' | 'done' | 'late';

/** A state in words, with a mark of its own: colour is never the only cue. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <View className={cx(styles[tone])}>{children}</View>;
}
