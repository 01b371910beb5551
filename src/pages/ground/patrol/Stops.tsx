import { View } from '@tarojs/components';
import { useState } from 'react';
import { sayTime } from '@/client/clock';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import type { StopView } from '@/domain/patrol/stops';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Tag } from '@/ui/Tag';
import { DoneSheet } from './DoneSheet';

interface StopsProps {
  area: string;
  level: 'grid4' | 'community';
  show: 'today' | 'all';
}

const lastWords = ({ lastAt, scanned }: StopView): string => {
  if (lastAt === null) return '还没巡过';
  return `上次 ${sayTime(lastAt)}${scanned === true ? '，扫了码' : ''}`;
};
const coverWords = (stop: StopView): string =>
  `${lastWords(stop)} · 巡过 ${stop.done} 次，漏过 ${stop.missed} 次，补过 ${stop.madeUp} 次`;

const isDue = ({ dueAt }: StopView): boolean => dueAt <= Date.now();

function Mark({ stop }: { stop: StopView }) {
  if (stop.late) return <Tag tone="late">要补</Tag>;
  return isDue(stop) ? <Tag tone="doing">今天</Tag> : <Tag tone="done">按时</Tag>;
}

/** The buildings of a patrol: what is due by tonight, or every one with how often it was seen. */
export function Stops({ area, level, show }: StopsProps) {
  const list = usePaged('patrol.list', { area, level, show });
  const [chosen, setChosen] = useState<StopView>();
  const toPlan = { label: '去看网格', onTap: () => go('ground/grid', { area, level }) };
  return (
    <>
      <Reading query={list} rows={3}>
        {({ rows }) => (
          <Card title={show === 'today' ? '今天要巡的楼' : '每栋楼巡得怎样'}>
            {rows.length === 0 ? (
              <Empty
                drawing="house"
                title={show === 'today' ? '今天没有要巡的楼' : '还没有安排巡查'}
                text="社区在网格页里定好几天巡一次，到日子会列在这里。"
                action={toPlan}
              />
            ) : null}
            <View>
              {rows.map((stop) => (
                <Cell
                  key={stop.id}
                  icon="home"
                  title={stop.placeName}
                  note={show === 'today' ? lastWords(stop) : coverWords(stop)}
                  value={<Mark stop={stop} />}
                  onTap={() => setChosen(stop)}
                />
              ))}
            </View>
          </Card>
        )}
      </Reading>
      <More list={list} />
      {chosen ? <DoneSheet stop={chosen} onClose={() => setChosen(undefined)} /> : null}
    </>
  );
}
