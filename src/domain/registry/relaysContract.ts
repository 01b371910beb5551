import { nullable, optional, picklist, strictObject, string } from 'valibot';
import { relation } from '../_kernel/access';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { keepers } from './machine';
import { Lending, Message, Neighbours, relayMachine, Relaying, RelayPage, RelayView, ToldName } from './relays';

const id = 'rly_0000000001';
const place = 'plc_0000000001';
const output = RelayView;
const example = { id };
const one = strictObject({ id: Id });
const WORD_ERRORS = ['WORDS_REFUSED', 'NUMBER_IN_WORDS'] as const;

/** Words between neighbours who do not know each other (捎话): through the grid worker, without a number. */
export const relays = defineDomain({
  ask: begin(relayMachine, 'ask', {
    doc: 'Ask the grid worker to carry words to a household of a building; whether it is known is never answered.',
    // Whoever is dripped on need not be in the register yet; but the grid worker must be able to ask him back.
    trust: 'phone',
    at: 'place',
    input: Relaying,
    output,
    errors: ['NOT_A_BUILDING', 'PLACE_GONE', 'TOO_MANY_OPEN', ...WORD_ERRORS],
    example: { place, unitName: '2单元', door: '1103', topic: 'leak', words: '我家卫生间顶上滴水，想请您看看水管' },
  }),
  pass: move(relayMachine, 'pass', {
    doc: 'Pass the words on to a household of that building: by the app to who is bound to it, at the door, or by phone.',
    input: strictObject({ id: Id, household: Id, told: ToldName }),
    output,
    errors: ['NO_HOUSEHOLD', 'NOBODY_BOUND'],
    example: { id, household: 'hsh_0000000001', told: 'door' },
  }),
  answer: move(relayMachine, 'answer', {
    doc: 'Answer: the household in the app, or the grid worker with what he was told.',
    input: strictObject({ id: Id, words: Message }),
    output,
    errors: WORD_ERRORS,
    example: { id, words: '水管已经关了，明天上午在家，可以上来看' },
  }),
  decline: move(relayMachine, 'decline', {
    doc: 'It cannot be passed on, or the household does not want to answer; with words for who asked.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output,
    errors: WORD_ERRORS,
    example: { id, reason: '这家最近没有人住' },
  }),
  share: move(relayMachine, 'share', {
    scope: 'contact',
    doc: 'Lend the other side one’s name and number; it can be seen for seven days, each look is on record.',
    input: Lending,
    output,
    example: { id, name: '住户甲', phone: '13900000001' },
  }),
  unshare: move(relayMachine, 'unshare', {
    scope: null,
    doc: 'Take one’s number back before the seven days are over.',
    input: one,
    output,
    example,
  }),
  close: move(relayMachine, 'close', {
    doc: 'The matter is settled, or not wanted any more; what was lent is taken back.',
    input: one,
    output,
    example,
  }),
  get: query({
    doc: 'One relay with its words; neither side learns who the other is.',
    on: relayMachine,
    input: one,
    output,
    example,
  }),
  mine: query({
    doc: 'What the caller has asked to be passed on, newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: RelayPage.entries.rows }),
    example: {},
  }),
  toMe: query({
    doc: 'What was passed on to the caller’s household, newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: RelayPage.entries.rows }),
    example: {},
  }),
  desk: query({
    doc: 'What waits in a grid or a community to be passed on, or to be answered; the oldest first.',
    by: keepers,
    at: 'area',
    input: strictObject({
      area: Id,
      level: picklist(['grid4', 'community']),
      state: picklist(['asked', 'passedOn']),
      after: optional(Cursor),
    }),
    output: RelayPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4', state: 'asked' },
  }),
  people: command({
    secret: true,
    doc: 'Who lives behind the door in question, for the one who carries the words; logged, and visible to the household.',
    on: relayMachine,
    by: keepers,
    input: strictObject({ id: Id, door: optional(words(1, 12)), unitName: optional(words(0, 10)) }),
    output: Neighbours,
    errors: ['ILLEGAL_MOVE', 'NO_DOOR'],
    example: { id, unitName: '2单元', door: '1103' },
  }),
  number: command({
    secret: true,
    doc: 'The name and number the other side has lent; each look is logged and visible to who lent it.',
    on: relayMachine,
    by: [relation('asker'), relation('addressee')],
    input: one,
    output: strictObject({ lent: nullable(strictObject({ name: string(), phone: string(), until: Timestamp })) }),
    example,
  }),
});
