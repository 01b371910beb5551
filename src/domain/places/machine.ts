import { admin, anyone, staff, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import type { CodeDoc, PlaceDoc } from './schema';

const keepers = [staff('community'), admin('district')] as const;

/** A place of the district: built once, demolished at the end; its duty post changes hands. */
export const placeMachine = machineOf<PlaceDoc>()({
  name: 'place',
  collection: 'places',
  prefix: 'plc_',
  states: ['active', 'demolished'],
  final: ['demolished'],
  relations: { primary: 'primaryId', backup: 'backupId' },
  read: [anyone(), system('timer')],
  begin: {
    found: { to: 'active', by: [system('timer')] },
    add: { to: 'active', by: keepers },
  },
  moves: {
    appoint: [{ from: ['active'], to: 'active', by: keepers, notify: ['primary', 'backup'] }],
    demolish: [{ from: ['active'], to: 'demolished', by: keepers, notify: ['primary'] }],
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
  read: keepers,
  begin: { issue: { to: 'active', by: keepers } },
  moves: {
    revoke: [{ from: ['active'], to: 'revoked', by: keepers }],
    replace: [{ from: ['active'], to: 'replaced', by: keepers }],
    print: [{ from: ['active'], to: 'active', by: [system('work')] }],
  },
  facts: (code) => ({ place: code.placeName }),
});
