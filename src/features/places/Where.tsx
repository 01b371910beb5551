import { View } from '@tarojs/components';
import { useState } from 'react';
import { setHerePlace, shortName, type HerePlace, type NamedPlace } from '@/client/place';
import { PlacePicker } from './PlacePicker';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';

interface WhereProps {
  place: NamedPlace | null;
  /** The place the person has just come from, where the draft names another. */
  other: NamedPlace | null;
  error?: string | undefined;
  onPlace: (place: NamedPlace) => void;
}

/** Where the matter is, and how to change that. */
export function Where({ place, other, error, onPlace }: WhereProps) {
  const [picking, setPicking] = useState(false);
  const pick = (chosen: HerePlace): void => {
    setHerePlace(chosen);
    setPicking(false);
    onPlace({ id: chosen.place.id, name: shortName(chosen.path) });
  };
  return (
    <>
      <Card title="在哪里">
        <View>{place ? place.name : '还没有选'}</View>
        {error ? <Banner tone="error">{error}</Banner> : null}
        {other ? (
          <Banner action={{ label: '改成这里', onTap: () => onPlace(other) }}>{`您现在在${other.name}。`}</Banner>
        ) : null}
        <Button tone="plain" onTap={() => setPicking(!picking)}>
          {picking ? '不换了' : place ? '不在这里，换一处' : '选一下在哪里'}
        </Button>
      </Card>
      {picking ? <PlacePicker onPick={pick} /> : null}
    </>
  );
}
