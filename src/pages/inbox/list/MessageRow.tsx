import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { eventWords } from '@/client/messages';
import { cx } from '@/ui/cx';
import { Cell } from '@/ui/Cell';
import styles from './index.module.scss';

type Message = OutputOf<'notifications.list'>['rows'][number];

const New = () => <View className={cx(styles.new)}>新</View>;

/** One message: what happened, when, and the way to the matter. */
export function MessageRow({ message }: { message: Message }) {
  const { event, facts, at, subject, unread } = message;
  return (
    <Cell
      icon={unread ? 'bell' : 'check'}
      title={eventWords(event, facts)}
      note={sayTime(at)}
      {...(unread ? { value: <New /> } : {})}
      {...(subject.kind === 'report' ? { onTap: () => go('reports/detail', { id: subject.id }) } : {})}
    />
  );
}
