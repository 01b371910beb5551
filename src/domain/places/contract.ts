import { array, boolean, integer, maxValue, minValue, number, optional, picklist, pipe, strictObject } from 'valibot';
import { admin, anyone, gridWorker, staff } from '../_kernel/access';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, Token, words } from '../_kernel/ids';
import { Picture, PictureFormat } from '../_kernel/picture';
import { CodeView, HealthPage, Landing } from './codeSchema';
import { gridActions } from './gridActions';
import { codeMachine, placeMachine } from './machine';
import { AddPlace, Doorplate, PlaceRow, PlaceView, Post } from './schema';
import { venueActions } from './venues';

/** For how many days a code was not scanned, to be shown at all. */
const Days = pipe(number(), integer('days'), minValue(1, 'days'), maxValue(366, 'days'));

const PLACE = 'plc_0000000001';
const PERSON = 'per_0000000001';
const post = { person: PERSON, name: '网格员甲(演示)', phone: '13800000000', hours: '每天 8:30–18:00' };

/** Places of the district and the duty posts of its grids. */
export const places = defineDomain({
  ...gridActions,
  ...venueActions,
  add: begin(placeMachine, 'add', {
    doc: 'Add a place below its parent; a building names the one level-4 grid it belongs to, an activity its days.',
    at: 'parent',
    input: AddPlace,
    output: PlaceView,
    errors: ['WRONG_PARENT', 'GRID_NEEDED', 'GRID_ELSEWHERE', 'DAYS_WRONG'],
    example: { parent: PLACE, kind: 'compound', name: '宏泰学府苑' },
  }),
  appoint: move(placeMachine, 'appoint', {
    doc: 'Set the primary and the backup (AB岗) of a grid, with the public name and work phone of the post.',
    input: strictObject({ id: Id, primary: Post, backup: optional(Post) }),
    output: PlaceView,
    errors: ['NOT_A_GRID', 'NOT_ON_DUTY', 'ALREADY_OVER'],
    example: { id: PLACE, primary: post },
  }),
  demolish: move(placeMachine, 'demolish', {
    doc: 'Close a building for good; its codes lead nowhere from then on.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output: PlaceView,
    errors: ['NOT_A_BUILDING'],
    example: { id: PLACE, reason: '已拆除' },
  }),
  get: query({
    doc: 'The doorplate of a place: its names, who is in charge, what is inside and how many matters are open.',
    on: placeMachine,
    input: strictObject({ id: Id }),
    output: Doorplate,
    example: { id: PLACE },
  }),
  children: query({
    doc: 'The places directly below a place, at most 100, by name.',
    on: placeMachine,
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(PlaceRow) }),
    example: { id: PLACE },
  }),
  top: query({
    doc: 'The district, from which everything can be reached by `places.children`.',
    by: [anyone()],
    input: strictObject({}),
    output: strictObject({ rows: array(PlaceRow) }),
    example: {},
  }),
});

/** Printed building codes. */
export const codes = defineDomain({
  issue: begin(codeMachine, 'issue', {
    doc: 'Issue a signed code for a building, a unit, a venue or an activity.',
    at: 'place',
    input: strictObject({ place: Id }),
    output: CodeView,
    errors: ['NOT_A_BUILDING', 'PLACE_GONE'],
    example: { place: PLACE },
  }),
  revoke: move(codeMachine, 'revoke', {
    doc: 'Make a printed code lead nowhere, for example after it was pasted over.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output: CodeView,
    example: { id: 'ABCDEFGH12', reason: '被人覆盖' },
  }),
  replace: move(codeMachine, 'replace', {
    doc: 'Retire a code in favour of another that is already issued for the same place.',
    input: strictObject({ id: Id, successor: Id }),
    output: CodeView,
    errors: ['WRONG_SUCCESSOR'],
    example: { id: 'ABCDEFGH12', successor: 'ABCDEFGH34' },
  }),
  health: query({
    doc: 'How the codes of an area fare: printed, scanned, or said to hang elsewhere; the longest unseen first.',
    by: [gridWorker('grid4'), staff('community'), admin('district')],
    at: 'area',
    input: strictObject({
      ...{ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) },
      /** Only those that nobody scanned for so many days. */
      unseenFor: optional(Days),
    }),
    output: HealthPage,
    errors: ['WRONG_LEVEL'],
    example: { area: PLACE, level: 'community', unseenFor: 30 },
  }),
  wrong: command({
    doc: 'Say that a sticker hangs on another building than it names; who said so is not kept.',
    by: [anyone()],
    at: 'place',
    input: strictObject({ token: Token, place: Id }),
    output: strictObject({ noted: boolean() }),
    errors: ['CODE_FORGED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'PLACE_GONE', 'NOT_A_BUILDING'],
    example: { token: '1aABCDEFGH12abcdefghijklmnop', place: PLACE },
  }),
  check: move(codeMachine, 'check', {
    doc: 'Note that a sticker was looked at on the spot: it hangs where it should.',
    input: strictObject({ id: Id, note: optional(words(0, 100)) }),
    output: CodeView,
    example: { id: 'ABCDEFGH12' },
  }),
  ofPlace: query({
    doc: 'The codes issued for a place, newest first, at most 100.',
    by: [staff('community'), admin('district')],
    at: 'place',
    input: strictObject({ place: Id }),
    output: strictObject({ rows: array(CodeView) }),
    example: { place: PLACE },
  }),
  picture: query({
    doc: 'The code as a picture to print, with its caption and short number.',
    on: codeMachine,
    input: strictObject({ id: Id, format: PictureFormat }),
    output: Picture,
    example: { id: 'ABCDEFGH12', format: 'svg' },
  }),
  resolve: query({
    doc: 'Where a scanned code leads. The code is an address hint, never proof of presence.',
    by: [anyone()],
    input: strictObject({ token: Token }),
    output: Landing,
    errors: ['CODE_FORGED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'PLACE_GONE'],
    example: { token: '1aABCDEFGH12abcdefghijklmnop' },
  }),
});
