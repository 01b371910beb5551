import { useRouter } from '@tarojs/taro';
import { herePlace, shortName, type NamedPlace } from '@/client/place';
import { useQuery } from '@/client/query';

/** The place the page was opened for: known from the last code, else read by its id; without an id the last code's. */
export const useAskedPlace = (): NamedPlace | null => {
  const id = useRouter().params['place'];
  const here = herePlace();
  const known = here && (id === undefined || id === here.place.id);
  const { data } = useQuery('places.get', { id: id ?? '' }, id !== undefined && !known);
  if (known) return { id: here.place.id, name: shortName(here.path) };
  return data && id !== undefined ? { id, name: shortName(data.place.path) } : null;
};
