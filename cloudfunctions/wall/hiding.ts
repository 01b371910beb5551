import type { DomainEvent } from '../../src/domain/_kernel/machine';
import { wishMachine } from '../../src/domain/wall/machine';
import type { WishDoc } from '../../src/domain/wall/schema';
import { bySystem } from '../_kernel/bySystem';
import type { Deps } from '../_kernel/deps';

/** So many homes must complain before something is hidden that nobody has judged yet. */
const HOMES = 3;
const MOST = 100;

/** What a complaint says, as far as the wall is concerned. */
interface Complaint {
  _id: string;
  state: string;
  household: string;
}

const shouldHide = (all: readonly Complaint[]): boolean => {
  const open = all.filter(({ state }) => state === 'open');
  return all.some(({ state }) => state === 'upheld') || new Set(open.map(({ household }) => household)).size >= HOMES;
};

/** Hides a wish while several homes complain of it, or for good once a complaint was right; shows it again otherwise. */
export const judgeComplaints = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const { kind, subject } = event.facts;
  if (kind !== 'wish' || typeof subject !== 'string') return;
  const query = { where: { subject }, by: ['createdAt', 'asc'], limit: MOST } as const;
  const [all, wish] = await Promise.all([
    deps.store.page<Complaint>('complaints', query),
    deps.store.get<WishDoc>('wishes', subject),
  ]);
  const hidden = shouldHide(all);
  if (!wish || (wish.hidden ?? false) === hidden) return;
  const move = { machine: wishMachine, move: hidden ? 'hide' : 'unhide', requestId: `complaint-${event.id}` };
  await bySystem(wish, { system: 'check', ...move, change: () => ({ set: { hidden } }) }, deps);
};
