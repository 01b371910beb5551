import { array, nullable, picklist, strictObject, string, type InferOutput } from 'valibot';
import { anyone, relation, system } from '../_kernel/access';
import { Id, Timestamp } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { DAY } from '../_kernel/time';

const STATES = ['asked', 'cancelled', 'erasing', 'done'] as const;

/** How long somebody may think better of it. */
export const COOL_OFF = 15 * DAY;

/** Somebody wants to be forgotten; when it is done, even this names a pseudonym only. */
export interface ErasureDoc extends Stateful {
  person: string;
  /** Whom the ledgers name from then on; drawn by lot when the erasing begins. */
  pseudonym: string | null;
  dueAt: number;
  /** When the job next looks at it; null while nothing is to be done. */
  nextAt: number | null;
}

const person = relation('person');
const timer = system('timer');

/** An account that ends: after fifteen days in which it can be called back, the erasing begins and is carried out. */
export const erasureMachine = machineOf<ErasureDoc>()({
  name: 'erasure',
  collection: 'erasures',
  prefix: 'ers_',
  states: STATES,
  final: ['cancelled', 'done'],
  relations: { person: 'person' },
  read: [person, timer],
  begin: { forget: { to: 'asked', by: [anyone()], timer: { move: 'erase', ms: COOL_OFF } } },
  moves: {
    stay: [{ from: ['asked'], to: 'cancelled', by: [person] }],
    erase: [{ from: ['asked'], to: 'erasing', by: [timer] }],
    finish: [{ from: ['erasing'], to: 'done', by: [timer] }],
  },
  derive: (doc, state, at) => ({ nextAt: state === 'erasing' ? (doc.nextAt ?? at) : null }),
});

export const ErasureView = strictObject({
  id: Id,
  state: picklist(STATES),
  askedAt: Timestamp,
  dueAt: Timestamp,
  moves: array(string()),
});
export type ErasureView = InferOutput<typeof ErasureView>;
export const MyErasure = strictObject({ erasure: nullable(ErasureView) });
