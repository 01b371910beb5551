import {
  check,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  trim,
  type InferOutput,
} from 'valibot';
import { relation, system, type Role } from '../_kernel/access';
import { LevelName } from '../_kernel/area';
import { Id, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import type { Level } from '../_kernel/levels';
import { DAY } from '../_kernel/time';
import { GIVERS } from './roles';
import { RoleName } from './schema';

const STATES = ['open', 'accepted', 'withdrawn', 'expired'] as const;

const MINUTE = 60_000;
/** How long an invitation is good. */
export const SHORTEST = 10 * MINUTE;
export const LONGEST = DAY;

/** A role offered to whoever shows the code: once, and not for long. */
export interface InviteDoc extends Stateful {
  giver: string;
  /** Who took it; null until then. */
  taker: string | null;
  role: Role;
  level: Level;
  place: string;
  placeName: string;
  title: string;
  validTo: number | null;
  endsAt: number;
  /** The fingerprint of the code; the code itself is kept nowhere. */
  codeIndex: string;
}

const giver = relation('giver');

/** An invitation: taken once by the person himself, withdrawn by who gave it, over by itself. */
export const inviteMachine = machineOf<InviteDoc>()({
  name: 'invite',
  collection: 'invites',
  prefix: 'inv_',
  states: STATES,
  final: ['accepted', 'withdrawn', 'expired'],
  relations: { giver: 'giver', taker: 'taker' },
  read: [giver, relation('taker'), system('timer'), system('handoff')],
  begin: { invite: { to: 'open', by: GIVERS, timer: { move: 'expire', field: 'endsAt' } } },
  moves: {
    take: [{ from: ['open'], to: 'accepted', by: [system('handoff')], notify: ['giver'] }],
    withdrawInvite: [{ from: ['open'], to: 'withdrawn', by: [giver] }],
    expire: [{ from: ['open'], to: 'expired', by: [system('timer')] }],
  },
  facts: (invite) => ({ place: invite.placeName, title: invite.title }),
});

const minutes = pipe(
  number(),
  check((value) => Number.isInteger(value) && value * MINUTE >= SHORTEST && value * MINUTE <= LONGEST, 'minutes'),
);

export const Inviting = strictObject({
  role: RoleName,
  level: LevelName,
  area: Id,
  title: words(1, 20),
  validTo: optional(Timestamp),
  /** How long the code is good; a day when nothing is said. */
  minutes: optional(minutes),
});
export type Inviting = InferOutput<typeof Inviting>;

/** The code as it is shown: ten characters that nobody confuses. */
export const InviteCode = pipe(string(), trim(), regex(/^[0-9A-HJKMNP-TV-Z]{10}$/, 'code'));

export const InviteView = strictObject({
  id: Id,
  state: picklist(STATES),
  role: RoleName,
  level: LevelName,
  area: Id,
  areaName: string(),
  title: string(),
  validTo: nullable(Timestamp),
  endsAt: Timestamp,
  /** What is shown as a code, to the giver alone, while it is good. */
  code: nullable(InviteCode),
  /** The same as a QR code, a PNG in base64. */
  picture: nullable(string()),
});
export type InviteView = InferOutput<typeof InviteView>;
