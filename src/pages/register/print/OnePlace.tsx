import { shortName } from '@/client/place';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';

/** The one place whose code is printed. */
export function OnePlace({ place }: { place: string }) {
  const query = useQuery('places.get', { id: place });
  return (
    <Card title="印它的码">
      <Reading query={query} rows={1}>
        {(plate) => <Cell icon="scan" title={shortName(plate.place.path)} note={plate.place.path[2] ?? ''} />}
      </Reading>
    </Card>
  );
}
