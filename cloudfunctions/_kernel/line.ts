import type { AnyMachine, DomainEvent, Line, RowTimer, Stateful } from '../../src/domain/_kernel/machine';

/** Who does something, under which request, and when. */
export interface Act {
  person: string;
  grant: string;
  requestId: string;
  bodyHash: string;
  at: number;
  note: string;
  photos: readonly string[];
}

/** Timeline lines a document keeps; the audit keeps them all. */
export const LINES_KEPT = 100;
/** How long the writer himself may drain what he has just written before the sweep takes over. */
export const WRITER_LEASE = 10_000;

/** The timeline line of one act. */
export const lineOf = (act: Act, move: string, from: string, to: string): Line => ({
  at: act.at,
  by: act.person,
  grant: act.grant,
  move,
  from,
  to,
  note: act.note,
  photos: act.photos,
  requestId: act.requestId,
  bodyHash: act.bodyHash,
});

const idsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};

/** The event of a line: told to everybody the row names, once each and never to the one who acted. */
export const eventOf = (
  machine: AnyMachine,
  doc: Stateful,
  rev: number,
  line: Line,
  notify: readonly string[] = [],
): DomainEvent => {
  const heard = new Set([line.by]);
  const to = notify.flatMap((as) => {
    const ids = idsOf((doc as unknown as Record<string, unknown>)[machine.relations[as] ?? '']);
    return ids.filter((id) => !heard.has(id) && heard.add(id)).map((person) => ({ person, as }));
  });
  return {
    id: `${doc._id}:${rev}:0`,
    name: `${machine.name}.${line.move}`,
    at: line.at,
    rev,
    to,
    line,
    subject: { kind: machine.name, id: doc._id },
    area: doc.area,
    facts: { ...machine.facts(doc), move: line.move },
  };
};

/** When the system is to move the document by itself, as the row says. */
export const timerOf = (timer: RowTimer<never> | undefined, doc: object, at: number) => {
  if (timer === 'keep') return {};
  if (!timer) return { timerAt: null, timerMove: null };
  const due = 'ms' in timer ? at + timer.ms : ((doc as Record<string, unknown>)[timer.field] as number | null);
  return { timerAt: due, timerMove: due === null ? null : timer.move };
};
