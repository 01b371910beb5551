import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { go, goTab } from '@/client/go';
import { useQuery } from '@/client/query';
import type { WishView } from '@/domain/wall/views';
import { Reading } from '@/features/reading/Reading';
import { RemindMe } from '@/features/reminders/RemindMe';
import { WishTag } from '@/features/wall/WishTag';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import { Page } from '@/ui/Page';
import { standingOf } from '../standing';
import styles from '../wishes.module.scss';

function Receipt({ wish }: { wish: WishView }) {
  const up = wish.state === 'open';
  return (
    <Card title={up ? '贴到墙上了' : '收到了'} aside={<WishTag state={wish.state} />}>
      <View className={cx(styles.words)}>{wish.words}</View>
      <View className={cx(styles.next)}>{standingOf(wish)}</View>
      <View className={cx(styles.fine)}>
        {`${wish.place.name}一带的邻居看得到这些话。您是谁、电话、住哪一户，只有应下来的那一位看得到。`}
      </View>
      <View className={cx(styles.fine)}>{`编号 ${wish.number}`}</View>
    </Card>
  );
}

/** The answer right after a wish was written: whether it hangs, who sees what, and what comes next. */
export default function WishDone() {
  const id = useRouter().params['id'] ?? '';
  const wish = useQuery('wall.get', { id });
  return (
    <Page>
      <Reading query={wish} rows={1}>
        {(found) => <Receipt wish={found} />}
      </Reading>
      <RemindMe />
      <Button tone="plain" onTap={() => go('wishes/detail', { id }, true)}>
        看看这张心愿
      </Button>
      <Button tone="plain" icon="wall" onTap={() => goTab('wall')}>
        回到墙上
      </Button>
    </Page>
  );
}
