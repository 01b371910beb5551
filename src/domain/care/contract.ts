import { array, optional, picklist, strictObject, string } from 'valibot';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Cursor, Id, words } from '../_kernel/ids';
import { careMachine, keepers } from './machine';
import { CarePage, CarePurpose, CareView, Opening, Reviewing } from './schema';

const id = 'car_0000000001';
const place = 'plc_0000000001';
const output = CareView;
const nextVisitAt = 1_900_000_000_000;

/** People whom the community looks after (特殊群体): what they need, the risk, the next visit. */
export const care = defineDomain({
  open: begin(careMachine, 'open', {
    doc: 'Look after a member of a household from now on; the grid worker is reminded when the next visit is due.',
    at: 'place',
    input: Opening,
    output,
    errors: ['NO_HOUSEHOLD', 'NO_SUCH_MEMBER', 'VISIT_TIME'],
    example: {
      place,
      household: 'hsh_0000000001',
      member: 'mbr_0000000001',
      kind: 'elderAlone',
      need: '腿脚不便，要人买药',
      risk: 'high',
      nextVisitAt,
    },
  }),
  review: move(careMachine, 'review', {
    doc: 'Say anew what somebody needs, how great the risk is and when he is to be seen next.',
    input: Reviewing,
    output,
    errors: ['VISIT_TIME'],
    example: { id, risk: 'low', nextVisitAt },
  }),
  close: move(careMachine, 'close', {
    doc: 'Somebody need not be looked after any more.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output,
    example: { id, reason: '女儿接走同住' },
  }),
  get: query({
    doc: 'One care profile, the name masked and the need sealed.',
    on: careMachine,
    input: strictObject({ id: Id }),
    output,
    example: { id },
  }),
  list: query({
    doc: 'Who is looked after in a grid or a community, first those who are to be seen soonest.',
    by: keepers,
    at: 'area',
    input: strictObject({ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) }),
    output: CarePage,
    errors: ['WRONG_LEVEL'],
    example: { area: place, level: 'grid4' },
  }),
  ofHousehold: query({
    doc: 'Who of a household is looked after now, at most 20.',
    by: keepers,
    at: 'place',
    input: strictObject({ place: Id, household: Id }),
    output: strictObject({ rows: array(CareView) }),
    errors: ['NO_HOUSEHOLD'],
    example: { place, household: 'hsh_0000000001' },
  }),
  need: command({
    secret: true,
    doc: 'What somebody needs, in the clear; each reading is logged with its purpose and visible to his household.',
    on: careMachine,
    by: keepers,
    input: strictObject({ id: Id, purpose: CarePurpose }),
    output: strictObject({ need: string() }),
    example: { id, purpose: 'visit' },
  }),
});
