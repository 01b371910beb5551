import { View } from '@tarojs/components';
import { Card } from '@/ui/Card';
import { Tag } from '@/ui/Tag';
import { Tap } from '@/ui/Tap';

const nothing = () => undefined;

/** Tags, and what is tapped as a whole. */
export const Small = () => (
  <>
    <Card title="整块都能点">
      <Tap role="link" label="看这一块" className="plain" high onTap={nothing}>
        看这一块
      </Tap>
      <Tap role="radio" checked={false} onTap={nothing}>
        没选上
      </Tap>
      <Tap role="checkbox" checked onTap={nothing}>
        选上了
      </Tap>
    </Card>
    <Card title="状态">
      <View style={{ display: 'flex', flexWrap: 'wrap', gap: '8px' }}>
        <Tag tone="waiting">等人接手</Tag>
        <Tag tone="doing">正在办</Tag>
        <Tag tone="done">办好了</Tag>
        <Tag tone="late">过了约好的时间</Tag>
      </View>
    </Card>
  </>
);
