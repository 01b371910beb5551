import { people } from '../../src/domain/people/contract';
import type { Stateful } from '../../src/domain/_kernel/machine';
import { phoneCode } from './reachable';
import { cast, type Town } from './town';
import { docOf, type Asked } from './walk';

type Made = { id: string; code: string };
type Walk = (town: Town, state: string) => Promise<Stateful>;

let walkers = 0;
const someone = (): string => `openid-of-people-${(walkers += 1)}`;

// A role that no rule of the product names: whoever takes it may do no more than before.
const harmless = (town: Town) => ({
  ...{ role: 'volunteer', level: 'community', area: town.community, title: '志愿者(演示)' },
});
const offer = (town: Town) => town.world.ok<Made>(cast.staff, 'people.invite', harmless(town));

const inviteIn: Walk = async (town, state) => {
  const { id, code } = await offer(town);
  if (state === 'accepted') await town.world.ok(someone(), 'people.accept', { code });
  if (state === 'withdrawn') await town.world.ok(cast.staff, 'people.withdrawInvite', { id });
  const over = { state, timerAt: null, timerMove: null };
  if (state === 'expired') await town.world.deps.store.updateIf('invites', id, {}, { set: over });
  return docOf(town, 'invites', id);
};

const phoneIn: Walk = async (town, state) => {
  const { phone } = people.tellPhone.example;
  const { id } = await town.world.ok<Made>(someone(), 'people.tellPhone', { place: town.building, phone });
  if (state === 'confirmed') await town.world.ok(cast.primary, 'people.confirmPhone', { id, phone });
  if (state === 'refused') await town.world.ok(cast.primary, 'people.refusePhone', { id, reason: '不是本人' });
  return docOf(town, 'phones', id);
};

/** How documents that hang on people are walked to a state. */
export const PEOPLE_WALKS: Readonly<Record<string, Walk>> = { invite: inviteIn, phone: phoneIn };

/** An input that the handlers of people accept. */
export const peopleInput = async (
  town: Town,
  action: string,
  { id, openid }: Asked,
  given: object,
): Promise<object> => {
  const { idOf, deps } = town.world;
  switch (action) {
    case 'people.grant':
    case 'people.endGrant':
      return { ...given, id, area: town.grid4 };
    case 'people.invite':
    case 'people.holders':
    case 'people.phones':
      return { ...given, area: town.grid4 };
    case 'people.accept':
      return { code: (await offer(town)).code };
    case 'people.withdraw':
      return { scope: 'home' };
    case 'people.bindPhone':
      return { code: await phoneCode(town.world, openid, '13900000002') };
    case 'people.tellPhone':
      // Not many may wait at once.
      await deps.store.remove('phones', { person: idOf(openid) });
      return { ...given, place: town.building };
    default:
      return id === '' ? given : { ...given, id };
  }
};
