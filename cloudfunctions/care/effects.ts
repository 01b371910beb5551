import { COUNTED } from '../../src/domain/_kernel/levels';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import { careMachine } from '../../src/domain/care/machine';
import type { CareDoc } from '../../src/domain/care/schema';
import { RHYTHM } from '../../src/domain/care/words';
import { ledgersOf, type LedgerEntryDoc, type VisitDoc } from '../../src/domain/care/visitSchema';
import { bySystem } from '../_kernel/bySystem';
import type { Consumer, Deps } from '../_kernel/deps';
import type { Household } from '../_kernel/ground';
import { addOnce, tallyKey } from '../_kernel/tallies';

/** Every line that a visit puts into ledgers; the same visit, the same ids. */
const entriesOf = (visit: VisitDoc): LedgerEntryDoc[] =>
  visit.parts.flatMap(({ tag, outcome, care }, n) =>
    ledgersOf(tag).map((ledger) => ({
      _id: `${visit._id}:${ledger}:${n}`,
      ...{ ledger, visit: visit._id, n, tag, outcome, care, struck: false },
      kind: visit.kind,
      area: visit.area,
      placeName: visit.placeName,
      roomName: visit.roomName,
      household: visit.household,
      at: visit.at,
    })),
  );

/** Outcomes are counted, entries never: who writes much is not who helps much. */
const countOutcomes = async (event: DomainEvent, visit: VisitDoc, by: 1 | -1, deps: Deps): Promise<void> => {
  const places = COUNTED.flatMap((level) => visit.area?.[level] ?? []);
  const figures = visit.parts.flatMap(({ tag, outcome }, n) =>
    outcome === 'noted' ? [] : places.map((place) => ({ key: tallyKey('visit', `${outcome}.${tag}`, place), n })),
  );
  await Promise.all(figures.map(({ key, n }) => addOnce(deps, key, by, `${event.id}:${n}`)));
};

const DONE = 'visited';

type Rhythm = Readonly<Record<keyof typeof RHYTHM, number>>;
/** How soon people of a grid are to be seen again, where its plan says so. */
const planned = async ({ area }: CareDoc, { store }: Deps): Promise<Rhythm | undefined> => {
  type Grid = { _id: string; plan?: Rhythm | null };
  const plan = area?.grid4 === undefined ? undefined : (await store.get<Grid>('places', area.grid4))?.plan;
  return plan ? { high: plan.high * DAY, middle: plan.middle * DAY, low: plan.low * DAY } : undefined;
};

const seen = async (visit: VisitDoc, id: string, deps: Deps): Promise<void> => {
  const care = await deps.store.get<CareDoc>('careProfiles', id);
  const requestId = `${DONE}-${visit._id}`;
  if (!care || care.timeline.some((line) => line.requestId === requestId)) return;
  const days = await planned(care, deps);
  const change = (doc: CareDoc) => ({
    set: {
      lastVisitAt: Math.max(doc.lastVisitAt ?? 0, visit.at),
      nextVisitAt: Math.max(doc.nextVisitAt, visit.at + (days?.[doc.risk] ?? RHYTHM[doc.risk])),
    },
  });
  await bySystem(care, { system: 'handoff', machine: careMachine, move: DONE, requestId, change }, deps);
};

const logged = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const visit = await deps.store.get<VisitDoc>('visits', event.subject.id);
  if (!visit) return;
  await Promise.all(entriesOf(visit).map((entry) => deps.store.insert('ledgerEntries', entry)));
  await countOutcomes(event, visit, 1, deps);
  const cares = [...new Set(visit.parts.flatMap(({ care }) => care ?? []))];
  await Promise.all(cares.map((id) => seen(visit, id, deps)));
};

const struck = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const visit = await deps.store.get<VisitDoc>('visits', event.subject.id);
  if (!visit) return;
  const mark = ({ _id }: LedgerEntryDoc) => deps.store.updateIf('ledgerEntries', _id, {}, { set: { struck: true } });
  await Promise.all(entriesOf(visit).map(mark));
  await countOutcomes(event, visit, -1, deps);
};

const MOST = 100;

/** Who has moved away is looked after elsewhere. */
const closeLeft = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const { id } = event.subject;
  const household = await deps.store.get<Household>('households', id);
  const here = new Set(household?.state === 'living' ? household.members.map(({ key }) => key) : []);
  const where = { household: id, state: 'open' };
  const open = await deps.store.page<CareDoc>('careProfiles', { where, by: ['createdAt', 'asc'], limit: MOST });
  for (const care of open.filter(({ member }) => !here.has(member))) {
    const move = { machine: careMachine, move: 'close', requestId: `left-${care._id}`, change: () => ({}) };
    await bySystem(care, { system: 'handoff', ...move }, deps);
  }
};

const FOLLOWING: Readonly<Record<string, (event: DomainEvent, deps: Deps) => Promise<void>>> = {
  'visit.log': logged,
  'visit.strike': struck,
  'household.moveOut': closeLeft,
  'household.dropMember': closeLeft,
};

/** What events do to care profiles and ledgers. */
export const careEffects: Consumer = {
  name: 'careEffects',
  handle: async (event, deps) => FOLLOWING[event.name]?.(event, deps),
};
