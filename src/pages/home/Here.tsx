import { go } from '@/client/go';
import type { HerePlace } from '@/client/place';
import { HerePlate } from '@/features/places/HerePlate';
import { NoPlace, onScan } from '@/features/places/NoPlace';
import { Verbs } from '@/features/places/Verbs';
import { Button } from '@/ui/Button';
import { Tap } from '@/ui/Tap';

/** The place that was confirmed before and what can be done there; without one, the way to it. */
export function Here({ place }: { place: HerePlace | undefined }) {
  if (!place) return <NoPlace text="扫一扫楼门口写着“邻里回音”的码，这栋楼的事就都在这里了。" />;
  return (
    <>
      <Tap onTap={() => go('places/home', { id: place.building.id })}>
        <HerePlate place={place} />
      </Tap>
      <Verbs place={place.place.id} />
      <Button tone="plain" icon="scan" onTap={onScan}>
        在别的楼? 扫那里的码
      </Button>
    </>
  );
}
