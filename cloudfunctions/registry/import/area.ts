import type { KnownBuilding } from '../../../src/domain/registry/import/households';
import { unitOf } from '../../../src/domain/registry/address';
import type { Deps } from '../../_kernel/deps';
import type { Place } from '../../_kernel/ground';
import { placesBelow } from '../../_kernel/placesBelow';
import { whereIs, type Where } from '../rooms';

/** The buildings of an area, and the place of every unit in them. */
export interface Grounds {
  known: KnownBuilding[];
  where: (building: string, unitName: string, door: string) => Where;
}

/** Reads the buildings and units below a place. */
export const groundsOf = async (deps: Deps, area: string): Promise<Grounds> => {
  const below = await placesBelow(deps.store, area);
  const buildings = new Map(below.filter(({ kind }) => kind === 'building').map((place) => [place._id, place]));
  const units = new Map(
    below.flatMap((place) =>
      place.kind === 'unit' ? [[`${place.parent} ${unitOf(place.name)}`, place] as const] : [],
    ),
  );
  const known = [...buildings.values()].map(({ _id, name, path }) => ({ id: _id, name, compound: path[3] ?? '' }));
  const where = (building: string, unitName: string, door: string): Where => {
    const place = units.get(`${building} ${unitName}`) ?? (buildings.get(building) as Place);
    return whereIs(place, unitName, door) as Where;
  };
  return { known, where };
};
