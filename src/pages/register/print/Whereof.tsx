import { useState } from 'react';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';

interface WhereofProps {
  /** The community. */
  area: string;
  onPick: (place: string) => void;
}
interface LevelProps {
  of: string;
  label: string;
  kind: 'compound' | 'building';
  /** What choosing none of them means. */
  whole: string;
  chosen: string;
  onPick: (place: string) => void;
}

function Level({ of, label, kind, whole, chosen, onPick }: LevelProps) {
  const query = useQuery('places.children', { id: of });
  return (
    <Reading query={query} rows={1}>
      {({ rows }) => (
        <Choice
          label={label}
          options={[
            { value: of, label: whole },
            ...rows.filter((row) => row.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          chosen={[chosen]}
          onPick={onPick}
        />
      )}
    </Reading>
  );
}

/** Of which places codes are printed: a whole community, a compound or one building. */
export function Whereof({ area, onPick }: WhereofProps) {
  const [compound, setCompound] = useState(area);
  const [building, setBuilding] = useState('');
  const pickCompound = (id: string): void => {
    setCompound(id);
    setBuilding(id);
    onPick(id);
  };
  const pickBuilding = (id: string): void => {
    setBuilding(id);
    onPick(id);
  };
  return (
    <Card>
      <Level of={area} label="哪个小区" kind="compound" whole="整个社区" chosen={compound} onPick={pickCompound} />
      {compound === area ? null : (
        <Level
          key={compound}
          of={compound}
          label="哪栋楼"
          kind="building"
          whole="整个小区"
          chosen={building}
          onPick={pickBuilding}
        />
      )}
    </Card>
  );
}
