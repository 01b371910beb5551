import { boolean, maxLength, nullable, number, picklist, pipe, strictObject, string, type InferOutput } from 'valibot';
import { gridWorker, not, officer, relation, staff, system } from '../_kernel/access';
import { Id, Timestamp, Token } from '../_kernel/ids';
import { COUNTED } from '../_kernel/levels';
import { machineOf, type Stateful } from '../_kernel/machine';
import { PRESENT_FOR, type PresentFor } from '../_kernel/presence';

/** Who goes somewhere on duty. */
export const goers = [gridWorker('grid4'), staff('community'), officer('street'), officer('district')] as const;
const MINUTE = 60_000;
/** How long somebody has to hold his phone to the code. */
export const NONCE_FOR = 2 * MINUTE;

/** Somebody on the spot: a nonce of the server, and the code he scanned while it was good. */
export interface ArrivalDoc extends Stateful {
  person: string;
  purpose: PresentFor;
  /** What it is for: a report, a building that is visited, a stop of a patrol. */
  about: string;
  building: string;
  placeName: string;
  endsAt: number;
  code: string | null;
  scannedAt: number | null;
  /** The deed it stood for; it stands for one. */
  spentFor: string | null;
}

const person = relation('person');
const inTime = { code: 'ARRIVAL_LATE', ok: (arrival: ArrivalDoc, now: number) => now <= arrival.endsAt };

/** An arrival: begun, then scanned within two minutes by the same person, once. */
export const arrivalMachine = machineOf<ArrivalDoc>()({
  name: 'arrival',
  collection: 'arrivals',
  prefix: 'arr_',
  states: ['begun', 'scanned'],
  final: ['scanned'],
  relations: { person: 'person' },
  read: [person],
  begin: { begin: { to: 'begun', by: goers } },
  moves: { scan: [{ from: ['begun'], to: 'scanned', by: [person], guards: [inTime] }] },
  facts: (arrival) => ({ place: arrival.placeName }),
});

/** A presence drawn for a look: was he there (抽查)? Scanned or not, so that neither is a way around it. */
export interface SpotDoc extends Stateful {
  purpose: PresentFor;
  about: string;
  worker: string;
  workerName: string;
  placeName: string;
  at: number;
  scanned: boolean;
  /** Why nothing was scanned. */
  reason: string;
  note: string;
}

const looker = [staff('community'), not('worker')] as const;

/** A spot check: drawn by the system, answered by the community; never by the one it is about. */
export const spotMachine = machineOf<SpotDoc>()({
  name: 'spot',
  collection: 'spotChecks',
  prefix: 'spt_',
  states: ['drawn', 'confirmed', 'doubtful'],
  final: ['confirmed', 'doubtful'],
  relations: { worker: 'worker' },
  read: [staff('community')],
  begin: { draw: { to: 'drawn', by: [system('handoff')] } },
  moves: {
    confirm: [{ from: ['drawn'], to: 'confirmed', by: looker }],
    doubt: [{ from: ['drawn'], to: 'doubtful', by: looker, notify: ['worker'] }],
  },
  tallies: [
    { name: 'drawn', states: ['drawn'], per: COUNTED },
    { name: 'doubtful', states: ['doubtful'], per: COUNTED },
  ],
  facts: (spot) => ({ place: spot.placeName }),
});

/** Of a hundred presences so many are looked at: with a scan, and without. */
const SHARE = { scanned: 5, unscanned: 20 } as const;

/** Whether a presence is drawn, by a number of its own from 0 to 99: the same again is drawn again. */
export const isDrawn = (lot: number, scanned: boolean): boolean => lot < SHARE[scanned ? 'scanned' : 'unscanned'];

export const PurposeName = picklist(PRESENT_FOR);
export const Arriving = strictObject({
  /** The building or unit where he stands. */
  place: Id,
  purpose: PurposeName,
  about: Id,
});
export type Arriving = InferOutput<typeof Arriving>;
export const Scanning = strictObject({ id: Id, nonce: pipe(string(), maxLength(40, 'too_long')), token: Token });

export const ArrivalView = strictObject({
  id: Id,
  state: picklist(['begun', 'scanned']),
  placeName: string(),
  endsAt: Timestamp,
  /** To be given back with the scan; null once that was done. */
  nonce: nullable(string()),
  scannedAt: nullable(Timestamp),
});
export type ArrivalView = InferOutput<typeof ArrivalView>;

export const SpotView = strictObject({
  id: Id,
  state: picklist(['drawn', 'confirmed', 'doubtful']),
  purpose: PurposeName,
  about: Id,
  placeName: string(),
  worker: string(),
  at: Timestamp,
  scanned: boolean(),
  reason: string(),
  note: string(),
  /** Whether the caller may answer it: nobody answers for himself. */
  mine: boolean(),
});
export type SpotView = InferOutput<typeof SpotView>;
export const Presences = strictObject({ scanned: number(), unscanned: number(), drawn: number(), doubtful: number() });
