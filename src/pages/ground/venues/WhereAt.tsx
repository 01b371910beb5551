import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Choice } from '@/ui/Choice';

interface WhereAtProps {
  community: string;
  chosen: string;
  onPick: (place: string) => void;
}

/** Where an activity is held: in one of the venues, or out of doors. */
export function WhereAt({ community, chosen, onPick }: WhereAtProps) {
  const query = useQuery('places.children', { id: community });
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => (
        <Choice
          label="在哪里办"
          options={[
            { value: community, label: '院子里、广场上' },
            ...rows.filter((row) => row.kind === 'venue').map(({ id, name }) => ({ value: id, label: name })),
          ]}
          chosen={[chosen]}
          onPick={onPick}
        />
      )}
    </Reading>
  );
}
