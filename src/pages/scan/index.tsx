import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { go } from '@/client/go';
import { setHerePlace, type HerePlace } from '@/client/place';
import { scan } from '@/client/scan';
import type { Arrival } from '@/domain/_kernel/links';
import { readCode } from '@/domain/places/codes';
import { PlacePicker } from '@/features/places/PlacePicker';
import { useArrival } from '@/features/places/useArrival';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { Arrived } from './Arrived';

const confirm = (place: HerePlace, code?: string): void => {
  setHerePlace(place);
  go('places/home', { id: place.building.id, ...(code ? { code } : {}) }, true);
};

/** The code that was read before somebody chose a place himself: it may hang on the wrong building. */
const codeOf = (arrival: Arrival | null | undefined): string | undefined => {
  const reading = arrival ? readCode(arrival) : undefined;
  return reading?.ok ? reading.token : undefined;
};

function Start({ onPick }: { onPick: () => void }) {
  return (
    <Card>
      <Empty
        drawing="house"
        title="您在哪栋楼?"
        text="扫一扫楼门口写着“邻里回音”的码。"
        action={{ label: '自己选是哪栋楼', onTap: onPick }}
      />
    </Card>
  );
}

/** Where WeChat lands with a scanned building code: says where this is and asks whether that is right. */
export default function Scan() {
  const { arrival, setArrival } = useArrival();
  const [picking, setPicking] = useState(useRouter().params['pick'] === '1');
  const again = async (): Promise<void> => {
    const scanned = await scan();
    if (!scanned) return;
    setPicking(false);
    setArrival(scanned);
  };
  const onScan = () => void again();
  const onPick = () => setPicking(true);
  if (picking || arrival === null)
    return (
      <Page>
        <Button big icon="scan" onTap={onScan}>
          扫一扫楼门口的码
        </Button>
        {picking ? <PlacePicker onPick={(place) => confirm(place, codeOf(arrival))} /> : <Start onPick={onPick} />}
      </Page>
    );
  return (
    <Page>
      {arrival ? <Arrived arrival={arrival} onYes={confirm} onScan={onScan} onPick={onPick} /> : <Skeleton rows={2} />}
    </Page>
  );
}
