import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go, goTab } from '@/client/go';
import { eventWords } from '@/client/eventWords';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';

/** One message: what happened, when, whether it is new, and the way to the matter. */
export function MessageRow({ message }: { message: OutputOf<'notifications.list'>['rows'][number] }) {
  const { event, facts, as, at, opens, unread } = message;
  return (
    <Card {...(opens ? { onTap: () => (opens.page === 'me' ? goTab('me') : go(opens.page, opens.ids)) } : {})}>
      <View className={cx(unread && styles.unread)}>{eventWords(event, facts, as)}</View>
      <View className={cx(styles.foot)}>
        {unread ? <View className={cx(styles.new)}>新</View> : null}
        <View>{sayTime(at)}</View>
      </View>
    </Card>
  );
}
