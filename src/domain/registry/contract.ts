import { array, boolean, nullable, number, optional, picklist, strictObject, string } from 'valibot';
import { relation } from '../_kernel/access';
import { command, defineDomain, query } from '../_kernel/contract';
import { Cursor, Id, Phone, Timestamp, words } from '../_kernel/ids';
import { keeping } from './keeping';
import { householdMachine, keepers } from './machine';
import { LookUp, RoomAt, UseName } from './schema';
import { BuildingPage, HouseholdPage, HouseholdRow, HouseholdView, RoomPage, RoomRow } from './views';

const id = 'hsh_0000000001';
const place = 'plc_0000000001';
const Reading = strictObject({ at: Timestamp, grant: string(), purpose: string() });

/** The household register (住户台账): rooms, households and the people in them. */
export const registry = defineDomain({
  ...keeping,
  useRoom: command({
    doc: 'Say how a room is used; a room that the register does not know yet is added.',
    by: keepers,
    at: 'place',
    input: strictObject({ ...RoomAt, use: UseName }),
    output: RoomRow,
    errors: ['NOT_A_BUILDING', 'PLACE_GONE', 'ROOM_GONE'],
    example: { place, unitName: '2单元', door: '1003', use: 'empty' },
  }),
  get: query({
    doc: 'One household with its members, masked, its history and what the caller may do next.',
    on: householdMachine,
    input: strictObject({ id: Id }),
    output: HouseholdView,
    example: { id },
  }),
  mine: query({
    doc: 'The households the caller is bound to, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: array(HouseholdRow) }),
    example: {},
  }),
  buildings: query({
    doc: 'The buildings of a grid or a community with how many rooms and households the register knows there; fifty a page.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) }),
    output: BuildingPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4' },
  }),
  rooms: query({
    doc: 'The rooms of a building in the order of their doors, with who lives there, or those struck; fifty a page.',
    by: keepers,
    at: 'place',
    input: strictObject({ place: Id, struck: optional(boolean()), after: optional(Cursor) }),
    output: RoomPage,
    errors: ['NOT_A_BUILDING'],
    example: { place },
  }),
  list: query({
    doc: 'The households of a grid or a community, first those whose entries lack most, or whom nobody has seen for longest.',
    by: keepers,
    at: 'area',
    input: strictObject({
      area: Id,
      level: picklist(['grid4', 'community', 'building']),
      first: picklist(['incomplete', 'unvisited']),
      after: optional(Cursor),
    }),
    output: HouseholdPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4', first: 'incomplete' },
  }),
  figures: query({
    doc: 'How many rooms, households and people the register knows in a building, a grid or a community.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id }),
    output: strictObject({ rooms: number(), households: number(), people: number() }),
    example: { area: place },
  }),
  find: command({
    secret: true,
    doc: 'Look for a household of one’s area by phone, by name or by door; each look-up is logged with its purpose and visible to those found.',
    by: keepers,
    at: 'area',
    input: strictObject({
      area: Id,
      purpose: LookUp,
      phone: optional(Phone),
      name: optional(words(1, 20)),
      door: optional(words(1, 12)),
    }),
    output: strictObject({ rows: array(HouseholdRow) }),
    errors: ['NOTHING_ASKED'],
    example: { area: place, purpose: 'visit', phone: '13900000001' },
  }),
  reveal: command({
    secret: true,
    doc: 'The name and phone of one member; each reading is logged with its purpose and visible to the household.',
    on: householdMachine,
    by: keepers,
    input: strictObject({ id: Id, member: Id, purpose: LookUp }),
    output: strictObject({ name: string(), phone: nullable(string()) }),
    errors: ['NO_SUCH_MEMBER'],
    example: { id, member: 'mbr_0000000001', purpose: 'call' },
  }),
  readings: query({
    doc: 'Who has looked up this household, when and what for; newest first, at most 50.',
    on: householdMachine,
    by: [relation('member'), ...keepers],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(Reading) }),
    example: { id },
  }),
});
