import { array, boolean, nullable, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { anyone, gridWorker, not, relation, staff, system } from '../_kernel/access';
import { Cursor, Id, Phone, Timestamp, Token, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';

const STATES = ['asked', 'confirmed', 'refused', 'withdrawn', 'ended'] as const;
const AS = ['owner', 'tenant', 'family'] as const;

/** Somebody says that he lives behind a door; when it is confirmed, he is bound to the household there. */
export interface ClaimDoc extends Stateful {
  person: string;
  room: string;
  placeName: string;
  unitName: string;
  door: string;
  as: (typeof AS)[number];
  nameSealed: string;
  nameMask: string;
  phoneSealed: string | null;
  phoneMask: string | null;
  /** The household he was confirmed to be of, and the member he is. */
  household: string | null;
  member: string | null;
  /** Who was bound to the household when he asked: they may vouch for their own. */
  family: readonly string[];
  primary: string | null;
}

const keepers = [gridWorker('grid4'), staff('community')] as const;
const claimer = relation('claimer');
const family = relation('family');
const own = { code: 'NOT_FAMILY', ok: (claim: ClaimDoc) => claim.as === 'family' };

/** A claim to a room: asked by scanning its code, confirmed by the grid worker or by family already bound. */
export const claimMachine = machineOf<ClaimDoc>()({
  name: 'claim',
  collection: 'claims',
  prefix: 'clm_',
  states: STATES,
  final: ['refused', 'withdrawn', 'ended'],
  relations: { claimer: 'person', family: 'family', primary: 'primary' },
  read: [claimer, family, ...keepers, system('handoff')],
  begin: { ask: { to: 'asked', by: [anyone()], notify: ['primary', 'family'] } },
  moves: {
    confirm: [
      { from: ['asked'], to: 'confirmed', by: [...keepers, not('claimer')], notify: ['claimer'] },
      { from: ['asked'], to: 'confirmed', by: [family, not('claimer')], guards: [own], notify: ['claimer'] },
    ],
    refuse: [{ from: ['asked'], to: 'refused', by: [...keepers, family], notify: ['claimer'] }],
    withdraw: [{ from: ['asked'], to: 'withdrawn', by: [claimer, system('handoff')] }],
    end: [{ from: ['confirmed'], to: 'ended', by: [...keepers, claimer, system('handoff')], notify: ['claimer'] }],
  },
  facts: (claim) => ({ place: claim.placeName }),
});

export const Asking = strictObject({
  token: Token,
  unitName: optional(words(0, 10)),
  door: words(1, 12),
  as: picklist(AS),
  name: words(1, 20),
  phone: optional(Phone),
});
export type Asking = InferOutput<typeof Asking>;

/** A claim: the door he named, who he says he is, masked. */
export const ClaimView = strictObject({
  id: Id,
  state: picklist(STATES),
  placeName: string(),
  roomName: string(),
  as: picklist(AS),
  name: string(),
  phone: nullable(string()),
  /** For those who may confirm it: the household that lives there, null where the register knows none. */
  household: nullable(Id),
  mine: boolean(),
  askedAt: Timestamp,
  /** Why it was refused or ended. */
  reason: nullable(string()),
  moves: array(string()),
});
export type ClaimView = InferOutput<typeof ClaimView>;
export const ClaimPage = strictObject({ rows: array(ClaimView), next: nullable(Cursor) });
