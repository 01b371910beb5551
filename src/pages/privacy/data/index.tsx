import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Page } from '@/ui/Page';
import { Copy } from './Copy';
import { Leaving } from './Leaving';

/** One’s own data: a copy of them, where to put right what is wrong, and the end of the account. */
export default function DataPage() {
  return (
    <Page>
      <Copy />
      <Card title="哪里记得不对">
        <View>
          <Cell title="手机号换了" onTap={() => go('privacy/phone')} />
          <Cell title="心愿里留的电话、门牌" note="点开那张心愿，能改" onTap={() => go('wishes/mine')} />
          <Cell title="我家的登记" note="家里有谁、电话对不对" onTap={() => go('mine/hub')} />
        </View>
      </Card>
      <Leaving />
    </Page>
  );
}
