import { View } from '@tarojs/components';
import logo from '@/assets/logo.png';
import { Badge } from '@/ui/Badge';
import { BeforeAfter } from '@/ui/BeforeAfter';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Doorplate } from '@/ui/Doorplate';
import { Person } from '@/ui/Person';
import { Tag } from '@/ui/Tag';
import { Timeline } from '@/ui/Timeline';
import { Small } from './Small';

const steps = [
  {
    key: '3',
    title: '办好了，等您看看',
    who: '网格员甲',
    time: '今天 14:20',
    note: '楼上的水管换好了，请看照片。',
    photos: [logo],
  },
  { key: '2', title: '网格员已经接手', who: '网格员甲', time: '今天 09:05' },
  { key: '1', title: '收到您报的问题', who: '住户甲', time: '昨天 21:40', note: '楼上渗水，厨房天花板湿了一大片。' },
];

const nothing = () => undefined;

/** Places, people and matters. */
export function Matters() {
  return (
    <>
      <Doorplate place="宏泰学府苑" name="10号楼" note="2单元 · 交通路社区" />
      <Doorplate place="洪山区和平街道北洋桥鑫园小区（演示）" name="综合服务楼附属3号楼" note="西侧2单元" />
      <Card title="有事找他们">
        <Person role="您这一格的网格员" name="网格员甲（演示）" hours="周一到周五 8:30–17:30" onCall={nothing} />
        <Person role="他不在时" name="网格员乙（演示）" onCall={nothing} />
      </Card>
      <Card title="楼上渗水" onTap={nothing} aside={<Tag tone="waiting">等人接手</Tag>}>
        <View>交通路-2026-000123 · 昨天 21:40</View>
      </Card>
      <Small />
      <Card title="办到哪了">
        <Timeline steps={steps} onPhoto={nothing} />
      </Card>
      <Card title="都办完了">
        <Timeline steps={steps.slice(1)} finished />
      </Card>
      <Card title="前后对照">
        <BeforeAfter before={logo} after={logo} onOpen={nothing} />
        <BeforeAfter onOpen={nothing} />
      </Card>
      <Card>
        <Cell icon="bell" title="消息" value={<Badge count={3} />} onTap={nothing} />
        <Cell icon="report" title="我报的问题" note="3 件在办，最近一件今天有进展" onTap={nothing} />
        <Cell title="小区" value="宏泰学府苑" />
        <Cell icon="wall" title="很多新的" value={<Badge count={120} />} onTap={nothing} />
      </Card>
    </>
  );
}
