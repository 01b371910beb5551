import { DAY, dayStart, HOUR } from '../../src/domain/_kernel/time';
import { KEPT } from '../../src/domain/privacy/retention';
import type { Deps } from '../_kernel/deps';
import { renamed, type Personal } from '../_kernel/personal';
import type { Row } from '../_kernel/store';
import { pseudonym } from './erase';

const PAGE = 50;

type Ended = Row & { rev: number } & Record<string, unknown>;

const personsIn = (part: Personal, doc: Ended): string[] =>
  [...new Set(part.of.flatMap((field) => doc[field] ?? []))].filter((one) => typeof one === 'string');

/** Takes out of an ended document who it was; each person gets a name that leads nowhere. */
const anonymise = async (part: Personal, doc: Ended, deps: Deps): Promise<boolean> => {
  const persons = personsIn(part, doc);
  // The files go first: once nothing names them, nobody would ever find them again.
  for (const person of persons) await deps.files.discard(part.files(doc, person));
  const blank = part.blank(doc) as Record<string, unknown>;
  let next: Record<string, unknown> = blank;
  for (const person of persons) next = { ...next, ...renamed({ ...doc, ...next }, person, pseudonym()) };
  const patch = { set: { ...next, anonymisedAt: deps.now() }, inc: { rev: 1 } };
  return (await deps.store.updateIf(part.collection, doc._id, { rev: doc.rev }, patch)) !== undefined;
};

const due = (collection: string, state: string, days: number, deps: Deps) =>
  deps.store.page<Ended>(collection, {
    where: { state, anonymisedAt: null, updatedAt: { lte: deps.now() - days * DAY } },
    by: ['updatedAt', 'asc'],
    limit: PAGE,
  });

/** Takes the persons out of everything whose term is over; how many documents. What a crash leaves is met again. */
export const retain = async (parts: readonly Personal[], deps: Deps, budget = 20_000): Promise<number> => {
  const until = deps.now() + budget;
  let done = 0;
  for (const part of parts) {
    const kept = KEPT[part.collection];
    for (const state of kept?.states ?? []) {
      for (const doc of await due(part.collection, state, kept?.days ?? 0, deps)) {
        if (deps.now() > until) return done;
        done += Number(await anonymise(part, doc, deps));
      }
    }
  }
  return done;
};

/** The hour of the Shanghai day in which nobody waits for the database. */
const HOUR_OF_NIGHT = 3;

/** The same in the small hours only: a term is counted in days, and looking costs a query for each kind of end. */
export const retainAtNight = async (parts: readonly Personal[], deps: Deps): Promise<number> => {
  const now = deps.now();
  return Math.floor((now - dayStart(now)) / HOUR) === HOUR_OF_NIGHT ? retain(parts, deps) : 0;
};
