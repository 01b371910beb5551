import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { go } from '@/client/go';
import { setHerePlace, type HerePlace } from '@/client/place';
import { useQuery } from '@/client/query';
import { scan } from '@/client/scan';
import type { Arrival } from '@/domain/_kernel/links';
import { readCode } from '@/domain/places/codes';
import { readShelf } from '@/domain/shop/shelf';
import { PlacePicker } from '@/features/places/PlacePicker';
import { useArrival } from '@/features/places/useArrival';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Empty } from '@/ui/Empty';
import { Page } from '@/ui/Page';
import { Skeleton } from '@/ui/Skeleton';
import { Landing } from './Landing';
import { Refused } from './Refused';

const confirm = (place: HerePlace): void => {
  setHerePlace(place);
  go('places/home', { id: place.building.id }, true);
};

interface ArrivedProps {
  arrival: Arrival;
  onScan: () => void;
  onPick: () => void;
}

function Arrived({ arrival, onScan, onPick }: ArrivedProps) {
  const reading = readCode(arrival);
  const shelf = readShelf(arrival);
  useEffect(() => {
    if (shelf !== undefined) go('shop/product', { code: shelf }, true);
  }, [shelf]);
  const landing = useQuery('codes.resolve', { token: reading.ok ? reading.token : '' }, reading.ok);
  const why = reading.ok ? landing.error : reading.why;
  if (shelf !== undefined) return <Skeleton rows={2} />;
  if (why !== undefined) return <Refused code={why} onScan={onScan} onPick={onPick} onRetry={landing.reload} />;
  const place = landing.data;
  return place ? <Landing place={place} onYes={() => confirm(place)} onNo={onPick} /> : <Skeleton rows={2} />;
}

function Start({ onPick }: { onPick: () => void }) {
  return (
    <Card>
      <Empty
        drawing="house"
        title="您在哪栋楼?"
        text="扫一扫楼门口写着“邻里回音”的码。找不到码，也可以自己选。"
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
        {picking ? <PlacePicker onPick={confirm} /> : <Start onPick={onPick} />}
      </Page>
    );
  return <Page>{arrival ? <Arrived arrival={arrival} onScan={onScan} onPick={onPick} /> : <Skeleton rows={2} />}</Page>;
}
