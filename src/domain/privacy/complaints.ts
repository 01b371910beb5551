import { array, boolean, nullable, optional, picklist, strictObject, string, type InferOutput } from 'valibot';
import { anyone, not, relation, staff } from '../_kernel/access';
import { Cursor, Id, Timestamp, words } from '../_kernel/ids';
import { machineOf, type Stateful } from '../_kernel/machine';
import { REASONS } from './words';

const STATES = ['open', 'upheld', 'dismissed'] as const;

type Reason = keyof typeof REASONS;

/** The kinds of documents that hang where everybody can read them. */
export const PUBLIC_KINDS = ['wish'] as const;

/** Somebody finds that something public should not hang there. */
export interface ComplaintDoc extends Stateful {
  complainer: string;
  /** His household, or himself where he is bound to none: what counts is how many homes complain. */
  household: string;
  kind: (typeof PUBLIC_KINDS)[number];
  subject: string;
  reason: Reason;
  words: string;
}

const complainer = relation('complainer');
const community = staff('community');
const judging = { by: [community, not('complainer')], notify: ['complainer'] } as const;

/** A complaint (投诉): made by anybody, judged by the community’s staff. */
export const complaintMachine = machineOf<ComplaintDoc>()({
  name: 'complaint',
  collection: 'complaints',
  prefix: 'cmp_',
  states: STATES,
  final: ['upheld', 'dismissed'],
  relations: { complainer: 'complainer' },
  read: [complainer, community],
  begin: { complain: { to: 'open', by: [anyone()] } },
  moves: {
    uphold: [{ from: ['open'], to: 'upheld', ...judging }],
    dismiss: [{ from: ['open'], to: 'dismissed', ...judging }],
  },
  facts: ({ kind, subject }) => ({ kind, subject }),
});

export const Complaining = strictObject({
  kind: picklist(PUBLIC_KINDS),
  subject: Id,
  reason: picklist(Object.keys(REASONS) as [Reason, ...Reason[]]),
  words: optional(words(2, 200)),
});
export type Complaining = InferOutput<typeof Complaining>;

export const ComplaintView = strictObject({
  id: Id,
  state: picklist(STATES),
  kind: picklist(PUBLIC_KINDS),
  subject: Id,
  reason: picklist(Object.keys(REASONS) as [Reason, ...Reason[]]),
  words: string(),
  mine: boolean(),
  askedAt: Timestamp,
  answer: nullable(string()),
  moves: array(string()),
});
export type ComplaintView = InferOutput<typeof ComplaintView>;
export const ComplaintPage = strictObject({ rows: array(ComplaintView), next: nullable(Cursor) });
