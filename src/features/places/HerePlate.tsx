import type { HerePlace } from '@/client/place';
import { Doorplate } from '@/ui/Doorplate';

/** Names of a place from the district down: district, street, community, compound, building, unit. */
const COMMUNITY = 2;
const COMPOUND = 3;

/** A scanned or chosen place as its doorplate. */
export function HerePlate({ place }: { place: HerePlace }) {
  const unit = place.place.id === place.building.id ? undefined : place.place.name;
  const note = [unit, place.path[COMMUNITY]].filter(Boolean).join(' · ');
  return <Doorplate place={place.path[COMPOUND] ?? ''} name={place.building.name} note={note} />;
}
