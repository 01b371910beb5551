import {
  array,
  boolean,
  maxLength,
  minLength,
  nullable,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { anyone, gridWorker, not, relation, staff, system } from '../_kernel/access';
import { BEHALF_SCOPES, type BehalfScope } from '../_kernel/behalf';
import { Cursor, FileId, Id, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { DAY } from '../_kernel/time';
import { VoiceView, type VoiceNote } from '../_kernel/voice';

const STATES = ['asked', 'consented', 'revoked', 'ended'] as const;

/** The longest time for which somebody may act for another. */
export const LONGEST = 366 * DAY;

/** Somebody of the family acts for another (家属代办): a daughter for her mother. */
export interface ProxyDoc extends Stateful {
  household: string;
  placeName: string;
  unitName: string;
  door: string;
  /** The member for whom is acted, masked; and his person, where he uses WeChat himself. */
  member: string;
  nameMask: string;
  principal: string | null;
  /** He uses no WeChat: his consent is written down by the grid worker. */
  alone: boolean;
  agent: string;
  agentMask: string;
  scopes: readonly BehalfScope[];
  validTo: number;
  /** Where the principal has no WeChat: what the grid worker heard him say, and his voice. */
  noteSealed: string | null;
  voice: VoiceNote | null;
  primary: string | null;
}

const keepers = [gridWorker('grid4'), staff('community')] as const;
const principal = relation('principal');
const agent = relation('agent');
const alone = { code: 'ASK_PRINCIPAL', ok: (proxy: ProxyDoc) => proxy.alone };
const timer = { move: 'end', field: 'validTo' } as const;

/** A proxy: asked by the one who will act, consented to by the other, for a year at most, revocable by both. */
export const proxyMachine = machineOf<ProxyDoc>()({
  name: 'proxy',
  collection: 'proxies',
  prefix: 'prx_',
  states: STATES,
  final: ['revoked', 'ended'],
  relations: { principal: 'principal', agent: 'agent', primary: 'primary' },
  read: [principal, agent, ...keepers, system('timer'), system('handoff')],
  begin: { ask: { to: 'asked', by: [anyone()], notify: ['principal', 'primary'] } },
  moves: {
    consent: [{ from: ['asked'], to: 'consented', by: [principal, not('agent')], notify: ['agent'], timer }],
    witness: [
      {
        from: ['asked'],
        to: 'consented',
        by: [gridWorker('grid4'), not('agent')],
        guards: [alone],
        notify: ['agent'],
        timer,
      },
    ],
    revoke: [
      {
        from: ['asked', 'consented'],
        to: 'revoked',
        by: [principal, agent, ...keepers, system('handoff')],
        notify: ['principal', 'agent'],
      },
    ],
    end: [{ from: ['consented'], to: 'ended', by: [system('timer')], notify: ['principal', 'agent'] }],
  },
  facts: (proxy) => ({ place: proxy.placeName }),
});

export const Entrusting = strictObject({
  household: Id,
  member: Id,
  scopes: pipe(array(picklist(BEHALF_SCOPES)), minLength(1, 'too_few'), maxLength(BEHALF_SCOPES.length, 'too_many')),
  validTo: Timestamp,
});
export type Entrusting = InferOutput<typeof Entrusting>;

export const Witnessing = strictObject({ id: Id, note: words(2, 200), voice: optional(FileId) });

export const ProxyView = strictObject({
  id: Id,
  state: picklist(STATES),
  placeName: string(),
  roomName: string(),
  principal: string(),
  agent: string(),
  scopes: array(picklist(BEHALF_SCOPES)),
  validTo: Timestamp,
  /** Whether the grid worker wrote the consent down. */
  witnessed: boolean(),
  voice: nullable(VoiceView),
  as: array(string()),
  moves: array(string()),
});
export type ProxyView = InferOutput<typeof ProxyView>;
export const ProxyPage = strictObject({ rows: array(ProxyView), next: nullable(Cursor) });
