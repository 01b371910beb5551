import { useAllDrafts } from '@/client/drafts';
import type { Paged } from '@/client/paged';
import { More } from '@/features/reading/More';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { DeskRow } from './DeskRow';
import type { DeskTab } from './DeskTabs';
import { recordedFor } from './recordedSteps';

const NOTHING: Readonly<Record<DeskTab, { title: string; text: string }>> = {
  overdue: { title: '没有超时的事', text: '都赶上了，辛苦您。' },
  today: { title: '今天没有要赶的事', text: '有新的事会出现在这里。' },
  later: { title: '往后还没排上事', text: '交办了、还没到日子的事会在这里。' },
  waiting: { title: '没有等别人的事', text: '办好等居民看的、先放一放的，会在这里。' },
};

interface DeskListProps {
  tab: DeskTab;
  list: Paged<'reports.desk'>;
}

/** The matters of one part of the desk, by due time. */
export function DeskList({ tab, list }: DeskListProps) {
  const drafts = useAllDrafts();
  return (
    <Reading query={list} rows={3}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Card>
            <Empty {...NOTHING[tab]} />
          </Card>
        ) : (
          <>
            {rows.map((row) => (
              <DeskRow key={row.id} row={row} steps={recordedFor(drafts, row.id)} />
            ))}
            <More list={list} />
          </>
        )
      }
    </Reading>
  );
}
