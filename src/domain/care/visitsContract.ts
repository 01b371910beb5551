import { array, optional, picklist, strictObject, string } from 'valibot';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { PRESENCE_ERRORS } from '../_kernel/presence';
import { keepers, visitMachine } from './machine';
import { CarePurpose } from './schema';
import { Figure, LedgerChoice, LedgerPage, Logging, TagName, VisitPage, VisitView } from './visitSchema';

const id = 'vis_0000000001';
const place = 'plc_0000000001';
const output = VisitView;
const level = picklist(['grid4', 'community']);

/** Visits and patrols (走访、巡查): typed once, in all ledgers. */
export const visits = defineDomain({
  log: begin(visitMachine, 'log', {
    doc: 'Log a visit, a patrol or a call once; each part appears in every ledger that it belongs to.',
    at: 'place',
    input: Logging,
    output,
    errors: ['NOT_A_BUILDING', 'NO_HOUSEHOLD', 'NO_SUCH_CARE', 'VISIT_TIME', ...PRESENCE_ERRORS],
    example: {
      place,
      kind: 'visit',
      at: 1_700_000_000_000,
      parts: [{ tag: 'danger', words: '楼道堆了杂物', outcome: 'handedOn' }],
      unscanned: '码被海报盖住了',
    },
  }),
  strike: move(visitMachine, 'strike', {
    doc: 'Strike an entry that was a mistake, within a week; it stays in the ledgers, struck.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output,
    example: { id, reason: '记错了楼' },
  }),
  get: query({
    doc: 'One visit: when, where, what about and what came of it; the words are sealed.',
    on: visitMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  mine: query({
    doc: 'The caller’s own visits, newest first, twenty a page.',
    input: strictObject({ after: optional(Cursor) }),
    output: VisitPage,
    example: {},
  }),
  ledger: query({
    doc: 'A ledger of a grid or a community, newest first, twenty a page.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id, level, ledger: LedgerChoice, after: optional(Cursor) }),
    output: LedgerPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4', ledger: 'danger' },
  }),
  figures: query({
    doc: 'What came of visits in a building, a grid or a community: outcomes are counted, entries never.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id }),
    output: strictObject({ rows: array(Figure) }),
    example: { area: place },
  }),
  words: command({
    secret: true,
    doc: 'What was written down, in the clear; each reading is logged with its purpose and visible to the household.',
    on: visitMachine,
    by: keepers,
    input: strictObject({ id: Id, purpose: CarePurpose }),
    output: strictObject({ parts: array(strictObject({ tag: TagName, words: string() })) }),
    example: { id, purpose: 'verify' },
  }),
});
