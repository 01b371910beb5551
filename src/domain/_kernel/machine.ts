import { permit, type Rule, type Subject, type Who } from './access';
import type { Area } from './area';
import type { Level } from './levels';

/** One line of a document's history, written in the same write as the move itself. */
export interface Line {
  at: number;
  by: string;
  grant: string;
  move: string;
  from: string;
  to: string;
  note: string;
  photos: readonly string[];
  requestId: string;
  bodyHash: string;
}

/** What a move tells the rest of the system; waits in `pending` until every consumer has it. */
export interface DomainEvent {
  id: string;
  name: string;
  at: number;
  rev: number;
  to: readonly { person: string; as: string }[];
  line: Line;
  subject: { kind: string; id: string };
  area: Area | null;
  /** Where it was before, when it now belongs elsewhere. */
  was?: Area | null;
  facts: Readonly<Record<string, string | number>>;
}

/** What every document with a machine carries; handlers never write these fields. */
export interface Stateful {
  _id: string;
  state: string;
  rev: number;
  area: Area | null;
  bodyHash: string;
  createdBy: string;
  createdAt: number;
  updatedAt: number;
  timeline: readonly Line[];
  pending: readonly DomainEvent[];
  pendingAt: number | null;
  leaseUntil: number;
  timerAt: number | null;
  timerMove: string | null;
}

/** The fields a handler may give: everything but the machine's own. */
export type Fields<D> = Omit<D, keyof Stateful>;

/** A pure condition of a row beyond state and person; `code` is the declared failure. */
export interface Guard<D> {
  code: string;
  ok(doc: D, now: number): boolean;
}

/** A timer a row sets: after `ms`, or at the time in `field`, the system makes `move`; `keep` leaves what runs. */
export type RowTimer<D> = { move: string; ms: number } | { move: string; field: keyof Fields<D> & string } | 'keep';

/** One legal move: from where, to where, by whom, under what conditions, and who hears of it. */
export interface Row<D, S extends string> {
  from: readonly S[];
  to: S;
  by: readonly Rule[];
  notify?: readonly string[];
  guards?: readonly Guard<D>[];
  timer?: RowTimer<D>;
}

/** How a document comes to be: its first state, who may create it, who hears of it, what the timer does first. */
export type Birth<S extends string> = Pick<Row<never, S>, 'to' | 'by' | 'notify'> & {
  timer?: { move: string; ms: number } | { move: string; field: string };
};

/** A figure kept by events: documents whose state is in `states`, counted at each of `per`. */
export interface TallyRule<S extends string> {
  name: string;
  states: readonly S[];
  per: readonly Level[];
}

/** A state machine: the only source of what is legal, who may do it, who may read it, and what is counted. */
export interface Machine<
  D extends Stateful = Stateful,
  S extends string = string,
  M extends string = string,
  B extends string = string,
> {
  /** Carries the document type to the handlers; never set. */
  readonly $doc?: D;
  name: string;
  collection: string;
  /** Put before the characters of an id, so that an id says what it names. */
  prefix: string;
  /** Characters of an id after the prefix. */
  idLength: number;
  states: readonly S[];
  final: readonly S[];
  relations: Readonly<Record<string, keyof Fields<D> & string>>;
  read: readonly Rule[];
  /** States in which anybody may read a document; its view says how much of it. */
  shown: readonly S[];
  begin: Readonly<Record<B, Birth<S>>>;
  moves: Readonly<Record<M, readonly Row<D, S>[]>>;
  tallies: readonly TallyRule<S>[];
  /** Figures and names for messages; nothing personal. */
  facts(doc: D): Readonly<Record<string, string | number>>;
  /** Fields that follow from the state and when it was reached; kept for indexes. */
  derive(doc: D, state: S, at: number): Partial<Fields<D>>;
}

/** Any machine, for code that handles all of them. */
// Methods and functions over D make Machine invariant; the kernel only hands a machine its own documents.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyMachine = Machine<any, string, string, string>;

type Spec<D extends Stateful, S extends string, M extends string, B extends string> = Pick<
  Machine<D, S, M, B>,
  'name' | 'collection' | 'prefix' | 'states' | 'final' | 'relations' | 'read' | 'begin' | 'moves'
> &
  Partial<Pick<Machine<D, S, M, B>, 'shown' | 'tallies' | 'facts' | 'derive' | 'idLength'>>;

/** Declares the machine of documents of shape `D`. */
export const machineOf =
  <D extends Stateful>() =>
  <const S extends string, const M extends string, const B extends string>(
    spec: Spec<D, S, M, B>,
  ): Machine<D, S, M, B> => ({
    shown: [],
    tallies: [],
    idLength: 20,
    facts: () => ({}),
    derive: () => ({}),
    ...spec,
  });

const idsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

/** The access subject of a document; `area` overrides the document's own where an action names a place. */
export const subjectOf = (machine: AnyMachine, doc: Stateful, area: Area | null = doc.area): Subject => ({
  area,
  related: (name) => {
    const field = machine.relations[name];
    return field === undefined ? [] : idsIn((doc as unknown as Record<string, unknown>)[field]);
  },
});

/** Why a move cannot be made, in the order access → state → guard. */
export type Verdict<D> =
  | { ok: true; row: Row<D, string>; grant: string }
  | { ok: false; code: 'FORBIDDEN' | 'ILLEGAL_MOVE' }
  | { ok: false; code: string };

/** Judges one move of one document by one person against the table. */
export const judge = <D extends Stateful>(
  machine: AnyMachine,
  move: string,
  doc: D,
  who: Who,
  now: number,
  area: Area | null = doc.area,
): Verdict<D> => {
  const rows = machine.moves[move] ?? [];
  const subject = subjectOf(machine, doc, area);
  const allowed = rows.filter((row) => permit(row.by, who, subject, now) !== undefined);
  if (allowed.length === 0) return { ok: false, code: 'FORBIDDEN' };
  const fitting = rows.filter((row) => row.from.includes(doc.state));
  if (fitting.length === 0) return { ok: false, code: 'ILLEGAL_MOVE' };
  const open = fitting.filter((row) => allowed.includes(row));
  if (open.length === 0) return { ok: false, code: 'FORBIDDEN' };
  const refusal = (row: Row<D, string>) => row.guards?.find((guard) => !guard.ok(doc, now));
  const row = open.find((candidate) => refusal(candidate) === undefined);
  if (row) return { ok: true, row, grant: permit(row.by, who, subject, now) ?? '' };
  return { ok: false, code: refusal(open[0] as Row<D, string>)?.code ?? 'FORBIDDEN' };
};

/** What `who` may do next with a document; pages draw their buttons from this. */
export const movesFor = (machine: AnyMachine, doc: Stateful, who: Who, now: number): string[] =>
  Object.keys(machine.moves).filter((move) => judge(machine, move, doc, who, now).ok);

/** Whether `who` may know of a document at all. */
export const mayRead = (machine: AnyMachine, doc: Stateful, who: Who, now: number, area?: Area | null): boolean =>
  (machine.shown.includes(doc.state) && (doc as { hidden?: boolean }).hidden !== true) ||
  permit(machine.read, who, subjectOf(machine, doc, area), now) !== undefined;
