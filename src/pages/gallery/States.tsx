import { View } from '@tarojs/components';
import { Banner } from '@/ui/Banner';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Icon, type IconName } from '@/ui/Icon';
import { Skeleton } from '@/ui/Skeleton';

const icons: readonly IconName[] = [
  'report',
  'help',
  'service',
  'phone',
  'camera',
  'scan',
  'home',
  'wall',
  'counter',
  'me',
  'bell',
  'check',
  'clock',
  'back',
  'next',
  'close',
  'warn',
  'cloud',
];

const nothing = () => undefined;

/** Nothing, waiting, offline, failed. */
export function States() {
  return (
    <>
      <Banner>明天 9:00–12:00 停水检修，请先存点水。</Banner>
      <Banner tone="offline">已保存，联网后自动提交。</Banner>
      <Banner tone="error" action={{ label: '再试一次', onTap: nothing }}>
        没打开，可能是网络不太好。
      </Banner>
      <Card>
        <Empty
          title="还没有报过问题"
          text="楼里哪里坏了、脏了、吵了，告诉我们就行。"
          action={{ label: '报一个问题', onTap: nothing }}
        />
      </Card>
      <Card>
        <Empty drawing="house" title="还不知道您住哪栋楼" text="扫一扫楼门口的二维码。" />
        <Empty drawing="basket" title="还没有上架的货" />
      </Card>
      <Skeleton rows={1} />
      <Card title="图标">
        <View style={{ display: 'flex', flexWrap: 'wrap', gap: '12px', color: '#B8431F' }}>
          {icons.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </View>
      </Card>
    </>
  );
}
