import { array, boolean, nullable, optional, picklist, strictObject, string } from 'valibot';
import { admin, staff } from '../_kernel/access';
import { move, query } from '../_kernel/contract';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { CodeHealth } from './codeSchema';
import { placeMachine } from './machine';
import { Occasion, PlaceState, PlaceView, VENUES } from './schema';

const PLACE = 'plc_0000000001';

/** A venue or an activity as its community keeps it, with the code that leads to it. */
export const VenueRow = strictObject({
  ...{ id: Id, kind: picklist(VENUES), name: string(), state: PlaceState },
  /** The venue where an activity is held; null out of doors. */
  at: nullable(string()),
  ...{ note: nullable(string()), startsAt: nullable(Timestamp), endsAt: nullable(Timestamp) },
  /** Null while none was issued. */
  code: nullable(CodeHealth),
});

/** Venues and activities of a community: what is there, on which days, and when it is over. */
export const venueActions = {
  describe: move(placeMachine, 'describe', {
    doc: 'Say anew what is at a venue, or what is done at an activity and on which days; its code stays.',
    input: strictObject({ id: Id, ...Occasion }),
    output: PlaceView,
    errors: ['NOT_A_VENUE', 'DAYS_WRONG'],
    example: { id: PLACE, note: '每天 8:00–17:30 开门' },
  }),
  close: move(placeMachine, 'close', {
    doc: 'Close a venue or end an activity before its last day is over; its code says so from then on.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output: PlaceView,
    errors: ['NOT_A_VENUE'],
    example: { id: PLACE, reason: '搬到别处了' },
  }),
  venues: query({
    doc: 'The venues or the activities of a community with how their codes fare, newest first; or those that are over.',
    by: [staff('community'), admin('district')],
    at: 'community',
    input: strictObject({ community: Id, kind: picklist(VENUES), over: boolean(), after: optional(Cursor) }),
    output: strictObject({ rows: array(VenueRow), next: nullable(Cursor) }),
    errors: ['WRONG_LEVEL'],
    example: { community: PLACE, kind: 'venue', over: false },
  }),
} as const;
