import { admin, anyone, relation, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import type { PersonDoc } from './schema';

/** A person: enters at the first write, is granted roles over places, gives them back. */
export const personMachine = machineOf<PersonDoc>()({
  name: 'person',
  collection: 'people',
  prefix: 'per_',
  states: ['active'],
  final: [],
  relations: { self: 'self' },
  read: [relation('self'), admin('district'), system('handoff')],
  begin: { enter: { to: 'active', by: [anyone(), system('timer')] } },
  moves: {
    grant: [{ from: ['active'], to: 'active', by: [admin('district'), system('timer')], notify: ['self'] }],
    raise: [{ from: ['active'], to: 'active', by: [system('handoff')] }],
    lower: [{ from: ['active'], to: 'active', by: [system('handoff')] }],
    endGrant: [{ from: ['active'], to: 'active', by: [admin('district')], notify: ['self'] }],
  },
});
