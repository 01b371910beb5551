import type { Stateful } from '../../src/domain/_kernel/machine';
import { signToken } from '../../cloudfunctions/_kernel/token';
import { CARE_WALKS, careFitting, careInput } from './care';
import { daughter, enterHousehold, freshDoor, head, householdFitting, householdInput } from './households';
import { leavePhone } from './reachable';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';
import { newRequest } from './world';

type Made = { id: string };
const reason = '跟登记对不上';
const YEAR = 365 * 86_400_000;

const codes = new WeakMap<Town, Promise<string>>();
/** The token of the code on the town’s unit; one code serves all. */
export const unitToken = async (town: Town): Promise<string> => {
  const issued =
    codes.get(town) ?? town.world.ok<Made>(cast.staff, 'codes.issue', { place: town.unit }).then(({ id }) => id);
  codes.set(town, issued);
  return signToken(town.world.deps.secrets, 'a', await issued);
};

/** Claims a door of the town’s unit; the claim’s view. */
export const claimRoom = async (
  town: Town,
  part: object = {},
  openid: string = cast.resident,
  requestId = newRequest(),
) =>
  town.world.ok<Made & { state: string }>(
    openid,
    'claims.ask',
    { token: await unitToken(town), door: freshDoor(), as: 'owner', name: head.name, ...part },
    requestId,
  );

/** A fresh household to which somebody is bound, by way of a confirmed claim. */
export const boundHousehold = async (town: Town, openid: string = cast.resident, part: object = {}) => {
  const door = freshDoor();
  const household = await enterHousehold(town, { door, ...part });
  const { id: claim } = await claimRoom(town, { door, as: 'family' }, openid);
  const member = household.members.find(({ relation }) => relation === 'child')?.key;
  await town.world.ok(cast.primary, 'claims.confirm', { id: claim, ...(member ? { member } : {}) });
  return { household, claim, door };
};

// Each walk by somebody of his own: nobody may have many matters waiting.
let walkers = 0;
const walker = async (town: Town): Promise<string> => {
  const openid = `openid-walker-${(walkers += 1)}`;
  await town.world.ok(openid, 'people.enter', {});
  return openid;
};

const claimIn = async (town: Town, state: string): Promise<Stateful> => {
  const by = await walker(town);
  const door = freshDoor();
  await enterHousehold(town, { door });
  const { id } = await claimRoom(town, { door, as: 'family' }, by);
  if (state === 'confirmed' || state === 'ended') await town.world.ok(cast.primary, 'claims.confirm', { id });
  if (state === 'ended') await town.world.ok(cast.primary, 'claims.end', { id, reason });
  if (state === 'refused') await town.world.ok(cast.primary, 'claims.refuse', { id, reason });
  if (state === 'withdrawn') await town.world.ok(by, 'claims.withdraw', { id });
  return docOf(town, 'claims', id);
};

const changeIn = async (town: Town, state: string): Promise<Stateful> => {
  const by = await walker(town);
  const { household } = await boundHousehold(town, by);
  const asked = { household: household.id, kind: 'tenure', tenure: 'tenant' };
  const { id } = await town.world.ok<Made>(by, 'changes.propose', asked);
  if (state === 'accepted') await town.world.ok(cast.primary, 'changes.accept', { id });
  if (state === 'declined') await town.world.ok(cast.primary, 'changes.decline', { id, reason });
  if (state === 'withdrawn') await town.world.ok(by, 'changes.withdraw', { id });
  return docOf(town, 'changes', id);
};

const proxyIn = async (town: Town, state: string): Promise<Stateful> => {
  const by = await walker(town);
  const { household } = await boundHousehold(town, by);
  const { now, store } = town.world.deps;
  const asked = {
    household: household.id,
    member: household.members[0]?.key,
    scopes: ['report'],
    validTo: now() + YEAR,
  };
  const { id } = await town.world.ok<Made>(by, 'proxies.ask', asked);
  if (state !== 'asked') await town.world.ok(cast.primary, 'proxies.witness', { id, note: '当面问过，同意' });
  if (state === 'revoked') await town.world.ok(by, 'proxies.revoke', { id });
  if (state === 'ended') await store.updateIf('proxies', id, {}, { set: { state, timerAt: null, timerMove: null } });
  return docOf(town, 'proxies', id);
};

const relayIn = async (town: Town, state: string): Promise<Stateful> => {
  const by = await walker(town);
  const { id: household } = await enterHousehold(town);
  const asked = { place: town.unit, door: freshDoor(), topic: 'leak', words: '楼上滴水，请看看水管' };
  await leavePhone(town.world, by);
  const { id } = await town.world.ok<Made>(by, 'relays.ask', asked);
  if (/passedOn|answered/.test(state)) {
    await town.world.ok(cast.primary, 'relays.pass', { id, household, told: 'door' });
  }
  if (state === 'answered') await town.world.ok(cast.primary, 'relays.answer', { id, words: '他们今晚就修' });
  if (state === 'declined') await town.world.ok(cast.primary, 'relays.decline', { id, reason });
  if (state === 'closed') await town.world.ok(by, 'relays.close', { id });
  return docOf(town, 'relays', id);
};

/** How documents that residents begin are walked to a state. */
export const RESIDENT_WALKS: Readonly<Record<string, (town: Town, state: string) => Promise<Stateful>>> = {
  ...CARE_WALKS,
  claim: claimIn,
  change: changeIn,
  proxy: proxyIn,
  relay: relayIn,
};

const ofRegister = (action: string): boolean => action.startsWith('registry.');
const ofCare = (action: string): boolean => /^(care|visits)\./.test(action);

/** What a copy of such a document needs beside its id before an action can be done on it. */
export const residentFitting = (town: Town, action: string, id: string): Record<string, unknown> => {
  if (ofCare(action)) return careFitting(town, action, id);
  if (ofRegister(action)) return householdFitting(town, action, id);
  const { vault } = town.world.deps;
  const seal = (collection: string, field: string, text: string) => vault.seal({ collection, id, field }, text);
  if (action.startsWith('relays.')) {
    return {
      wordsSealed: seal('relays', 'words', '楼上滴水'),
      answerSealed: null,
      askerShare: null,
      addresseeShare: null,
    };
  }
  if (action === 'claims.reveal') return { nameSealed: seal('claims', 'name', head.name), phoneSealed: null };
  if (action !== 'changes.said') return {};
  return { sealed: seal('changes', 'said', JSON.stringify({ relation: 'child', name: daughter.name })) };
};

/** An input of such an action that the handlers accept. */
export const residentInput = async (
  town: Town,
  action: string,
  { id, openid }: Asked,
  given: object,
): Promise<object> => {
  if (ofRegister(action)) return householdInput(town, action, { id, openid, requestId: '' }, given);
  if (ofCare(action)) return careInput(town, action, { id, openid, requestId: '' }, given);
  const { household } = /\.(propose|ask)$/.test(action) ? await boundOf(town, openid) : { household: undefined };
  switch (action) {
    case 'claims.ask':
      return { ...given, token: await unitToken(town), door: freshDoor() };
    case 'relays.ask':
      return { ...given, place: town.unit };
    case 'relays.pass':
      return { ...given, id, household: (await enterHousehold(town)).id };
    case 'changes.propose':
      return { ...given, household: household?.id, said: { name: `住户${freshDoor()}`, relation: 'child' } };
    case 'proxies.ask': {
      const validTo = town.world.deps.now() + YEAR;
      return { ...given, household: household?.id, member: household?.members[0]?.key, validTo };
    }
    default:
      if (/\.desk$/.test(action)) return { ...given, area: town.grid4 };
      return /\.(mine|toVouch|toMe)$/.test(action) ? given : { ...given, id };
  }
};

const boundOf = async (town: Town, openid: string) => {
  await town.world.ok(openid, 'people.enter', {});
  return boundHousehold(town, openid);
};
