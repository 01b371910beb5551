import { array, optional, strictObject } from 'valibot';
import { admin, anyone, staff } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Id, Token, words } from '../_kernel/ids';
import { Picture, PictureFormat } from '../_kernel/picture';
import { codeMachine, placeMachine } from './machine';
import { AddPlace, CodeView, Doorplate, Landing, PlaceRow, PlaceView, Post } from './schema';

const PLACE = 'plc_0000000001';
const PERSON = 'per_0000000001';
const post = { person: PERSON, name: '网格员甲(演示)', phone: '13800000000', hours: '每天 8:30–18:00' };

/** Places of the district and the duty posts of its grids. */
export const places = defineDomain({
  add: begin(placeMachine, 'add', {
    doc: 'Add a place below its parent; a building names the one level-4 grid it belongs to.',
    at: 'parent',
    input: AddPlace,
    output: PlaceView,
    errors: ['WRONG_PARENT', 'GRID_NEEDED', 'GRID_ELSEWHERE'],
    example: { parent: PLACE, kind: 'compound', name: '宏泰学府苑' },
  }),
  appoint: move(placeMachine, 'appoint', {
    doc: 'Set the primary and the backup (AB岗) of a grid, with the public name and work phone of the post.',
    input: strictObject({ id: Id, primary: Post, backup: optional(Post) }),
    output: PlaceView,
    errors: ['NOT_A_GRID', 'NOT_ON_DUTY'],
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
    doc: 'The doorplate of a place: its names, who is in charge, its units and how many matters are open.',
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
    doc: 'Issue a signed code for a building or a unit.',
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
