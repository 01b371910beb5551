import { personMachine } from '../../src/domain/people/machine';
import type { Home, PersonDoc } from '../../src/domain/people/schema';
import type { DomainEvent } from '../../src/domain/_kernel/machine';
import { bySystem } from '../_kernel/bySystem';
import type { Consumer, Deps } from '../_kernel/deps';
import type { Change } from '../_kernel/handlers';

/** What a claim to a room says of the person, as far as people are concerned. */
interface Claim {
  _id: string;
  state: string;
  person: string;
  household: string | null;
  room: string;
  placeName: string;
}

const follow = async (claim: Claim, move: 'raise' | 'lower', set: Change<PersonDoc>['set'], deps: Deps) => {
  const person = await deps.store.get<PersonDoc>('people', claim.person);
  if (!person) return;
  if (move === 'lower' && person.home?.household !== claim.household) return;
  const change = () => (set === undefined ? {} : { set });
  const made = { machine: personMachine, move, requestId: `${move}-${claim._id}`, change };
  await bySystem(person, { system: 'handoff', ...made }, deps);
};

const claimOf = (event: DomainEvent, deps: Deps) => deps.store.get<Claim>('claims', event.subject.id);

/** What events do to people: whoever was confirmed to live somewhere is trusted as one who does. */
export const peopleEffects: Consumer = {
  name: 'peopleEffects',
  handle: async (event, deps) => {
    if (event.name !== 'claim.confirm' && event.name !== 'claim.end') return;
    const claim = await claimOf(event, deps);
    if (!claim?.household) return;
    const home: Home = { household: claim.household, room: claim.room, placeName: claim.placeName };
    if (event.name === 'claim.end') await follow(claim, 'lower', { trust: 'visitor', home: null }, deps);
    else if (claim.state === 'confirmed') await follow(claim, 'raise', { trust: 'household', home }, deps);
  },
};
