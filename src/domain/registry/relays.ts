import { array, boolean, nullable, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { anyone, gridWorker, not, relation, staff, system } from '../_kernel/access';
import { Cursor, Id, Phone, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { DAY } from '../_kernel/time';
import { RelationName } from './schema';
import { TOPICS, type Topic } from './relayWords';

const STATES = ['asked', 'passedOn', 'answered', 'declined', 'closed'] as const;
/** How the grid worker brings a message to a household. */
const TOLD = ['app', 'door', 'phone'] as const;

/** How long a number that was lent to the other side can be seen. */
export const SHARED_FOR = 7 * DAY;

/** A name and a phone lent to the other side, sealed; gone when its time is over. */
interface Share {
  by: string;
  sealed: string;
  until: number;
}

/** Words from one neighbour to another whom he does not know: the grid worker carries them, no number changes hands. */
export interface RelayDoc extends Stateful {
  asker: string;
  topic: Topic;
  building: string;
  placeName: string;
  unitName: string;
  /** As far as the asker knows it; empty where he does not. */
  door: string;
  report: string | null;
  wordsSealed: string;
  answerSealed: string | null;
  /** Found by the grid worker; the asker never learns it. */
  household: string | null;
  addressees: readonly string[];
  told: (typeof TOLD)[number] | null;
  /** What each side has lent to the other. */
  askerShare: Share | null;
  addresseeShare: Share | null;
  primary: string | null;
}

const keepers = [gridWorker('grid4'), staff('community')] as const;
const asker = relation('asker');
const addressee = relation('addressee');
const either = [asker, addressee];
const LIVE = ['asked', 'passedOn', 'answered'] as const;
const within = (days: number) => ({ move: 'lapse', ms: days * DAY });

/** A relay: asked by a neighbour, carried by the grid worker, answered by the household or through him. */
export const relayMachine = machineOf<RelayDoc>()({
  name: 'relay',
  collection: 'relays',
  prefix: 'rly_',
  states: STATES,
  final: ['declined', 'closed'],
  relations: { asker: 'asker', addressee: 'addressees', primary: 'primary' },
  read: [asker, addressee, ...keepers, system('timer')],
  begin: { ask: { to: 'asked', by: [anyone()], notify: ['primary'], timer: within(7) } },
  moves: {
    pass: [
      {
        from: ['asked'],
        to: 'passedOn',
        by: [...keepers, not('asker')],
        notify: ['asker', 'addressee'],
        timer: within(14),
      },
    ],
    answer: [
      {
        from: ['passedOn'],
        to: 'answered',
        by: [addressee, ...keepers, not('asker')],
        notify: ['asker'],
        timer: within(30),
      },
    ],
    decline: [
      { from: ['asked'], to: 'declined', by: [...keepers, not('asker')], notify: ['asker'] },
      { from: ['passedOn'], to: 'declined', by: [addressee, ...keepers, not('asker')], notify: ['asker'] },
    ],
    share: [
      { from: ['passedOn'], to: 'passedOn', by: either, notify: ['asker', 'addressee'], timer: 'keep' },
      { from: ['answered'], to: 'answered', by: either, notify: ['asker', 'addressee'], timer: 'keep' },
    ],
    unshare: [
      { from: ['passedOn'], to: 'passedOn', by: either, timer: 'keep' },
      { from: ['answered'], to: 'answered', by: either, timer: 'keep' },
    ],
    close: [{ from: LIVE, to: 'closed', by: [asker], notify: ['addressee'] }],
    lapse: [{ from: LIVE, to: 'closed', by: [system('timer')], notify: ['asker'] }],
  },
  facts: (relay) => ({ place: relay.placeName, category: TOPICS[relay.topic] }),
  // What was lent is taken back with the end of the matter.
  derive: (_relay, state) => (LIVE.some((live) => live === state) ? {} : { askerShare: null, addresseeShare: null }),
});

export const TopicName = picklist(Object.keys(TOPICS) as [Topic, ...Topic[]]);
export const ToldName = picklist(TOLD);
export const Message = words(2, 200);

export const Relaying = strictObject({
  place: Id,
  unitName: optional(words(0, 10)),
  door: optional(words(1, 12)),
  report: optional(Id),
  topic: TopicName,
  words: Message,
});
export type Relaying = InferOutput<typeof Relaying>;

export const Lending = strictObject({ id: Id, name: words(1, 20), phone: Phone });

/** A relay as one side, or the grid worker, sees it; neither side sees who the other is. */
export const RelayView = strictObject({
  id: Id,
  state: picklist(STATES),
  topic: TopicName,
  placeName: string(),
  roomName: string(),
  words: string(),
  answer: nullable(string()),
  /** For those who keep the register only. */
  household: nullable(Id),
  report: nullable(Id),
  told: nullable(ToldName),
  askedAt: Timestamp,
  /** Until when the other side can see one’s own number, and one the other’s. */
  lent: nullable(Timestamp),
  borrowed: nullable(Timestamp),
  reason: nullable(string()),
  as: array(string()),
  moves: array(string()),
});
export type RelayView = InferOutput<typeof RelayView>;
export const RelayPage = strictObject({ rows: array(RelayView), next: nullable(Cursor) });

/** Who lives behind a door, in the clear, for the one who carries a message there. */
export const Neighbours = strictObject({
  rows: array(
    strictObject({
      household: Id,
      roomName: string(),
      people: array(strictObject({ relation: RelationName, name: string(), phone: nullable(string()) })),
      /** Whether a message by the app reaches somebody. */
      bound: boolean(),
    }),
  ),
});
