import { array, boolean, nullable, number, picklist, strictObject, string, type InferOutput } from 'valibot';
import { auditor, not, relation, system } from '../_kernel/access';
import { Cursor, Id, Timestamp } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { RULES, type Rule } from './unusual';

const STATES = ['open', 'explained', 'upheld'] as const;

/** Looks at personal data that an auditor has to judge. */
export interface FlagDoc extends Stateful {
  rule: Rule;
  looker: string;
  /** The role under which he looked, and over which place. */
  grant: string;
  over: string | null;
  placeName: string;
  n: number;
  /** The looks themselves. */
  readings: readonly string[];
  from: number;
  to: number;
  /** What the one who looked says about it. */
  said: string | null;
}

/** Who watches over those who look. */
export const auditors = [auditor('community'), auditor('street'), auditor('district')] as const;
const looker = relation('looker');
const judging = { by: [...auditors, not('looker')], notify: ['looker'] } as const;

/** A flag: raised by the system, told about by the one who looked, judged by an auditor. */
export const flagMachine = machineOf<FlagDoc>()({
  name: 'flag',
  collection: 'flags',
  prefix: 'flg_',
  states: STATES,
  final: ['explained', 'upheld'],
  relations: { looker: 'looker' },
  read: [looker, ...auditors],
  begin: { raise: { to: 'open', by: [system('timer')], notify: ['looker'] } },
  moves: {
    tell: [{ from: ['open'], to: 'open', by: [looker] }],
    explain: [{ from: ['open'], to: 'explained', ...judging }],
    uphold: [{ from: ['open'], to: 'upheld', ...judging }],
  },
  facts: ({ n, placeName }) => ({ place: placeName, n }),
});

export const FlagView = strictObject({
  id: Id,
  state: picklist(STATES),
  rule: picklist(RULES),
  /** The one who looked, for the auditor; by his public title where he has one. */
  looker: nullable(strictObject({ id: Id, title: string() })),
  mine: boolean(),
  grant: string(),
  placeName: string(),
  n: number(),
  from: Timestamp,
  to: Timestamp,
  said: nullable(string()),
  judged: nullable(string()),
  moves: array(string()),
});
export type FlagView = InferOutput<typeof FlagView>;
export const FlagPage = strictObject({ rows: array(FlagView), next: nullable(Cursor) });
