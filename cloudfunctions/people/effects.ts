import { unasked } from '../../src/domain/_kernel/policy';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { InviteDoc } from '../../src/domain/people/invites';
import { personMachine } from '../../src/domain/people/machine';
import type { PhoneDoc } from '../../src/domain/people/phones';
import { trustOf, type BoundPhone, type Home, type PersonDoc } from '../../src/domain/people/schema';
import { bySystem } from '../_kernel/bySystem';
import type { Consumer, Deps } from '../_kernel/deps';
import type { Change } from '../_kernel/handlers';
import { named, withRole } from './grants';
import { roleOf } from './invites';

/** What a claim to a room says of the person, as far as people are concerned. */
interface Claim {
  _id: string;
  state: string;
  person: string;
  household: string | null;
  room: string;
  placeName: string;
}

type Set = NonNullable<Change<PersonDoc>['set']>;
type Effect = (event: DomainEvent, deps: Deps) => Promise<void>;

/** One change of one person for one document that something happened to: the same again is no other. */
const follow = async (
  person: PersonDoc,
  move: string,
  cause: string,
  change: (now: PersonDoc) => Set,
  deps: Deps,
  note = '',
) => {
  const made = { machine: personMachine, move, requestId: `${move}-${cause}` };
  await bySystem(person, { system: 'handoff', ...made, change: (now) => ({ set: change(now), note }) }, deps);
};

const personOf = (id: string, deps: Deps) => deps.store.get<PersonDoc>('people', id);

/** Whoever was confirmed to live somewhere is trusted as one who does; afterwards as far as his phone goes. */
const followClaim: Effect = async (event, deps) => {
  const claim = await deps.store.get<Claim>('claims', event.subject.id);
  const person = claim?.household ? await personOf(claim.person, deps) : undefined;
  if (!claim?.household || !person) return;
  const { household, room, placeName, _id } = claim;
  if (event.name === 'claim.end') {
    if (person.home?.household !== household) return;
    await follow(person, 'lower', _id, ({ phone }) => ({ home: null, trust: trustOf({ home: null, phone }) }), deps);
  } else if (claim.state === 'confirmed') {
    const home: Home = { household, room, placeName };
    await follow(person, 'raise', _id, () => ({ home, trust: 'household' }), deps);
  }
};

/** A role that was taken is held, if nothing has come in its way meanwhile. */
const followInvite: Effect = async (event, deps) => {
  const one = await deps.store.get<InviteDoc>('invites', event.subject.id);
  const person = one?.taker ? await personOf(one.taker, deps) : undefined;
  if (!one?.area || !person) return;
  const grants = await withRole(person, roleOf(one), one.area, deps);
  if (typeof grants !== 'string')
    await follow(person, 'grant', one._id, () => ({ grants }), deps, `${named(roleOf(one))} by ${one.giver}`);
};

/** A typed number that was confirmed is the person’s, as long as he still agrees to its being kept. */
const followPhone: Effect = async (event, deps) => {
  const told = await deps.store.get<PhoneDoc>('phones', event.subject.id);
  const person = told && (await personOf(told.person, deps));
  if (!person || told.sealed === '' || unasked(person.consent, 'contact').length > 0) return;
  const { sealed, mask, index } = told;
  const phone: BoundPhone = { sealed, mask, index, by: 'told', at: event.at };
  await follow(person, 'bindPhone', told._id, ({ home }) => ({ phone, trust: trustOf({ home, phone }) }), deps);
};

const EFFECTS: Readonly<Record<string, Effect>> = {
  'claim.confirm': followClaim,
  'claim.end': followClaim,
  'invite.take': followInvite,
  'phone.confirmPhone': followPhone,
};

/** What events do to people: how far they are trusted, and which roles they hold. */
export const peopleEffects: Consumer = {
  name: 'peopleEffects',
  handle: async (event, deps) => {
    if (Object.hasOwn(EFFECTS, event.name)) await EFFECTS[event.name]?.(event, deps);
  },
};
