import { optional, strictObject } from 'valibot';
import { gridWorker, relation, staff } from '../_kernel/access';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id } from '../_kernel/ids';
import { workMachine } from './machine';
import {
  AuditAsked,
  ExportAsked,
  ImportAsked,
  OwnAsked,
  PreviewAsked,
  PreviewView,
  PrintAsked,
  WorkPage,
  WorkView,
} from './schema';

const id = 'wrk_ABCDEFGHJKMNPQRSTVWX';
const place = 'plc_0000000001';
const file = 'cloud://env.bucket/u/lq3k9d-0-abcdefghijklmnopqrstuv.sheet';
const draft = '5f1c6c1e-8d36-4a63-9a4e-0c4d8f1f2b11';
const output = WorkView;

/** What a table sent along may be refused for. */
const TABLE_ERRORS = ['SHEET_NOT_YOURS', 'SHEET_BROKEN', 'SHEET_TOO_BIG'] as const;
/** What is found only when a table is read: a preview refuses it, an import fails with it. */
const READ_ERRORS = [...TABLE_ERRORS, 'SHEET_OLD'] as const;

/** Heavy work on paper and tables: sheets of codes, imports, exports; asked for here, done in runs, kept for a week. */
export const sheets = defineDomain({
  print: begin(workMachine, 'print', {
    doc: 'Print the codes of everything below a place as a PDF; what has no code yet is issued one on the way.',
    at: 'place',
    input: PrintAsked,
    output,
    example: { place, of: 'all', up: 12 },
  }),
  export: begin(workMachine, 'export', {
    doc: 'Write a ledger of an area as an Excel file.',
    at: 'area',
    input: ExportAsked,
    output,
    errors: ['UNKNOWN_KIND'],
    example: { area: place, kind: 'export.households' },
  }),
  import: begin(workMachine, 'import', {
    doc: 'Read a table that the community has kept until now; the same table again updates and doubles nothing.',
    at: 'area',
    input: ImportAsked,
    output,
    errors: ['UNKNOWN_KIND', ...TABLE_ERRORS],
    example: { area: place, kind: 'import.households', file, mode: 'skip', columns: [{ column: 0, field: 'door' }] },
  }),
  own: begin(workMachine, 'own', {
    scope: null,
    doc: 'Write everything that is held of the caller into a file: an Excel file, or JSON.',
    input: OwnAsked,
    output,
    example: { format: 'xlsx' },
  }),
  audit: begin(workMachine, 'audit', {
    doc: 'Write the audit of an area between two moments as an Excel file; that it was asked for is in the audit too.',
    at: 'area',
    input: AuditAsked,
    output,
    errors: ['WRONG_LEVEL'],
    example: { area: place, from: 0, to: 1 },
  }),
  preview: query({
    doc: 'What a table would be read as: its columns, its first rows and what is wrong with it; nothing is written.',
    by: [gridWorker('grid4'), staff('community')],
    at: 'area',
    input: PreviewAsked,
    output: PreviewView,
    errors: ['UNKNOWN_KIND', ...READ_ERRORS],
    example: { area: place, kind: 'import.households', file, draft },
  }),
  run: command({
    scope: null,
    doc: 'Go on with a piece of work for at most 45 seconds and say how far it has come; to be called until it is over.',
    on: workMachine,
    by: [relation('asker')],
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  cancel: move(workMachine, 'cancel', {
    doc: 'Stop a piece of work; what it has done so far stays.',
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  get: query({
    doc: 'How far a piece of work has come, and its file when it is ready.',
    on: workMachine,
    by: [relation('asker')],
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'What the caller has asked for, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: WorkPage,
    example: {},
  }),
});
