import { useState } from 'react';
import type { OutputOf } from '@/client/api';
import type { HerePlace } from '@/client/place';
import { Card } from '@/ui/Card';
import { Choice } from '@/ui/Choice';

interface UnitsProps {
  units: OutputOf<'places.get'>['units'];
  here: HerePlace;
  onPick: (place: HerePlace) => void;
}

/** The units of a building; the chosen one is where a report will be about. */
export function Units({ units, here, onPick }: UnitsProps) {
  const [chosen, setChosen] = useState(here.place.id);
  if (units.length === 0) return null;
  const names = here.place.id === here.building.id ? here.path : here.path.slice(0, -1);
  const pick = (id: string): void => {
    const unit = units.find((one) => one.id === id);
    if (!unit) return;
    setChosen(id);
    onPick({ ...here, place: unit, path: [...names, unit.name], number: '' });
  };
  return (
    <Card>
      <Choice
        label="您在哪个单元?"
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={[chosen]}
        onPick={pick}
      />
    </Card>
  );
}
