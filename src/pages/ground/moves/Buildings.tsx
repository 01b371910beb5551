import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Choice } from '@/ui/Choice';
import { Empty } from '@/ui/Empty';

interface BuildingsProps {
  grid: string;
  chosen: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

/** The buildings of a grid, of which several may be chosen. */
export function Buildings({ grid, chosen, onChange }: BuildingsProps) {
  const query = useQuery('places.grid', { id: grid });
  const turn = (id: string): void =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Reading query={query} rows={1}>
      {({ buildings }) =>
        buildings.length === 0 ? (
          <Empty drawing="house" title="这个网格没有楼" />
        ) : (
          <Choice
            label="要划走哪几栋?"
            options={buildings.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={chosen}
            multiple
            onPick={turn}
          />
        )
      }
    </Reading>
  );
}
