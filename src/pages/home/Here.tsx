import { carry } from '@/features/places/arrival';
import { go } from '@/client/go';
import type { HerePlace } from '@/client/place';
import { scan } from '@/client/scan';
import { HerePlate } from '@/features/places/HerePlate';
import { Verbs } from '@/features/places/Verbs';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Tap } from '@/ui/Tap';

const scanCode = async (): Promise<void> => {
  const arrival = await scan();
  if (!arrival) return;
  carry(arrival);
  go('scan');
};
const onScan = () => void scanCode();

/** The place that was confirmed before and what can be done there; without one, the way to it. */
export function Here({ place }: { place: HerePlace | undefined }) {
  if (!place)
    return (
      <Card>
        <Empty
          drawing="house"
          title="先看看您在哪栋楼"
          text="扫一扫楼门口写着“邻里回音”的码，这栋楼的事就都在这里了。"
        />
        <Button big icon="scan" onTap={onScan}>
          扫一扫楼门口的码
        </Button>
        <Button tone="plain" onTap={() => go('scan', { pick: '1' })}>
          找不到码，自己选
        </Button>
      </Card>
    );
  return (
    <>
      <Tap label="看这栋楼" onTap={() => go('places/home', { id: place.building.id })}>
        <HerePlate place={place} />
      </Tap>
      <Verbs place={place.place.id} />
      <Button tone="plain" icon="scan" onTap={onScan}>
        在别的楼? 扫那里的码
      </Button>
    </>
  );
}
