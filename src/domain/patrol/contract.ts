import { strictObject } from 'valibot';
import { defineDomain, move, query } from '../_kernel/contract';
import { Id } from '../_kernel/ids';
import { PRESENCE_ERRORS } from '../_kernel/presence';
import { Doing, keepers, Listing, stopMachine, StopPage, StopView } from './stops';

const place = 'plc_0000000001';
const id = 'stp_0000000001';

/** Patrols (巡查): every building of a grid in its turn, by the plan of the grid. */
export const patrol = defineDomain({
  list: query({
    doc: 'The buildings of a grid or a community by when they are due: those of today and earlier, or all (coverage).',
    by: keepers,
    at: 'area',
    input: Listing,
    output: StopPage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4', show: 'today' },
  }),
  get: query({
    doc: 'One building of a patrol.',
    on: stopMachine,
    input: strictObject({ id: Id }),
    output: StopView,
    example: { id },
  }),
  done: move(stopMachine, 'done', {
    doc: 'A building was patrolled: by a scan on the spot, or with the reason why there is none; it is due anew.',
    input: Doing,
    output: StopView,
    errors: PRESENCE_ERRORS,
    example: { id, unscanned: '码被海报盖住了' },
  }),
});
