import { array, optional, picklist, strictObject, string } from 'valibot';
import { relation } from '../_kernel/access';
import { defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { auditors, flagMachine, FlagPage, FlagView } from './flags';

const id = 'flg_0000000001';
const output = FlagView;
const note = words(2, 200);

/** Unusual looks at personal data (异常查看), and what auditors make of them. */
export const flags = defineDomain({
  tell: move(flagMachine, 'tell', {
    doc: 'Say why one looked; for the auditor.',
    input: strictObject({ id: Id, note }),
    output,
    example: { id, note: '那天全楼停水，挨家打电话通知' },
  }),
  explain: move(flagMachine, 'explain', {
    doc: 'The looks were in order; with the auditor’s reason.',
    input: strictObject({ id: Id, note }),
    output,
    example: { id, note: '与停水通知相符' },
  }),
  uphold: move(flagMachine, 'uphold', {
    doc: 'The looks were not in order; with the auditor’s reason.',
    input: strictObject({ id: Id, note }),
    output,
    example: { id, note: '没有对应的事项' },
  }),
  get: query({
    doc: 'One flag: who looked how often, under which role, when.',
    on: flagMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  looks: query({
    doc: 'The looks a flag is about: when, at what, what for; without whom.',
    on: flagMachine,
    by: [...auditors, relation('looker')],
    input: strictObject({ id: Id }),
    output: strictObject({
      rows: array(strictObject({ at: Timestamp, about: string(), purpose: string(), matter: string() })),
    }),
    example: { id },
  }),
  mine: query({
    doc: 'The flags about the caller’s own looks, newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: FlagPage.entries.rows }),
    example: {},
  }),
  desk: query({
    doc: 'Flags of an area in one state, the oldest first.',
    by: auditors,
    at: 'area',
    input: strictObject({
      area: Id,
      level: picklist(['community', 'street', 'district']),
      state: picklist(['open', 'explained', 'upheld']),
      after: optional(Cursor),
    }),
    output: FlagPage,
    errors: ['WRONG_LEVEL'],
    example: { area: 'plc_0000000001', level: 'community', state: 'open' },
  }),
});
