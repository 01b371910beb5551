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

/** What a scanned code led to: the place it names, or why it leads nowhere; goods and venues have pages of their own. */
export function Arrived({ arrival, onYes, onScan, onPick }: ArrivedProps) {
  const reading = readCode(arrival);
  const shelf = readShelf(arrival);
  const landing = useQuery('codes.resolve', { token: reading.ok ? reading.token : '' }, reading.ok);
  const place = landing.data;
  const { building, number = '' } = place ?? {};
  const venue = building?.kind === 'building' ? undefined : building?.id;
  useEffect(() => {
    if (shelf !== undefined) go('shop/product', { code: shelf }, true);
    if (venue) go('places/venue', { id: venue, number }, true);
  }, [shelf, venue, number]);
  // A code on a shelf is no code of a place, and yet none to be refused.
  const why = reading.ok ? landing.error : reading.why;
  if (why !== undefined && shelf === undefined)
    return <Refused code={why} onScan={onScan} onPick={onPick} onRetry={landing.reload} />;
  return place && !venue ? <Landing place={place} onYes={() => onYes(place)} onNo={onPick} /> : <Skeleton rows={2} />;
}
