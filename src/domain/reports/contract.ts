import { array, nullable, optional, picklist, strictObject, string } from 'valibot';
import { gridWorker, officer, relation, staff } from '../_kernel/access';
import { BEHALF_ERRORS } from '../_kernel/behalf';
import { begin, command, defineDomain, query } from '../_kernel/contract';
import { Cursor, Id } from '../_kernel/ids';
import { VOICE_ERRORS } from '../_kernel/voice';
import { handling } from './handling';
import { reportMachine } from './machine';
import { Candidate, NeighbourPage, Reading, ReportPage, ReportView, Submission } from './schema';

const id = 'rep_0000000001';
const place = 'plc_0000000001';
const output = ReportView;

/** Problems big and small, from a scanned building code to a closed matter. */
export const reports = defineDomain({
  submit: begin(reportMachine, 'submit', {
    doc: 'Report a problem at a place, in words or by voice; it goes to the primary of the building’s level-4 grid at once.',
    at: 'place',
    input: Submission,
    output,
    errors: ['PLACE_GONE', 'WORDS_REFUSED', 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN', ...VOICE_ERRORS, ...BEHALF_ERRORS],
    example: { place, category: 'leak', words: '楼上渗水，天花板湿了一片', photos: [], neighbours: true },
  }),
  ...handling,
  get: query({
    doc: 'One report with its timeline, its photos and what the caller may do next.',
    on: reportMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own reports, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: ReportPage,
    example: {},
  }),
  ofPlace: query({
    doc: 'Open matters of a building as neighbours may see them: kind, state and time only.',
    at: 'place',
    input: strictObject({ place: Id, after: optional(Cursor) }),
    output: NeighbourPage,
    example: { place },
  }),
  desk: query({
    doc: 'The workbench of an area: overdue, due today, due later, or waiting for others; by due time.',
    by: [gridWorker('grid4'), staff('community'), officer('street'), officer('district')],
    at: 'area',
    input: strictObject({
      area: Id,
      level: picklist(['grid4', 'community', 'street', 'district']),
      tab: picklist(['overdue', 'today', 'later', 'waiting']),
      after: optional(Cursor),
    }),
    output: ReportPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4', tab: 'today' },
  }),
  candidates: query({
    doc: 'Who may be given this report: the people with a role over its place, by their public names.',
    on: reportMachine,
    by: [gridWorker('grid4'), staff('community'), officer('street'), officer('district'), relation('assignee')],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(Candidate) }),
    example: { id },
  }),
  contact: command({
    secret: true,
    doc: 'The reporter’s name and phone; every reading is logged with its purpose and shown to him.',
    on: reportMachine,
    by: [relation('assignee'), staff('community')],
    input: strictObject({ id: Id, purpose: picklist(['call', 'visit', 'verify']) }),
    output: strictObject({ contact: nullable(strictObject({ name: string(), phone: string() })) }),
    example: { id, purpose: 'visit' },
  }),
  readings: query({
    doc: 'Who has read the caller’s contact on this report, when and what for; newest first, at most 50.',
    on: reportMachine,
    by: [relation('reporter')],
    input: strictObject({ id: Id }),
    output: strictObject({ rows: array(Reading) }),
    example: { id },
  }),
});
