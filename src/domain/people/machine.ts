import { anyone, not, relation, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import { GIVERS } from './roles';
import type { PersonDoc } from './schema';

const handed = system('handoff');
const stays = { from: ['active'], to: 'active' } as const;

/** A person: enters at the first write, is granted roles over places, gives them back. */
export const personMachine = machineOf<PersonDoc>()({
  name: 'person',
  collection: 'people',
  prefix: 'per_',
  states: ['active'],
  final: [],
  relations: { self: 'self' },
  read: [relation('self'), ...GIVERS, handed],
  begin: { enter: { to: 'active', by: [anyone(), system('timer')] } },
  moves: {
    grant: [{ ...stays, by: [...GIVERS, not('self'), system('timer'), handed], notify: ['self'] }],
    raise: [{ ...stays, by: [handed] }],
    lower: [{ ...stays, by: [handed] }],
    bindPhone: [{ ...stays, by: [handed] }],
    dropPhone: [{ ...stays, by: [handed] }],
    agree: [{ ...stays, by: [handed] }],
    disagree: [{ ...stays, by: [handed] }],
    endGrant: [{ ...stays, by: [...GIVERS, relation('self')], notify: ['self'] }],
  },
});
