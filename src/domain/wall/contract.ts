import { array, boolean, nullable, number, optional, picklist, strictObject, string } from 'valibot';
import { relation, staff } from '../_kernel/access';
import { begin, command, defineDomain, query } from '../_kernel/contract';
import { Cursor, Id } from '../_kernel/ids';
import { BEHALF_ERRORS } from '../_kernel/behalf';
import { VOICE_ERRORS } from '../_kernel/voice';
import { answering } from './answering';
import { wishMachine } from './machine';
import { Beneficiary, Looking, Posting, Reading } from './schema';
import { WishPage, WishView } from './views';

const id = 'wsh_0000000001';
const place = 'plc_0000000001';
const beneficiary = { name: '住户甲', phone: '13900000001', door: '2单元301' };
const community = staff('community');
const author = relation('author');
const empty = strictObject({});

/** The echo wall (爱心回音壁): wishes, the one who answers, and the thanks. */
export const wall = defineDomain({
  post: begin(wishMachine, 'post', {
    doc: 'Post a wish; clean words without a photo are on the wall at once, photos wait for WeChat’s check.',
    at: 'place',
    input: Posting,
    output: WishView,
    errors: [
      'PLACE_GONE',
      'STAFF_ONLY',
      'BLOCKED',
      'WORDS_REFUSED',
      'WORDS_PERSONAL',
      'MONEY_ASKED',
      'PHOTO_NOT_YOURS',
      'PHOTO_BROKEN',
      ...VOICE_ERRORS,
      ...BEHALF_ERRORS,
    ],
    example: {
      place,
      kind: 'company',
      words: '想找人每周陪老人下一盘象棋',
      photos: [],
      when: 'any',
      forWhom: 'relative',
      beneficiary,
      share: true,
    },
  }),
  ...answering,
  list: query({
    doc: 'The wall around a place: the building, the compound, the grid or the community; newest first, twenty a page.',
    at: 'place',
    input: Looking,
    output: WishPage,
    example: { place, scope: 'community', wall: 'open' },
  }),
  figures: query({
    doc: 'How many wishes wait in the community of a place, and how many have been answered.',
    at: 'place',
    input: strictObject({ place: Id }),
    output: strictObject({ open: number(), fulfilled: number() }),
    example: { place },
  }),
  get: query({
    doc: 'One wish as the caller may see it, with what he may do next; whom it is for stays masked.',
    on: wishMachine,
    input: strictObject({ id: Id }),
    output: WishView,
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own wishes, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: WishPage,
    example: {},
  }),
  myClaims: query({
    doc: 'The wishes the caller was the last to take on, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: WishPage,
    example: {},
  }),
  reviews: query({
    doc: 'What waits for the staff: new wishes, echoes and thanks, or disputes to settle; the oldest first.',
    by: [community],
    at: 'community',
    input: strictObject({ community: Id, queue: picklist(['wish', 'echo', 'dispute']), after: optional(Cursor) }),
    output: WishPage,
    example: { community: place, queue: 'wish' },
  }),
  judgeEcho: command({
    doc: 'Let an echo and its thanks be seen, or not; the staff decide where WeChat was unsure.',
    on: wishMachine,
    by: [community],
    input: strictObject({ id: Id, show: boolean() }),
    output: empty,
    example: { id, show: true },
  }),
  share: command({
    doc: 'Change one’s mind about showing the echo; it is seen only while both sides agree.',
    on: wishMachine,
    by: [author, relation('helper')],
    input: strictObject({ id: Id, share: boolean() }),
    output: empty,
    example: { id, share: false },
  }),
  setContact: command({
    doc: 'Say anew whom the wish is for, while it has not ended; the author alone.',
    on: wishMachine,
    by: [author],
    input: strictObject({ id: Id, beneficiary: Beneficiary }),
    output: empty,
    errors: ['ILLEGAL_MOVE'],
    example: { id, beneficiary },
  }),
  contact: command({
    secret: true,
    doc: 'Whom the wish is for: name, phone and door; every reading is logged with its purpose and shown to the author.',
    on: wishMachine,
    by: [relation('claimer'), author, community],
    input: strictObject({ id: Id, purpose: picklist(['call', 'visit', 'verify']) }),
    output: strictObject({
      contact: nullable(strictObject({ name: string(), phone: string(), door: string() })),
    }),
    example: { id, purpose: 'visit' },
  }),
  readings: query({
    doc: 'Who has read whom the wish is for, when and what for; newest first, at most 50.',
    on: wishMachine,
    by: [author],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(Reading) }),
    example: { id },
  }),
});
