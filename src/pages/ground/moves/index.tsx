import { useState } from 'react';
import { useQuery } from '@/client/query';
import { sayTime } from '@/client/clock';
import { REGRID_WORDS } from '@/features/ground/words';
import { usePost } from '@/features/office/usePost';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Tag } from '@/ui/Tag';
import { Changing } from './Changing';

function Latest({ community }: { community: string }) {
  const query = useQuery('places.regrids', { community });
  return (
    <Card title="最近划转过的">
      <Reading query={query} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty drawing="house" title="还没有划转过" text="划转以后，没办完的事跟着楼走，办完的留在原来的网格。" />
          ) : (
            rows.map((row) => (
              <Cell
                key={row.id}
                title={`${row.names} → ${row.toName}`}
                note={`${REGRID_WORDS[row.kind]} · ${sayTime(row.at)} · ${row.reason}`}
                value={
                  <Tag tone={row.state === 'settled' ? 'done' : 'doing'}>
                    {row.state === 'settled' ? '划好了' : '正在划'}
                  </Tag>
                }
              />
            ))
          )
        }
      </Reading>
    </Card>
  );
}

/** Moving buildings between grids, splitting and joining grids: first what goes along, then the change. */
export default function Moves() {
  const { area } = usePost(['community']);
  const [round, setRound] = useState(0);
  return (
    <Page>
      <Changing key={round} community={area} onDone={() => setRound(round + 1)} />
      <Latest community={area} />
    </Page>
  );
}
