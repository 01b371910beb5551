import { array, nullable, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { anyone, gridWorker, not, relation, staff, system } from '../_kernel/access';
import { Cursor, Id, Phone, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';

const STATES = ['told', 'confirmed', 'refused'] as const;

/** A phone that somebody typed by hand; it counts once the grid worker has heard it from him too. */
export interface PhoneDoc extends Stateful {
  person: string;
  placeName: string;
  sealed: string;
  mask: string;
  index: string;
  primary: string | null;
}

/** Those in charge of the building he named. */
export const confirmers = [gridWorker('grid4'), staff('community')] as const;
const person = relation('person');

/** A phone from the person’s word to the grid worker’s. */
export const phoneMachine = machineOf<PhoneDoc>()({
  name: 'phone',
  collection: 'phones',
  prefix: 'tel_',
  states: STATES,
  final: ['confirmed', 'refused'],
  relations: { person: 'person', primary: 'primary' },
  read: [person, ...confirmers, system('handoff')],
  begin: { tellPhone: { to: 'told', by: [anyone()], notify: ['primary'] } },
  moves: {
    confirmPhone: [{ from: ['told'], to: 'confirmed', by: [...confirmers, not('person')], notify: ['person'] }],
    refusePhone: [{ from: ['told'], to: 'refused', by: [...confirmers, not('person')], notify: ['person'] }],
  },
  facts: (phone) => ({ place: phone.placeName }),
});

export const Telling = strictObject({ place: Id, phone: Phone });
/** The worker types the number he was told, face to face or on the line: it must be the same one. */
export const Confirming = strictObject({ id: Id, phone: Phone });
export const Refusing = strictObject({ id: Id, reason: words(2, 100) });

export const PhoneView = strictObject({
  id: Id,
  state: picklist(STATES),
  placeName: string(),
  phone: string(),
  toldAt: Timestamp,
});
export type PhoneView = InferOutput<typeof PhoneView>;
/** The same for the person himself, with the reason where it was refused. */
export const ToldView = strictObject({ ...PhoneView.entries, reason: nullable(string()) });
export const PhoneDesk = strictObject({ area: Id, level: picklist(['grid4', 'community']), after: optional(Cursor) });
export const PhonePage = strictObject({ rows: array(PhoneView), next: nullable(Cursor) });
