import type { WishDoc } from '../../src/domain/wall/schema';
import type { Deps } from '../_kernel/deps';

const BATCH = 50;

/** Erases whom long ended wishes were for; the wish and the record of who read it stay. */
export const eraseEnded = async (deps: Deps): Promise<number> => {
  const where = { eraseAt: { lte: deps.now() } };
  const due = await deps.store.page<WishDoc>('wishes', { where, by: ['eraseAt', 'asc'], limit: BATCH });
  const set = { beneficiary: null, contactMask: null, eraseAt: null } as const;
  for (const { _id } of due) await deps.store.updateIf('wishes', _id, where, { set });
  return due.length;
};
