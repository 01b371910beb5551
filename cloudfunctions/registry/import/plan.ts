import type { Listed } from '../../../src/domain/registry/import/households';
import type { Problem } from '../../../src/domain/registry/import/rows';
import type { HouseholdDoc, RoomDoc } from '../../../src/domain/registry/schema';
import type { Deps } from '../../_kernel/deps';
import { inLanes } from '../../_kernel/lanes';
import { roomId } from '../rooms';
import { isAnother, isTooMany } from './merge';

/** How many rooms are looked at, or written, at once. */
export const CHUNK = 250;
const LANES = 4;

/** Lists of at most so many. */
export const chunksOf = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** The rooms of a list that are known, and the households that live in them. */
export const presentAt = async (deps: Deps, listed: readonly Listed[]) => {
  const rooms = await deps.store.getAll<RoomDoc>('rooms', listed.map(roomId));
  const lived = rooms.flatMap(({ household }) => household ?? []);
  const households = await deps.store.getAll<HouseholdDoc>('households', lived);
  return {
    rooms: new Map(rooms.map((room) => [room._id, room])),
    households: new Map(households.map((household) => [household._id, household])),
  };
};

const refusalOf = (deps: Deps, one: Listed, room: RoomDoc | undefined, living: HouseholdDoc | undefined) => {
  if (room?.state === 'gone') return '这间房已经注销，要先恢复';
  if (living?.state !== 'living') return undefined;
  if (isAnother(deps, living, one)) return '这间房登记的是另一家，请先替他们办搬出';
  return isTooMany(deps, living, one) ? '加上已经登记的，这一户超过二十人了' : undefined;
};

const problemsIn = async (deps: Deps, listed: readonly Listed[]): Promise<Problem[]> => {
  const { rooms, households } = await presentAt(deps, listed);
  return listed.flatMap((one) => {
    const room = rooms.get(roomId(one));
    const words = refusalOf(deps, one, room, households.get(room?.household ?? ''));
    return words === undefined ? [] : [{ row: one.row, column: '门牌', words }];
  });
};

/** What the register itself has against a list; the same before and after the rest of the list has been entered. */
export const conflictsOf = async (deps: Deps, listed: readonly Listed[]): Promise<Problem[]> =>
  (await inLanes(chunksOf(listed, CHUNK), LANES, (chunk) => problemsIn(deps, chunk))).flat();
