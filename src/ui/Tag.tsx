import { View } from '@tarojs/components';
import { cx } from './cx';
import { markOf, type IconName } from './Icon';
import styles from './Tag.module.scss';

/** Where a matter stands, as everybody understands it. */
export type Tone = 'waiting' | 'doing' | 'done' | 'late';

const marks: Record<Tone, IconName> = { waiting: 'clock', doing: 'service', done: 'check', late: 'warn' };

/** A state in words, with a mark of its own: colour is never the only cue. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <View className={cx(styles.tag, styles[tone], markOf(marks[tone]))}>{children}</View>;
}
