import Taro from '@tarojs/taro';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

const toHome = () => void Taro.switchTab({ url: '/pages/home/index' });

/** Says what the wall will be, until it is. */
export default function Wall() {
  return (
    <Page>
      <Card>
        <Empty
          title="这面墙还在布置"
          text="往后谁家想找人搭把手，谁有空能帮一把，都可以在这儿留张字条。有人应声，就是回音。"
          action={{ label: '眼下有事，先报给网格员', onTap: toHome }}
        />
      </Card>
    </Page>
  );
}
