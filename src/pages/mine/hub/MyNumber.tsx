import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Me } from '@/client/me';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { cx } from '@/ui/cx';
import styles from '../mine.module.scss';

/** The person's own number, for being given a duty. */
export function MyNumber({ me }: { me: Me }) {
  return (
    <Card title="我的编号">
      <View className={cx(styles.number)}>{me.id}</View>
      <View className={cx(styles.fine)}>社区请您当网格员时，把它发给社区就行。它不是电话，也不是身份证号。</View>
      <Button tone="plain" onTap={() => void Taro.setClipboardData({ data: me.id }).catch(() => undefined)}>
        复制编号
      </Button>
    </Card>
  );
}
