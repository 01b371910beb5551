import { array, boolean, nullable, number, optional, strictObject, string } from 'valibot';
import { admin } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, Timestamp } from '../_kernel/ids';
import { erasureMachine, ErasureView, MyErasure } from './erasures';
import { auditors } from './flags';

const id = 'ers_0000000001';
const area = 'plc_0000000001';

/** A look at one’s personal data: which role over which place, when and what for; never who, never his phone. */
const LookRow = strictObject({
  id: string(),
  at: Timestamp,
  role: string(),
  over: nullable(string()),
  /** What was looked at, by the kind of document: household, claim, report … */
  about: string(),
  purpose: string(),
});

const AuditRow = strictObject({
  id: string(),
  at: Timestamp,
  by: string(),
  grant: string(),
  name: string(),
  from: string(),
  to: string(),
  note: string(),
  subject: strictObject({ kind: string(), id: string() }),
});

/** One’s own data: who has looked, being forgotten; and the audit of everything (隐私与审计). */
export const privacy = defineDomain({
  lookups: query({
    doc: 'Who has looked at the caller’s or his household’s personal data, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: strictObject({ rows: array(LookRow), next: nullable(Cursor) }),
    example: {},
  }),
  forget: begin(erasureMachine, 'forget', {
    scope: null,
    doc: 'Delete one’s account: fifteen days to think better of it, then all personal data go; ledgers keep a pseudonym.',
    input: strictObject({}),
    output: ErasureView,
    errors: ['ROLES_HELD', 'ALREADY_ASKED'],
    example: {},
  }),
  stay: move(erasureMachine, 'stay', {
    scope: null,
    doc: 'Call the deletion back while there is time.',
    input: strictObject({ id: Id }),
    output: ErasureView,
    example: { id },
  }),
  leaving: query({
    doc: 'Whether the caller’s account is about to be deleted, and when.',
    input: strictObject({}),
    output: MyErasure,
    example: {},
  }),
  audit: query({
    doc: 'Every step in an area and a span of time, or those of one person or about one document; newest first, fifty a page.',
    by: auditors,
    at: 'area',
    input: strictObject({
      area: Id,
      from: Timestamp,
      to: Timestamp,
      person: optional(Id),
      subject: optional(Id),
      after: optional(Cursor),
    }),
    output: strictObject({ rows: array(AuditRow), next: nullable(Cursor) }),
    errors: ['WRONG_LEVEL'],
    example: { area, from: 0, to: 1 },
  }),
  keys: query({
    doc: 'How many documents are sealed with which key, and whether a key that is no longer used may be removed.',
    by: [admin('district')],
    at: 'area',
    input: strictObject({ area: Id }),
    output: strictObject({
      newest: string(),
      rows: array(strictObject({ key: string(), documents: number(), removable: boolean() })),
      finishedAt: nullable(Timestamp),
    }),
    example: { area },
  }),
});
