import { array, maxLength, minLength, optional, pipe, strictObject } from 'valibot';
import { begin, move } from '../_kernel/contract';
import { Id, Timestamp, words } from '../_kernel/ids';
import { householdMachine, roomMachine } from './machine';
import { Entering, MemberChange, MemberInput, MOST_MEMBERS, TenureName, UseName } from './schema';
import { HouseholdView, RoomRow } from './views';

const id = 'hsh_0000000001';
const room = 'rom_0000000001';
const key = 'mbr_0000000001';
const reason = words(2, 100);
const output = HouseholdView;
const head = { relation: 'head', name: '住户甲', phone: '13900000001', birthYear: 1958 } as const;
const Changes = pipe(array(MemberChange), minLength(1, 'too_few'), maxLength(MOST_MEMBERS, 'too_many'));

/** How entries of the register come to be, change and end. */
export const keeping = {
  enter: begin(householdMachine, 'enter', {
    doc: 'Enter a household into its room; a room has one at a time.',
    at: 'place',
    input: Entering,
    output,
    errors: ['NOT_A_BUILDING', 'PLACE_GONE', 'ROOM_GONE', 'ROOM_TAKEN', 'MEMBER_TWICE'],
    example: { place: 'plc_0000000001', unitName: '2单元', door: '1003', tenure: 'owner', members: [head] },
  }),
  update: move(householdMachine, 'update', {
    doc: 'Correct an entry: its tenure, its day of moving in, or what is known of its members.',
    input: strictObject({
      id: Id,
      tenure: optional(TenureName),
      movedInAt: optional(Timestamp),
      members: optional(Changes),
    }),
    output,
    errors: ['NO_SUCH_MEMBER', 'MEMBER_TWICE'],
    example: { id, tenure: 'tenant' },
  }),
  addMember: move(householdMachine, 'addMember', {
    doc: 'Add somebody to a household.',
    input: strictObject({ id: Id, member: MemberInput }),
    output,
    errors: ['MEMBER_TWICE'],
    example: { id, member: { relation: 'child', name: '住户乙' } },
  }),
  dropMember: move(householdMachine, 'dropMember', {
    doc: 'Take somebody out of a household, for example who has moved away; the last one moves out with the household.',
    input: strictObject({ id: Id, member: Id, reason }),
    output,
    errors: ['NO_SUCH_MEMBER', 'LAST_MEMBER'],
    example: { id, member: key, reason: '外出务工，不住这里了' },
  }),
  moveOut: move(householdMachine, 'moveOut', {
    doc: 'The household has moved out: its entry stays as history, its room is free, nobody is bound to it any more.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '房子卖了' },
  }),
  removeRoom: move(roomMachine, 'remove', {
    doc: 'Strike a room that does not exist, or no longer; not while somebody lives there.',
    input: strictObject({ id: Id, reason }),
    output: RoomRow,
    example: { id: room, reason: '两户打通了' },
  }),
  restoreRoom: move(roomMachine, 'restore', {
    doc: 'Take a struck room back into the register.',
    input: strictObject({ id: Id }),
    output: RoomRow,
    example: { id: room },
  }),
  setUse: move(roomMachine, 'use', {
    doc: 'Say how a room is used.',
    input: strictObject({ id: Id, use: UseName }),
    output: RoomRow,
    example: { id: room, use: 'let' },
  }),
};
