import { View } from '@tarojs/components';
import { go } from '@/client/go';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** For whoever lives here: words to a neighbour, and which door is his. */
export function Living({ place }: { place: string }) {
  return (
    <Card title="住这里的">
      <View>
        <Cell
          icon="wall"
          title="托网格员捎句话"
          note="跟不认识的邻居说件事，不用互留电话"
          onTap={() => go('mine/relay', { place })}
        />
        <Cell icon="home" title="登记我住哪一户" onTap={() => go('mine/claim')} />
      </View>
    </Card>
  );
}
