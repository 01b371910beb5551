import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { groundSentence } from '@/client/groundWords';
import { useMe } from '@/client/me';
import type { GridView } from '@/domain/places/gridSchema';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { LeaveSheet } from './LeaveSheet';

type Leave = GridView['leaves'][number];

function LeaveRow({ leave }: { leave: Leave }) {
  const { busy, problem, act } = useAct(groundSentence);
  const end = () => void act((requestId) => call('places.endLeave', { id: leave.id }, requestId));
  const away = leave.state === 'away';
  return (
    <>
      <Cell
        icon="clock"
        title={`${leave.name}${away ? '不在' : '请了假'}`}
        note={`${sayTime(leave.from)} 到 ${sayTime(leave.until)}`}
      />
      {problem ? <Banner tone="error">{problem}</Banner> : null}
      {leave.moves.includes('endLeave') ? (
        <Button tone="plain" loading={busy} onTap={end}>
          {away ? '回来了，销假' : '不请了'}
        </Button>
      ) : null}
    </>
  );
}

/** Who of a grid is away or will be, and the way to say so: the other post stands in by itself. */
export function Leaves({ grid }: { grid: GridView }) {
  const { me } = useMe();
  const [asking, setAsking] = useState(false);
  const posts = [grid.primary, grid.backup].flatMap((post) => post ?? []);
  const may = posts.filter(({ person }) => grid.keeper || person === me?.id);
  return (
    <Card title="请假">
      {grid.leaves.length === 0 ? <View>眼下没有人请假。请了假，新来的事和提醒会自动交给另一岗。</View> : null}
      {grid.leaves.map((leave) => (
        <LeaveRow key={leave.id} leave={leave} />
      ))}
      {may.length > 0 ? (
        <Button tone="plain" onTap={() => setAsking(true)}>
          记一次请假
        </Button>
      ) : null}
      {asking ? <LeaveSheet grid={grid} posts={may} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}
