import { array, boolean, nullable, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { anyone, gridWorker, not, relation, staff, system } from '../_kernel/access';
import { Cursor, Id, Phone, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { BirthYear, RelationName, TenureName } from './schema';

const STATES = ['proposed', 'accepted', 'declined', 'withdrawn'] as const;
const KINDS = ['add', 'change', 'drop', 'tenure'] as const;
/** What a proposal may say of a member. */
export const SAID = ['name', 'phone', 'relation', 'birthYear'] as const;

/** What a household says of itself anew; the register follows once the grid worker has looked at it. */
export interface ChangeDoc extends Stateful {
  household: string;
  placeName: string;
  unitName: string;
  door: string;
  proposer: string;
  kind: (typeof KINDS)[number];
  member: string | null;
  /** What is said of the member, as one sealed text. */
  sealed: string | null;
  /** Of what it speaks. */
  said: readonly (typeof SAID)[number][];
  tenure: InferOutput<typeof TenureName> | null;
  primary: string | null;
}

const keepers = [gridWorker('grid4'), staff('community')] as const;
const proposer = relation('proposer');

/** A correction by the people of a household themselves. */
export const changeMachine = machineOf<ChangeDoc>()({
  name: 'change',
  collection: 'changes',
  prefix: 'chg_',
  states: STATES,
  final: ['accepted', 'declined', 'withdrawn'],
  relations: { proposer: 'proposer', primary: 'primary' },
  read: [proposer, ...keepers, system('handoff')],
  begin: { propose: { to: 'proposed', by: [anyone()], notify: ['primary'] } },
  moves: {
    accept: [{ from: ['proposed'], to: 'accepted', by: [...keepers, not('proposer')], notify: ['proposer'] }],
    decline: [{ from: ['proposed'], to: 'declined', by: [...keepers, not('proposer')], notify: ['proposer'] }],
    withdraw: [{ from: ['proposed'], to: 'withdrawn', by: [proposer, system('handoff')] }],
  },
  facts: (change) => ({ place: change.placeName, household: change.household }),
});

export const Said = strictObject({
  relation: RelationName,
  name: optional(words(1, 20)),
  phone: optional(Phone),
  birthYear: optional(BirthYear),
});
export type Said = InferOutput<typeof Said>;

export const Proposing = strictObject({
  household: Id,
  kind: picklist(KINDS),
  /** Who is to be changed or dropped. */
  member: optional(Id),
  /** Of the new member, or what is new of the old one. */
  said: optional(Said),
  tenure: optional(TenureName),
});
export type Proposing = InferOutput<typeof Proposing>;

export const ChangeView = strictObject({
  id: Id,
  state: picklist(STATES),
  household: Id,
  placeName: string(),
  roomName: string(),
  kind: picklist(KINDS),
  member: nullable(Id),
  said: array(picklist(SAID)),
  tenure: nullable(TenureName),
  mine: boolean(),
  proposedAt: Timestamp,
  /** Why it was declined. */
  reason: nullable(string()),
  moves: array(string()),
});
export type ChangeView = InferOutput<typeof ChangeView>;
export const ChangePage = strictObject({ rows: array(ChangeView), next: nullable(Cursor) });
