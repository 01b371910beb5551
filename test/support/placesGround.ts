import type { Stateful } from '../../src/domain/_kernel/machine';
import { personId } from '../../cloudfunctions/_kernel/hash';
import { cast, type Town } from './town';
import { docOf } from './walk';

type Made = { id: string };
type Walk = (town: Town, state: string) => Promise<Stateful>;

/** A printed code in a state. */
export const codeIn: Walk = async (town, state) => {
  const issue = async () => (await town.world.ok<Made>(cast.staff, 'codes.issue', { place: town.building })).id;
  const id = await issue();
  if (state === 'revoked') await town.world.ok(cast.staff, 'codes.revoke', { id, reason: '被人覆盖' });
  if (state === 'replaced') await town.world.ok(cast.staff, 'codes.replace', { id, successor: await issue() });
  return docOf(town, 'codes', id);
};

/** A place in a state. */
export const placeIn: Walk = async (town, state) => {
  if (state === 'active') return docOf(town, 'places', town.building);
  if (state === 'closed') {
    const venue = await town.world.ok<Made>(cast.staff, 'places.add', {
      ...{ parent: town.community, kind: 'venue', name: '老食堂' },
    });
    await town.world.ok(cast.staff, 'places.close', { id: venue.id, reason: '搬到别处了' });
    return docOf(town, 'places', venue.id);
  }
  const input = { parent: town.compound, kind: 'building', name: '老楼', grid: town.grid4 };
  const { id } = await town.world.ok<Made>(cast.staff, 'places.add', input);
  await town.world.ok(cast.staff, 'places.demolish', { id, reason: '已拆除' });
  return docOf(town, 'places', id);
};

/** A person known to the system. */
export const personIn: Walk = async (town) => {
  await town.world.ok(cast.neighbour, 'people.enter', {});
  return docOf(town, 'people', personId(cast.neighbour));
};
