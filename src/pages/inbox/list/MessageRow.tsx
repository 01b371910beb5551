import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { eventWords } from '@/client/eventWords';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from './index.module.scss';

/** Where a message leads to, by what it is about, and to whom it is told. */
const PAGES: Readonly<Record<string, string>> = {
  report: 'reports/detail',
  wish: 'wishes/detail',
  order: 'shop/order',
  refund: 'shop/refund',
  household: 'mine/household',
  'claim claimer': 'mine/claim',
  'claim family': 'mine/claim',
  'change proposer': 'mine/hub',
  'proxy principal': 'mine/proxies',
  'proxy agent': 'mine/proxies',
  'relay asker': 'mine/words',
  'relay addressee': 'mine/words',
};

/** One message: what happened, when, whether it is new, and the way to the matter. */
export function MessageRow({ message }: { message: OutputOf<'notifications.list'>['rows'][number] }) {
  const { event, facts, as, at, subject, unread } = message;
  const page = PAGES[`${subject.kind} ${as}`] ?? PAGES[subject.kind];
  return (
    <Card {...(page === undefined ? {} : { onTap: () => go(page, { id: subject.id }) })}>
      <View className={cx(unread && styles.unread)}>{eventWords(event, facts, as)}</View>
      <View className={cx(styles.foot)}>
        {unread ? <View className={cx(styles.new)}>新</View> : null}
        <View>{sayTime(at)}</View>
      </View>
    </Card>
  );
}
