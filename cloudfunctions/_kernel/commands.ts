import type { Deps } from './deps';
import { fail } from './failure';

/** The record of a command without a document of its own, so that a replay answers and does nothing. */
interface Done {
  _id: string;
  person: string;
  bodyHash: string;
  status: 'running' | 'done';
  leaseUntil: number;
  result: unknown;
  expireAt: number;
}

const LEASE = 20_000;
const KEPT = 7 * 24 * 3_600_000;

/**
 * Runs a command once per request: insert-first, with a lease for the crash window.
 * A command must bear being run again after a crash; its own writes use the request id.
 */
export const once = async (
  { id, person, bodyHash, secret }: { id: string; person: string; bodyHash: string; secret: boolean },
  deps: Deps,
  work: () => Promise<unknown>,
): Promise<unknown> => {
  const now = deps.now();
  const row: Done = {
    _id: id,
    person,
    bodyHash,
    status: 'running',
    leaseUntil: now + LEASE,
    result: null,
    expireAt: now + KEPT,
  };
  if (!(await deps.store.insert('commands', row))) {
    const before = await deps.store.get<Done>('commands', id);
    if (before && before.bodyHash !== bodyHash) return fail('CONFLICT');
    if (before?.status === 'done') return secret ? work() : JSON.parse(String(before.result));
    const where = { status: 'running', leaseUntil: { lte: now } };
    const taken = await deps.store.updateIf('commands', id, where, { set: { leaseUntil: now + LEASE } });
    if (!taken) return fail('BUSY');
  }
  const result = await work();
  const kept = secret ? null : JSON.stringify(result);
  await deps.store.updateIf('commands', id, {}, { set: { status: 'done', result: kept } });
  return result;
};

/** Lets a failed command be tried again at once. */
export const release = (id: string, deps: Deps): Promise<unknown> =>
  deps.store.updateIf('commands', id, { status: 'running' }, { set: { leaseUntil: 0 } });
