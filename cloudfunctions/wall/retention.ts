import type { WishDoc } from '../../src/domain/wall/schema';
import type { Deps } from '../_kernel/deps';

const BATCH = 50;

/** Erases whom long ended wishes were for, and the author’s voice; the wish and the record of who read it stay. */
export const eraseEnded = async (deps: Deps): Promise<number> => {
  const where = { eraseAt: { lte: deps.now() } };
  const due = await deps.store.page<WishDoc>('wishes', { where, by: ['eraseAt', 'asc'], limit: BATCH });
  const set = { beneficiary: null, contactMask: null, voice: null, eraseAt: null } as const;
  for (const { _id, voice } of due) {
    // The file goes first: once nothing names it, nobody would ever find it again.
    if (voice) await deps.files.discard([voice.file]);
    await deps.store.updateIf('wishes', _id, where, { set });
  }
  return due.length;
};
