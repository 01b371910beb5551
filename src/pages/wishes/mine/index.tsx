import { useState } from 'react';
import { go, goTab } from '@/client/go';
import { usePaged, type Paged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Unfinished } from '@/features/forms/Unfinished';
import { WishNote } from '@/features/wall/WishNote';
import { WishTag } from '@/features/wall/WishTag';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

const SIDES = [
  { value: 'mine', label: '我的心愿' },
  { value: 'claims', label: '我帮的' },
] as const;
type Side = (typeof SIDES)[number]['value'];

const NOTHING = {
  mine: {
    title: '还没有写过心愿',
    text: '想找人搭把手，写一张贴到墙上，邻居看到就会应声。',
    action: { label: '写一张', onTap: () => go('wishes/new') },
  },
  claims: {
    title: '还没有帮过',
    text: '墙上哪一张您帮得上，点“我来帮”就行。',
    action: { label: '去墙上看看', onTap: () => goTab('wall') },
  },
} as const;

function Notes({ side, list }: { side: Side; list: Paged<'wall.mine'> | Paged<'wall.myClaims'> }) {
  return (
    <>
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty {...NOTHING[side]} />
            </Card>
          ) : (
            rows.map((row, n) => <WishNote key={row.id} row={row} n={n} aside={<WishTag state={row.state} />} />)
          )
        }
      </Reading>
      <More list={list} />
    </>
  );
}

/** The wishes a person wrote, and the ones he took on. */
export default function MyWishes() {
  const [side, setSide] = useState<Side>('mine');
  const mine = usePaged('wall.mine', {}, side === 'mine');
  const claims = usePaged('wall.myClaims', {}, side === 'claims');
  return (
    <Page>
      <Unfinished />
      <Choice label="看哪一些?" options={SIDES} chosen={[side]} onPick={setSide} />
      <Notes key={side} side={side} list={side === 'mine' ? mine : claims} />
    </Page>
  );
}
