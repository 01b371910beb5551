import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { usePaged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { WishNote } from '@/features/wall/WishNote';
import { WishTag } from '@/features/wall/WishTag';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';

const QUEUES = [
  { value: 'wish', label: '新的心愿' },
  { value: 'echo', label: '回音和谢意' },
  { value: 'dispute', label: '有分歧的' },
] as const;
type Queue = (typeof QUEUES)[number]['value'];

const UNSURE = { title: '都看过了', text: '微信拿不准的话和照片，会排在这里等您看。' };
const NOTHING: Readonly<Record<Queue, { title: string; text: string }>> = {
  wish: UNSURE,
  echo: UNSURE,
  dispute: { title: '眼下没有分歧', text: '哪一边觉得不对劲，会排在这里等您去说合。' },
};

/** What WeChat could not judge and what neighbours do not agree on, for the staff of a community; the oldest first. */
export default function Reviews() {
  const community = useRouter().params['community'] ?? '';
  const [queue, setQueue] = useState<Queue>('wish');
  const list = usePaged('wall.reviews', { community, queue }, community !== '');
  return (
    <Page>
      <Choice label="看哪一些?" options={QUEUES} chosen={[queue]} onPick={setQueue} />
      <Reading query={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Card>
              <Empty {...NOTHING[queue]} />
            </Card>
          ) : (
            rows.map((row, n) => <WishNote key={row.id} row={row} n={n} aside={<WishTag state={row.state} />} />)
          )
        }
      </Reading>
      <More list={list} />
    </Page>
  );
}
