import { array, boolean, nullable, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { not, officer, relation, staff, system } from '../_kernel/access';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { DAYS } from './words';

const STATES = ['active', 'lifted', 'over'] as const;

/** Somebody who may not write on the walls of one community for a while (禁言). */
export interface BlockDoc extends Stateful {
  person: string;
  giver: string;
  /** What he wrote that was too much, and a few of its words, so that he knows. */
  subject: string;
  reason: string;
  until: number;
  /** What he says against it; once. */
  said: string | null;
  communityName: string;
}

const person = relation('person');
const community = staff('community');
const judges = [community, officer('street')] as const;
/** Whoever gave it does not judge what is said against it. */
const judging = { by: [...judges, not('giver'), not('person')], notify: ['person'] } as const;

const unsaid = { code: 'OBJECTED_ALREADY', ok: (doc: BlockDoc) => doc.said === null };
const objected = { code: 'NOTHING_SAID', ok: (doc: BlockDoc) => doc.said !== null };

/** A block: given by the staff with a reason and an end, objected to once, lifted by people or by time. */
export const blockMachine = machineOf<BlockDoc>()({
  name: 'block',
  collection: 'blocks',
  prefix: 'blk_',
  states: STATES,
  final: ['lifted', 'over'],
  relations: { person: 'person', giver: 'giver' },
  read: [person, ...judges, system('timer')],
  begin: { block: { to: 'active', by: [community], notify: ['person'], timer: { move: 'expire', field: 'until' } } },
  moves: {
    object: [{ from: ['active'], to: 'active', by: [person], notify: ['giver'], guards: [unsaid], timer: 'keep' }],
    keep: [{ from: ['active'], to: 'active', ...judging, guards: [objected], timer: 'keep' }],
    lift: [{ from: ['active'], to: 'lifted', by: [...judges, not('person')], notify: ['person'] }],
    expire: [{ from: ['active'], to: 'over', by: [system('timer')], notify: ['person'] }],
  },
  facts: ({ communityName }) => ({ place: communityName }),
});

export const Blocking = strictObject({
  area: Id,
  /** The wish whose author it is about. */
  subject: Id,
  days: picklist(DAYS),
  reason: words(2, 200),
});
export type Blocking = InferOutput<typeof Blocking>;

export const BlockView = strictObject({
  id: Id,
  state: picklist(STATES),
  communityName: string(),
  /** Who it is about, by number; for those who judge. */
  person: nullable(Id),
  subject: Id,
  mine: boolean(),
  reason: string(),
  since: Timestamp,
  until: Timestamp,
  said: nullable(string()),
  answer: nullable(string()),
  moves: array(string()),
});
export type BlockView = InferOutput<typeof BlockView>;
export const BlockPage = strictObject({ rows: array(BlockView), next: nullable(Cursor) });
export const BlockDesk = strictObject({ area: Id, level: picklist(['community', 'street']), after: optional(Cursor) });
