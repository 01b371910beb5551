import { useEffect } from 'react';
import { go } from '@/client/go';
import type { HerePlace } from '@/client/place';
import { useQuery } from '@/client/query';
import type { Arrival } from '@/domain/_kernel/links';
import { readCode } from '@/domain/places/codes';
import { readShelf } from '@/domain/shop/shelf';
import { Skeleton } from '@/ui/Skeleton';
import { Landing } from './Landing';
import { Refused } from './Refused';

interface ArrivedProps {
  arrival: Arrival;
  onYes: (place: HerePlace) => void;
  onScan: () => void;
  onPick: () => void;
}

/** What a scanned code led to: the place it names, or why it leads nowhere; the goods of a shelf have a page of their own. */
export function Arrived({ arrival, onYes, onScan, onPick }: ArrivedProps) {
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
  return place ? <Landing place={place} onYes={() => onYes(place)} onNo={onPick} /> : <Skeleton rows={2} />;
}
