import type { Stateful } from '../../src/domain/_kernel/machine';
import { blockMachine, type BlockDoc } from '../../src/domain/privacy/blocks';
import { flagMachine, type FlagDoc } from '../../src/domain/privacy/flags';
import { newborn } from '../../cloudfunctions/_kernel/begin';
import { cast, type Town } from './town';
import { copyOf, docOf, type Asked } from './walk';
import { wishIn } from './wishes';

type Made = { id: string };
const note = '那天全楼停水，挨家通知';

let leavers = 0;
/** An account that is about to end, walked to a state; each by somebody of his own. */
const erasureIn = async (town: Town, state: string): Promise<Stateful> => {
  const openid = `openid-leaver-${(leavers += 1)}`;
  await town.world.ok(openid, 'people.enter', {});
  const { id } = await town.world.ok<Made>(openid, 'privacy.forget', {});
  if (state === 'cancelled') await town.world.ok(openid, 'privacy.stay', { id });
  // Into the others only the timer brings it; a test puts it there without erasing anybody.
  if (state === 'erasing' || state === 'done')
    await town.world.deps.store.updateIf('erasures', id, {}, { set: { state } });
  return docOf(town, 'erasures', id);
};

/** A flag about the primary’s looks, as the system raises it. */
const flagIn = async (town: Town, state: string): Promise<Stateful> => {
  const { area } = await docOf<Stateful>(town, 'places', town.building);
  const at = town.world.deps.now();
  const act = { person: 'system', grant: 'timer', requestId: 'raise', bodyHash: '', at, note: '', photos: [] };
  const about = {
    rule: 'many',
    n: 31,
    readings: [],
    from: at - 1,
    to: at,
    said: null,
    placeName: '第一网格一组',
  } as const;
  const who = { looker: town.world.idOf(cast.primary), grant: 'gridWorker@grid4', over: town.grid4 };
  const flag = newborn<FlagDoc>(flagMachine, 'raise', '', area, { ...about, ...who }, act);
  return copyOf(town, flagMachine, { ...flag, state, pending: [], pendingAt: null }, () => ({}));
};

let complainers = 0;
/** A complaint about a fresh wish, by somebody of his own; its view. */
export const complainOf = async (town: Town, subject: string, openid = `openid-complainer-${(complainers += 1)}`) => {
  await town.world.ok(openid, 'people.enter', {});
  return town.world.ok<Made>(openid, 'complaints.complain', { kind: 'wish', subject, reason: 'rude' });
};

const complaintIn = async (town: Town, state: string): Promise<Stateful> => {
  const { id } = await complainOf(town, (await wishIn(town, 'open'))._id);
  if (state === 'upheld') await town.world.ok(cast.staff, 'complaints.uphold', { id, reason: note });
  if (state === 'dismissed') await town.world.ok(cast.staff, 'complaints.dismiss', { id, reason: note });
  return docOf(town, 'complaints', id);
};

/** A wish by somebody of his own, whom nobody has kept from the wall yet. */
const freshWish = async (town: Town): Promise<string> => {
  const { _id } = await wishIn(town, 'open');
  await town.world.deps.store.updateIf('wishes', _id, {}, { set: { author: `per_${_id}` } });
  return _id;
};

/** A block about an author of his own, given by the staff. */
const blockIn = async (town: Town, state: string): Promise<Stateful> => {
  const subject = await freshWish(town);
  const asked = { area: town.community, subject, days: 3, reason: note };
  const { id } = await town.world.ok<Made>(cast.staff, 'blocks.block', asked);
  await town.world.deps.store.updateIf('blocks', id, {}, { set: { state } });
  return docOf<BlockDoc>(town, blockMachine.collection, id);
};

/** How documents of privacy are walked to a state. */
export const PRIVACY_WALKS: Readonly<Record<string, (town: Town, state: string) => Promise<Stateful>>> = {
  erasure: erasureIn,
  flag: flagIn,
  complaint: complaintIn,
  block: blockIn,
};

/** Whether an action is one of privacy. */
export const ofPrivacy = (action: string): boolean => /^(privacy|flags|complaints|blocks)\./.test(action);

/** Whoever has asked already thinks better of it, so that he can ask again. */
const callBack = async ({ world }: Town, openid: string): Promise<void> => {
  const { erasure } = await world.ok<{ erasure: Made | null }>(openid, 'privacy.leaving', {});
  if (erasure) await world.ok(openid, 'privacy.stay', { id: erasure.id });
};

/** An input of such an action that the handlers accept. */
export const privacyInput = async (
  town: Town,
  action: string,
  { id, openid }: Asked,
  given: object,
): Promise<object> => {
  if (action === 'privacy.forget') await callBack(town, openid);
  switch (action) {
    case 'privacy.audit':
    case 'flags.desk':
    case 'complaints.desk':
    case 'blocks.desk':
      return { ...given, area: town.community };
    case 'privacy.keys':
      return { area: town.world.district };
    case 'blocks.block':
      return { ...given, area: town.community, subject: await freshWish(town) };
    case 'complaints.complain':
      return { ...given, subject: (await wishIn(town, 'open'))._id };
    case 'complaints.mine':
    case 'blocks.mine':
    case 'flags.mine':
    case 'privacy.lookups':
    case 'privacy.forget':
    case 'privacy.leaving':
      return given;
    default:
      return { ...given, id, ...(action.startsWith('flags.') && 'note' in given ? { note } : {}) };
  }
};
