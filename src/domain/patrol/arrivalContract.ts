import { array, nullable, optional, picklist, strictObject } from 'valibot';
import { gridWorker, staff } from '../_kernel/access';
import { begin, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { arrivalMachine, ArrivalView, Arriving, Presences, Scanning, spotMachine, SpotView } from './arrivals';

const place = 'plc_0000000001';
const id = 'arr_0000000001';
const spot = 'spt_0000000001';

/** Being there (到场): a record of a scan on the spot, and a look at a share of them. */
export const arrival = defineDomain({
  begin: begin(arrivalMachine, 'begin', {
    doc: 'Say that one stands at a place for a matter: a nonce for two minutes, good for this person and matter, once.',
    at: 'place',
    input: Arriving,
    output: ArrivalView,
    errors: ['NOT_A_BUILDING'],
    example: { place, purpose: 'report', about: 'rep_0000000001' },
  }),
  scan: move(arrivalMachine, 'scan', {
    doc: 'Give the nonce back with the code the camera read: it must be of that building. A record, never proof.',
    input: Scanning,
    output: ArrivalView,
    errors: [
      ...(['NONCE_WRONG', 'WRONG_PLACE', 'ARRIVAL_LATE'] as const),
      ...(['CODE_FORGED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'PLACE_GONE'] as const),
    ],
    example: { id, nonce: 'abcdefghijklmnopqrstuv', token: '1aABCDEFGH12abcdefghijklmnop' },
  }),
  figures: query({
    doc: 'How often somebody on duty scanned a code on the spot or said why not, and what spot checks found.',
    by: [gridWorker('grid4'), staff('community')],
    at: 'area',
    input: strictObject({ area: Id }),
    output: Presences,
    example: { area: place },
  }),
  checks: query({
    doc: 'The spot checks of a community in one state, the oldest first, twenty a page.',
    by: [staff('community')],
    at: 'area',
    input: strictObject({
      area: Id,
      state: picklist(['drawn', 'confirmed', 'doubtful']),
      after: optional(Cursor),
    }),
    output: strictObject({ rows: array(SpotView), next: nullable(Cursor) }),
    errors: ['WRONG_LEVEL'],
    example: { area: place, state: 'drawn' },
  }),
  confirm: move(spotMachine, 'confirm', {
    doc: 'Answer a spot check: he was there.',
    input: strictObject({ id: Id, note: optional(words(0, 100)) }),
    output: SpotView,
    example: { id: spot, note: '居民说来过' },
  }),
  doubt: move(spotMachine, 'doubt', {
    doc: 'Answer a spot check: it could not be found that he was there; he is told.',
    input: strictObject({ id: Id, note: words(2, 100) }),
    output: SpotView,
    example: { id: spot, note: '居民说没有见到人' },
  }),
});
