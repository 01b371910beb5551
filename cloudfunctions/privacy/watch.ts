import type { Area } from '../../src/domain/_kernel/area';
import { HOUR } from '../../src/domain/_kernel/time';
import { flagMachine, type FlagDoc } from '../../src/domain/privacy/flags';
import { UNUSUAL, unusualIn, type Rule } from '../../src/domain/privacy/unusual';
import { begin, newborn } from '../_kernel/begin';
import type { Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import { placeOf } from '../_kernel/ground';
import { hashId } from '../_kernel/hash';
import type { ReadingDoc } from '../_kernel/readings';
import type { Row } from '../_kernel/store';

const PAGE = 50;
/** The looks of one person that are looked at together. */
const LOOKS = 200;
const KEPT = 100;
/** A matter in which nothing has happened for so long calls for no look any more. */
const FRESH = 30 * 24 * HOUR;

/** Where something may be open about a household, and in which states. */
const MATTERS = [
  ['claims', ['asked']],
  ['changes', ['proposed']],
  ['careProfiles', ['open']],
  ['relays', ['asked', 'passedOn', 'answered']],
] as const;

const openAt = async (household: string, deps: Deps): Promise<boolean> => {
  const found = await Promise.all(
    MATTERS.map(([collection, states]) =>
      deps.store.page<Row>(collection, {
        where: { household, state: { oneOf: states } },
        by: ['createdAt', 'asc'],
        limit: 1,
      }),
    ),
  );
  return found.some((rows) => rows.length > 0);
};

const KINDS = { clm: 'claims', chg: 'changes', rep: 'reports', wsh: 'wishes', rly: 'relays', vis: 'visits' } as const;

/** Whether nothing called for a look: no open matter at the household, nothing lately in the matter itself. */
const isIdle = async ({ doc, at }: ReadingDoc, deps: Deps): Promise<boolean> => {
  const kind = doc.slice(0, 3);
  if (kind === 'hsh') return !(await openAt(doc, deps));
  const collection = KINDS[kind as keyof typeof KINDS] as string | undefined;
  const matter = collection && (await deps.store.get<Row & { updatedAt: number }>(collection, doc));
  return matter ? matter.updatedAt < at - FRESH : false;
};

interface Raised {
  rule: Rule;
  n: number;
}

const raise = async (last: ReadingDoc, looks: readonly ReadingDoc[], { rule, n }: Raised, deps: Deps) => {
  const { within } = UNUSUAL[rule];
  const from = last.at - within;
  const counted = looks.filter(({ at }) => at > from);
  const place = last.over === null ? undefined : await placeOf(deps.store, last.over);
  const fields = {
    ...{ rule, n, looker: last.by, grant: last.grant, over: last.over, said: null, from, to: last.at },
    placeName: place?.name ?? '',
    readings: counted.slice(0, KEPT).map(({ _id }) => _id),
  };
  // One flag for each rule, person and span, however often the job comes by.
  const span = String(Math.floor(last.at / within));
  const id = `${flagMachine.prefix}${hashId(flagMachine.idLength, 'flag', rule, last.by, span)}`;
  const act = { person: 'system', grant: 'timer', requestId: `raise-${id}`, bodyHash: '', at: deps.now() };
  const written = { ...act, note: '', photos: [] };
  const flag = newborn<FlagDoc>(flagMachine, 'raise', id, last.area as Area | null, fields, written);
  await drainInline(flagMachine, await begin(flagMachine, flag, deps), deps);
};

const watchOne = async (reading: ReadingDoc, deps: Deps): Promise<void> => {
  const idle = await isIdle(reading, deps);
  await deps.store.updateIf('readings', reading._id, {}, { set: { idle } });
  const looks = await deps.store.page<ReadingDoc>('readings', {
    where: { by: reading.by, at: { lte: reading.at } },
    by: ['at', 'desc'],
    limit: LOOKS,
  });
  // Residents read what concerns themselves; only a role makes a look one of duty.
  const official = looks.filter(({ grant }) => grant.includes('@'));
  const seen = official.map(({ at, purpose, doc, idle: was }) => ({ at, purpose, doc, idle: was === true }));
  for (const raised of unusualIn(seen, reading.at)) await raise(reading, official, raised, deps);
  await deps.store.updateIf('readings', reading._id, {}, { set: { watchAt: null } });
};

/** Looks at every new reading once and raises what an auditor should know; how many were looked at. */
export const watchReadings = async (deps: Deps, budget = 20_000): Promise<number> => {
  const until = deps.now() + budget;
  let watched = 0;
  while (deps.now() <= until) {
    const where = { watchAt: { lte: deps.now() } };
    const fresh = await deps.store.page<ReadingDoc>('readings', { where, by: ['watchAt', 'asc'], limit: PAGE });
    for (const reading of fresh) await watchOne(reading, deps);
    watched += fresh.length;
    if (fresh.length < PAGE) break;
  }
  return watched;
};
