import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/client/api';
import { sayTime } from '@/client/clock';
import { groundSentence } from '@/client/groundWords';
import { DAY, dayStart } from '@/domain/_kernel/time';
import type { GridView } from '@/domain/places/gridSchema';
import { useAct } from '@/features/register/useAct';
import { Banner } from '@/ui/Banner';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';

const FROM = [
  { value: '0', label: '现在起' },
  { value: '1', label: '明天起' },
  { value: '2', label: '后天起' },
  { value: '7', label: '下周今天起' },
] as const;
const LASTS = [
  { value: '1', label: '一天' },
  { value: '2', label: '两天' },
  { value: '3', label: '三天' },
  { value: '7', label: '一周' },
  { value: '14', label: '两周' },
  { value: '30', label: '一个月' },
] as const;

interface LeaveSheetProps {
  grid: GridView;
  posts: readonly NonNullable<GridView['primary']>[];
  onClose: () => void;
}

/** Notes that one of the two posts is away, from when and for how long. */
export function LeaveSheet({ grid, posts, onClose }: LeaveSheetProps) {
  const [person, setPerson] = useState(posts[0]?.person ?? '');
  const [from, setFrom] = useState('0');
  const [lasts, setLasts] = useState('1');
  const { busy, problem, act } = useAct(groundSentence);
  const [opened] = useState(() => Date.now());
  const begins = from === '0' ? opened : dayStart(opened) + Number(from) * DAY;
  const until = dayStart(begins) + Number(lasts) * DAY;
  const send = () =>
    void act((requestId) => call('places.leave', { grid: grid.id, person, from: begins, until }, requestId), onClose);
  const who = posts.map((post) => ({ value: post.person, label: post.name }));
  return (
    <Sheet title="谁不在?" confirm="记下" loading={busy} onConfirm={send} onClose={onClose}>
      <Choice label="请假的人" options={who} chosen={[person]} onPick={setPerson} />
      <Choice label="从哪天起" options={FROM} chosen={[from]} onPick={setFrom} />
      <Choice label="请多久" options={LASTS} chosen={[lasts]} onPick={setLasts} />
      <View>{`到 ${sayTime(until)}，到时自动回到原来的值班。`}</View>
      {problem ? <Banner tone="error">{problem}</Banner> : null}
    </Sheet>
  );
}
