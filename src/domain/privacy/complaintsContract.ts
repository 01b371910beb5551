import { optional, strictObject } from 'valibot';
import { staff } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { Complaining, complaintMachine, ComplaintPage, ComplaintView } from './complaints';

const id = 'cmp_0000000001';
const output = ComplaintView;
const reason = words(2, 200);

/** Complaints about what everybody can read (投诉); hidden while it is judged, when several homes complain. */
export const complaints = defineDomain({
  complain: begin(complaintMachine, 'complain', {
    doc: 'Say that something public should not hang there; the community’s staff look at it.',
    input: Complaining,
    output,
    errors: ['COMPLAINED_ALREADY'],
    example: { kind: 'wish', subject: 'wsh_0000000001', reason: 'rude' },
  }),
  uphold: move(complaintMachine, 'uphold', {
    doc: 'The complaint is right: what it is about stays hidden.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '话里伤人，已经取下' },
  }),
  dismiss: move(complaintMachine, 'dismiss', {
    doc: 'There is nothing wrong with it.',
    input: strictObject({ id: Id, reason }),
    output,
    example: { id, reason: '看过了，没有问题' },
  }),
  mine: query({
    doc: 'The caller’s complaints with what came of them, newest first, at most 20.',
    input: strictObject({}),
    output: strictObject({ rows: ComplaintPage.entries.rows }),
    example: {},
  }),
  desk: query({
    doc: 'Complaints of a community that wait to be judged, the oldest first.',
    by: [staff('community')],
    at: 'area',
    input: strictObject({ area: Id, after: optional(Cursor) }),
    output: ComplaintPage,
    errors: ['WRONG_LEVEL'],
    example: { area: 'plc_0000000001' },
  }),
});
