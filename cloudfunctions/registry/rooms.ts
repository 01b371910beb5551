import type { Area } from '../../src/domain/_kernel/area';
import { doorName, doorOf, orderOf, unitOf } from '../../src/domain/registry/address';
import { roomMachine } from '../../src/domain/registry/machine';
import type { RoomDoc } from '../../src/domain/registry/schema';
import { begin, newborn } from '../_kernel/begin';
import type { Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import { stands, type Place } from '../_kernel/ground';
import type { Ctx } from '../_kernel/handlers';
import { hashId } from '../_kernel/hash';
import type { Act } from '../_kernel/line';

/** A household that was to take a room and never came to be loses it after this long. */
const TAKING = 60_000;

/** Where a room is: its building and the one way its unit and door are written. */
export interface Where {
  building: string;
  /** Compound and building. */
  placeName: string;
  unit: string | null;
  unitName: string;
  door: string;
  area: Area;
}

/** The id of a room: it follows from where it is, so that a list read twice names the same rooms. */
export const roomId = ({ building, unitName, door }: Pick<Where, 'building' | 'unitName' | 'door'>): string =>
  `${roomMachine.prefix}${hashId(roomMachine.idLength, 'room', building, unitName, door)}`;

/** Where a door of a building or a unit is; undefined where the place is neither. */
export const whereIs = (place: Place, unitName: string | undefined, door: string): Where | undefined => {
  const { kind, area, path } = place;
  if (area.building === undefined || (kind !== 'building' && kind !== 'unit')) return undefined;
  const unit = kind === 'unit' ? { unit: place._id, unitName: unitOf(place.name) } : undefined;
  const named = unit ?? { unit: null, unitName: unitOf(unitName ?? '') };
  return { building: area.building, placeName: path.slice(3, 5).join(' '), ...named, door: doorOf(door), area };
};

type Fails = Ctx & { fail: (code: 'NOT_A_BUILDING' | 'PLACE_GONE') => never };

/** The door that an action names, in a building that stands. */
export const doorAsked = async (ctx: Fails, asked: { unitName?: string | undefined; door: string }): Promise<Where> => {
  const where = whereIs(ctx.place(), asked.unitName, asked.door) ?? ctx.fail('NOT_A_BUILDING');
  return (await stands(ctx.store, ctx.place())) ? where : ctx.fail('PLACE_GONE');
};

/** A room as it is born; empty until a household takes it. */
export const newRoom = (where: Where, part: Pick<RoomDoc, 'use' | 'household'>, act: Act): RoomDoc => {
  const { placeName: _, area, ...at } = where;
  const fields = { ...at, ...part, order: orderOf(where.unitName, where.door), takenAt: act.at };
  return newborn<RoomDoc>(roomMachine, 'add', roomId(where), area, fields, act);
};

/** The room at a door, added to the register where it is new. */
export const roomAt = async (
  where: Where,
  part: Pick<RoomDoc, 'use' | 'household'>,
  act: Act,
  deps: Deps,
): Promise<RoomDoc> => {
  const present = await deps.store.get<RoomDoc>('rooms', roomId(where));
  if (present) return present;
  const born = await begin(roomMachine, newRoom(where, part, act), deps);
  await drainInline(roomMachine, born, deps);
  return born;
};

const take = (store: Deps['store'], room: RoomDoc, household: string, now: number) =>
  store.updateIf<RoomDoc>(
    'rooms',
    room._id,
    { household: room.household, state: 'active' },
    { set: { household, takenAt: now } },
  );

/** Gives a room to a household, if no other lives there: one conditional write. */
export const takeRoom = async (room: RoomDoc, household: string, deps: Deps): Promise<boolean> => {
  if (room.household === household) return true;
  if (room.household !== null) {
    if (room.takenAt + TAKING > deps.now()) return false;
    if (await deps.store.get('households', room.household)) return false;
  }
  return (await take(deps.store, room, household, deps.now())) !== undefined;
};

/** A room within its building. */
export const nameOf = ({ unitName, door }: Pick<RoomDoc, 'unitName' | 'door'>): string => doorName(unitName, door);
