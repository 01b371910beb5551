import type { Stateful } from '../../src/domain/_kernel/machine';
import type { HouseholdView } from '../../src/domain/registry/views';
import { enterHousehold } from './households';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';

type Made = { id: string };
const DAY = 86_400_000;
const reason = '女儿接走同住';

/** What somebody needs, as the tests write it down. */
export const NEED = '腿脚不便，要人买药(演示)';
/** What was seen on a visit, as the tests write it down. */
export const SEEN = '老人精神不错，灶台要换(演示)';

const households = new WeakMap<Town, Promise<HouseholdView>>();
/** One household of the town’s unit that the walks share. */
const shared = (town: Town): Promise<HouseholdView> => {
  const household = households.get(town) ?? enterHousehold(town);
  households.set(town, household);
  return household;
};

/** Opens a care profile of the first member of a household; its view. */
export const openCare = (town: Town, household: HouseholdView, part: object = {}) =>
  town.world.ok<Made & { nextVisitAt: number }>(cast.primary, 'care.open', {
    place: town.building,
    household: household.id,
    member: household.members[0]?.key,
    kind: 'elderAlone',
    need: NEED,
    risk: 'high',
    nextVisitAt: town.world.deps.now() + 2 * DAY,
    ...part,
  });

/** Logs a visit; its view. */
export const logVisit = (town: Town, part: object = {}, openid: string = cast.primary) =>
  town.world.ok<Made>(openid, 'visits.log', {
    place: town.building,
    kind: 'visit',
    at: town.world.deps.now(),
    parts: [{ tag: 'visit', words: SEEN, outcome: 'noted' }],
    unscanned: '码被海报盖住了',
    ...part,
  });

const careIn = async (town: Town, state: string): Promise<Stateful> => {
  const { id } = await openCare(town, await shared(town));
  if (state === 'closed') await town.world.ok(cast.primary, 'care.close', { id, reason });
  return docOf(town, 'careProfiles', id);
};

const visitIn = async (town: Town, state: string): Promise<Stateful> => {
  const { id } = await logVisit(town);
  if (state === 'struck') await town.world.ok(cast.primary, 'visits.strike', { id, reason: '记错了楼' });
  return docOf(town, 'visits', id);
};

/** How documents of care and visits are walked to a state. */
export const CARE_WALKS: Readonly<Record<string, (town: Town, state: string) => Promise<Stateful>>> = {
  care: careIn,
  visit: visitIn,
};

/** What a copy of such a document needs beside its id before an action can be done on it. */
export const careFitting = ({ world }: Town, action: string, id: string): Record<string, unknown> => {
  const seal = (collection: string, field: string, text: string) =>
    world.deps.vault.seal({ collection, id, field }, text);
  if (action === 'care.need') return { needSealed: seal('careProfiles', 'need', NEED) };
  if (action !== 'visits.words') return {};
  return { parts: [{ tag: 'visit', sealed: seal('visits', 'parts.0.words', SEEN), care: null, outcome: 'noted' }] };
};

/** An input of such an action that the handlers accept. */
export const careInput = async (town: Town, action: string, { id }: Asked, given: object): Promise<object> => {
  const at = town.world.deps.now();
  switch (action) {
    case 'care.open': {
      const { id: household, members } = await shared(town);
      return { ...given, place: town.building, household, member: members[0]?.key, nextVisitAt: at + DAY };
    }
    case 'care.ofHousehold':
      return { place: town.building, household: (await shared(town)).id };
    case 'care.review':
      return { ...given, id, nextVisitAt: at + DAY };
    case 'visits.log':
      return { ...given, place: town.building, at: at - 60_000 };
    case 'care.list':
    case 'visits.ledger':
    case 'visits.figures':
      return { ...given, area: town.grid4 };
    default:
      return action === 'visits.mine' ? given : { ...given, id };
  }
};
