import { admin, anyone, gridWorker, staff, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import type { CodeDoc } from './codeSchema';
import type { PlaceDoc } from './schema';

/** Who keeps the tree of places, its grids and its codes. */
export const keepers = [staff('community'), admin('district')] as const;

const stays = { from: ['active'], to: 'active' } as const;
const lastDay = { move: 'over', field: 'endsAt' } as const;
const termEnd = { move: 'termEnd', field: 'termEndsAt' } as const;

/** A place of the district: built once, demolished or closed at the end; its duty post changes hands. */
export const placeMachine = machineOf<PlaceDoc>()({
  name: 'place',
  collection: 'places',
  prefix: 'plc_',
  states: ['active', 'demolished', 'closed'],
  final: ['demolished', 'closed'],
  relations: { primary: 'primaryId', backup: 'backupId' },
  read: [anyone(), system('timer')],
  begin: {
    found: { to: 'active', by: [system('timer')] },
    add: { to: 'active', by: keepers, timer: lastDay },
    carve: { to: 'active', by: [system('handoff')] },
  },
  moves: {
    appoint: [{ ...stays, by: keepers, notify: ['primary', 'backup'], timer: termEnd }],
    termEnd: [{ ...stays, by: [system('timer')], notify: ['primary'], timer: termEnd }],
    bound: [{ ...stays, by: keepers, timer: 'keep' }],
    plan: [{ ...stays, by: keepers, notify: ['primary'], timer: 'keep' }],
    demolish: [{ from: ['active'], to: 'demolished', by: keepers, notify: ['primary'] }],
    describe: [{ ...stays, by: keepers, timer: lastDay }],
    close: [{ from: ['active'], to: 'closed', by: keepers }],
    over: [{ from: ['active'], to: 'closed', by: [system('timer')] }],
    dissolve: [{ from: ['active'], to: 'demolished', by: [system('handoff')] }],
  },
  facts: (place) => ({ place: place.name }),
});

/** A printed building code: valid until it is revoked or another takes its place. */
export const codeMachine = machineOf<CodeDoc>()({
  name: 'code',
  collection: 'codes',
  prefix: '',
  idLength: 10,
  states: ['active', 'revoked', 'replaced'],
  final: ['revoked', 'replaced'],
  relations: {},
  read: [...keepers, gridWorker('grid4')],
  begin: { issue: { to: 'active', by: keepers } },
  moves: {
    revoke: [{ from: ['active'], to: 'revoked', by: keepers }],
    replace: [{ from: ['active'], to: 'replaced', by: keepers }],
    check: [{ from: ['active'], to: 'active', by: [...keepers, gridWorker('grid4')] }],
    print: [{ from: ['active'], to: 'active', by: [system('work')] }],
  },
  facts: (code) => ({ place: code.placeName }),
});
