import { array, nullable, optional, picklist, strictObject, string } from 'valibot';
import { relation } from '../_kernel/access';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { Asking, claimMachine, ClaimPage, ClaimView } from './claims';
import { keepers } from './machine';
import { LookUp } from './schema';

const id = 'clm_0000000001';
const output = ClaimView;
const reason = words(2, 100);
const CODE_ERRORS = ['CODE_FORGED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'PLACE_GONE'] as const;

/** Residents who say where they live (认领住房). */
export const claims = defineDomain({
  ask: begin(claimMachine, 'ask', {
    doc: 'Say that one lives behind a door of the building whose code was scanned; the grid worker or one’s family confirms.',
    scope: 'home',
    input: Asking,
    output,
    errors: [...CODE_ERRORS, 'NOT_A_BUILDING', 'TOO_MANY_OPEN'],
    example: { token: '1aABCDEFGH12abcdefghijklmnop', door: '1003', as: 'owner', name: '住户甲', phone: '13900000001' },
  }),
  confirm: move(claimMachine, 'confirm', {
    doc: 'Confirm that somebody lives there, and which member of the household he is.',
    input: strictObject({ id: Id, member: optional(Id) }),
    output,
    errors: ['NO_HOUSEHOLD', 'NO_SUCH_MEMBER', 'HOUSEHOLD_FULL'],
    example: { id },
  }),
  refuse: move(claimMachine, 'refuse', {
    doc: 'Say that somebody does not live there, with a reason for him.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '登记的不是您家' },
  }),
  withdraw: move(claimMachine, 'withdraw', {
    doc: 'Take one’s claim back before it is confirmed.',
    scope: null,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  end: move(claimMachine, 'end', {
    doc: 'Somebody does not live there any more: he is not bound to the household from now on.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '搬走了' },
  }),
  get: query({
    doc: 'One claim, masked, with what the caller may do next.',
    on: claimMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own claims, newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: array(ClaimView) }),
    example: {},
  }),
  toVouch: query({
    doc: 'Claims that wait for the word of the caller as family, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: array(ClaimView) }),
    example: {},
  }),
  desk: query({
    doc: 'Claims of a grid or a community that wait to be confirmed, the oldest first.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) }),
    output: ClaimPage,
    errors: ['WRONG_LEVEL'],
    example: { area: 'plc_0000000001', level: 'grid4' },
  }),
  reveal: command({
    secret: true,
    doc: 'The name and phone of who claims; each reading is logged with its purpose and visible to him.',
    on: claimMachine,
    by: [...keepers, relation('family')],
    input: strictObject({ id: Id, purpose: LookUp }),
    output: strictObject({ name: string(), phone: nullable(string()) }),
    example: { id, purpose: 'verify' },
  }),
  readings: query({
    doc: 'Who has read the caller’s name and phone on this claim, when and what for; newest first, at most 50.',
    on: claimMachine,
    by: [relation('claimer')],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(strictObject({ at: Timestamp, grant: string(), purpose: string() })) }),
    example: { id },
  }),
});
