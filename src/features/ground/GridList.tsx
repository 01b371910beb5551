import { View } from '@tarojs/components';
import type { OutputOf } from '@/client/api';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';

type Row = OutputOf<'places.children'>['rows'][number];

interface ListProps {
  onPick: (grid: Row) => void;
  /** A grid that does not come into question. */
  without?: string;
}

function Below({ grid3, onPick, without }: ListProps & { grid3: Row }) {
  const query = useQuery('places.children', { id: grid3.id });
  return (
    <Card title={grid3.name}>
      <Reading query={query} rows={1}>
        {({ rows }) => (
          <View>
            {rows
              .filter(({ kind, id }) => kind === 'grid4' && id !== without)
              .map((row) => (
                <Cell key={row.id} icon="home" title={row.name} onTap={() => onPick(row)} />
              ))}
          </View>
        )}
      </Reading>
    </Card>
  );
}

/** The level-4 grids of a community, under those they belong to. */
export function GridList({ community, ...rest }: ListProps & { community: string }) {
  const query = useQuery('places.children', { id: community });
  return (
    <Reading query={query} rows={2}>
      {({ rows }) => {
        const grids = rows.filter(({ kind }) => kind === 'grid3');
        if (grids.length === 0)
          return (
            <Card>
              <Empty title="这个社区还没有分网格" text="请管理员先把网格登记上。" />
            </Card>
          );
        return (
          <>
            {grids.map((grid3) => (
              <Below key={grid3.id} grid3={grid3} {...rest} />
            ))}
          </>
        );
      }}
    </Reading>
  );
}
