import { gridWorker, relation, staff, system } from '../_kernel/access';
import { COUNTED } from '../_kernel/levels';
import { machineOf } from '../_kernel/machine';
import { DAY } from '../_kernel/time';
import type { CareDoc } from './schema';
import type { VisitDoc } from './visitSchema';
import { CARE } from './words';

/** Who looks after the people of an area. */
export const keepers = [gridWorker('grid4'), staff('community')] as const;
const handed = system('handoff');
const timer = system('timer');
const due = { move: 'remind', field: 'nextVisitAt' } as const;
/** Who was not visited is reminded of again. */
const again = { move: 'remind', ms: 3 * DAY } as const;

/** A care profile (重点人群): opened, looked after visit by visit, closed. */
export const careMachine = machineOf<CareDoc>()({
  name: 'care',
  collection: 'careProfiles',
  prefix: 'car_',
  states: ['open', 'closed'],
  final: ['closed'],
  relations: { primary: 'primary' },
  read: [...keepers, handed, timer],
  begin: { open: { to: 'open', by: keepers, timer: due } },
  moves: {
    review: [{ from: ['open'], to: 'open', by: keepers, timer: due }],
    visited: [{ from: ['open'], to: 'open', by: [handed], timer: due }],
    remind: [{ from: ['open'], to: 'open', by: [timer], notify: ['primary'], timer: again }],
    close: [{ from: ['open'], to: 'closed', by: [...keepers, handed] }],
  },
  tallies: [{ name: 'open', states: ['open'], per: COUNTED }],
  facts: (care) => ({ place: care.placeName, category: CARE[care.kind] }),
});

/** An entry may be struck for this long; afterwards it is history. */
const STRIKE_WITHIN = 7 * DAY;
const fresh = { code: 'TOO_LATE', ok: (visit: VisitDoc, now: number) => now - visit.createdAt <= STRIKE_WITHIN };

/** A visit (走访), a patrol or a call: logged once; struck where it was a mistake. */
export const visitMachine = machineOf<VisitDoc>()({
  name: 'visit',
  collection: 'visits',
  prefix: 'vis_',
  states: ['logged', 'struck'],
  final: ['struck'],
  relations: { visitor: 'visitor' },
  read: [relation('visitor'), ...keepers],
  begin: { log: { to: 'logged', by: keepers } },
  moves: {
    strike: [{ from: ['logged'], to: 'struck', by: [relation('visitor'), staff('community')], guards: [fresh] }],
  },
  facts: (visit) => ({ place: visit.placeName }),
});
