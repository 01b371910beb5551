import type { Who } from '../../src/domain/_kernel/access';
import { personMachine } from '../../src/domain/people/machine';
import type { Held, PersonDoc } from '../../src/domain/people/schema';
import { placeMachine } from '../../src/domain/places/machine';
import type { PlaceDoc } from '../../src/domain/places/schema';
import { advance } from '../_kernel/advance';
import { begin, newborn } from '../_kernel/begin';
import type { Deps } from '../_kernel/deps';
import { hashId, personId } from '../_kernel/hash';
import { enter } from '../people/handlers';
import { districtFields } from '../places/handlers';

const SYSTEM: Who = { person: 'system', trust: 'visitor', grants: [], system: 'timer' };

/**
 * Founds the district and gives the person of FIRST_ADMIN_OPENID its administration; later runs change nothing.
 * Everything else is done by that person through the actions.
 */
export const firstAdmin = async (input: unknown, deps: Deps): Promise<{ district: string; person: string }> => {
  const name = String((input as { district?: unknown }).district ?? '').trim();
  const openid = deps.secrets.firstAdmin;
  if (name === '' || openid === '') throw new Error('firstAdmin needs input.district and FIRST_ADMIN_OPENID');
  const at = deps.now();
  const id = `plc_${hashId(20, 'district')}`;
  const act = {
    person: 'system',
    grant: 'timer',
    requestId: 'firstAdmin',
    bodyHash: 'firstAdmin',
    at,
    note: '',
    photos: [],
  };
  const district = await begin(
    placeMachine,
    newborn<PlaceDoc>(placeMachine, 'found', id, { district: id }, districtFields(name), act),
    deps,
  );
  await enter(openid, { ...SYSTEM, person: personId(openid) }, deps);
  const person = await deps.store.get<PersonDoc>('people', personId(openid));
  if (!person) throw new Error('firstAdmin: the person could not be written');
  const held: Held = { role: 'admin', level: 'district', area: id, areaName: district.name, title: '系统管理员' };
  if (!person.grants.some((grant) => grant.role === 'admin' && grant.area === id)) {
    const change = (doc: PersonDoc) => ({ set: { grants: [...doc.grants, held] } });
    const move = {
      machine: personMachine,
      move: 'grant',
      who: SYSTEM,
      requestId: 'firstAdmin',
      bodyHash: '',
      at,
      change,
    };
    await advance(person, move, deps);
  }
  return { district: id, person: person._id };
};
