import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { usePaged } from '@/client/paged';
import { herePlace, type HerePlace } from '@/client/place';
import { NoPlace } from '@/features/places/NoPlace';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Unfinished } from '@/features/forms/Unfinished';
import { WishNote } from '@/features/wall/WishNote';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Looking, type Look } from './Looking';

const NOTHING = {
  open: { title: '眼下没有等着的心愿', text: '想找人搭把手，就写一张；邻居看到了，就会应声。' },
  taken: { title: '眼下没有正在帮的', text: '有邻居应下的心愿，会挪到这里。' },
  answered: { title: '还没有回音', text: '帮成了的心愿和谢意，两边都愿意，才贴在这里。' },
} as const;

function Around({ place }: { place: HerePlace }) {
  const [look, setLook] = useState<Look>({ scope: 'community', wall: 'open', kind: null });
  const { scope, wall, kind } = look;
  const list = usePaged('wall.list', { place: place.place.id, scope, wall, ...(kind ? { kind } : {}) });
  const foot = (
    <Button big icon="help" onTap={() => go('wishes/new', { place: place.place.id })}>
      请邻居帮个忙
    </Button>
  );
  return (
    <Page foot={foot}>
      <Unfinished />
      <Looking place={place.place.id} look={look} onLook={setLook} />
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty {...NOTHING[wall]} />
            </Card>
          ) : (
            rows.map((row, n) => <WishNote key={row.id} row={row} n={n} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}

/** The echo wall around the place where the person is. */
export default function Wall() {
  const [place, setPlace] = useState(herePlace);
  useDidShow(() => setPlace(herePlace()));
  if (place) return <Around place={place} />;
  return (
    <Page>
      <NoPlace text="知道您在哪栋楼，才能看到附近邻居的心愿，看看能不能帮上忙。" />
    </Page>
  );
}
