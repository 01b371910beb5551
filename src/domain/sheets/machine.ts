import { admin, anyone, auditor, gridWorker, relation, staff, system } from '../_kernel/access';
import { machineOf } from '../_kernel/machine';
import { DAY } from '../_kernel/time';
import type { WorkDoc, WorkState } from './schema';

const work = system('work');
const asker = relation('asker');
/** Who keeps the ledgers of an area. */
const keepers = [gridWorker('grid4'), staff('community')] as const;

/** A result may hold what is in the ledgers: it does not lie about for longer. */
const kept = { move: 'expire', ms: 7 * DAY } as const;
const AT_WORK: readonly WorkState[] = ['queued', 'running'];

/** A piece of heavy work: asked for, done by the function `sheets` in as many runs as it takes, kept for a week. */
export const workMachine = machineOf<WorkDoc>()({
  name: 'work',
  collection: 'works',
  prefix: 'wrk_',
  states: ['queued', 'running', 'ready', 'failed', 'cancelled', 'gone'],
  final: ['gone'],
  relations: { asker: 'asker' },
  read: [asker, work, system('timer')],
  begin: {
    print: { to: 'queued', by: [staff('community'), admin('district')] },
    export: { to: 'queued', by: keepers },
    import: { to: 'queued', by: keepers },
    own: { to: 'queued', by: [anyone()] },
    audit: { to: 'queued', by: [auditor('community'), auditor('street'), auditor('district')] },
  },
  moves: {
    take: [{ from: ['queued'], to: 'running', by: [work] }],
    finish: [{ from: ['running'], to: 'ready', by: [work], notify: ['asker'], timer: kept }],
    fail: [{ from: ['running'], to: 'failed', by: [work], notify: ['asker'], timer: kept }],
    cancel: [{ from: AT_WORK, to: 'cancelled', by: [asker], timer: kept }],
    expire: [{ from: ['ready', 'failed', 'cancelled'], to: 'gone', by: [system('timer')] }],
  },
  facts: ({ kind, placeName, done, failure }) => ({ kind, place: placeName, done, ...(failure ? { failure } : {}) }),
  derive: ({ heldUntil, endedAt }, state, at) =>
    AT_WORK.includes(state) ? { heldUntil, endedAt } : { runner: null, heldUntil: null, endedAt: endedAt ?? at },
});
