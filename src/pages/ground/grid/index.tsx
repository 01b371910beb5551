import { go } from '@/client/go';
import { useQuery } from '@/client/query';
import { GridList } from '@/features/ground/GridList';
import { usePost } from '@/features/office/usePost';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Boundary } from './Boundary';
import { Leaves } from './Leaves';
import { PlanCard } from './PlanCard';
import { PostsCard } from './PostsCard';

function GridBody({ id }: { id: string }) {
  const query = useQuery('places.grid', { id });
  return (
    <Reading query={query} rows={3}>
      {(grid) => (
        <>
          <PostsCard grid={grid} />
          <Leaves grid={grid} />
          <Boundary grid={grid} />
          {grid.level === 'grid4' ? <PlanCard grid={grid} /> : null}
          <Card title="管的楼" aside={`${grid.buildings.length} 栋`}>
            {grid.buildings.length === 0 ? <Empty drawing="house" title="这个网格还没有楼" /> : null}
            {grid.buildings.map((one) => (
              <Cell key={one.id} icon="home" title={one.name} onTap={() => go('places/home', { id: one.id })} />
            ))}
          </Card>
        </>
      )}
    </Reading>
  );
}

/** A grid: who is there, who stands in, how far it reaches, its plan and its buildings; of a community, its grids. */
export default function GridPage() {
  const { area, level } = usePost(['grid4', 'grid3', 'community']);
  const open = (id: string) => go('ground/grid', { area: id, level: 'grid4' });
  return (
    <Page>
      {level === 'community' ? <GridList community={area} onPick={({ id }) => open(id)} /> : <GridBody id={area} />}
    </Page>
  );
}
