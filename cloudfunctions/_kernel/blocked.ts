import type { Deps } from './deps';

/** What keeps somebody from the walls of a community, as far as others need to know. */
interface Block {
  _id: string;
  area: { community?: string } | null;
  until: number;
}

/** The most blocks of one person in one state that are looked at; each community gives one at a time. */
const MOST = 50;

/** Whether somebody may not write on the walls of a community now; time lifts a block even before the timer does. */
export const isBlocked = async (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  person: string,
  community: string | undefined,
): Promise<boolean> => {
  const query = { where: { person, state: 'active' }, by: ['createdAt', 'desc'], limit: MOST } as const;
  const active = await store.page<Block>('blocks', query);
  return active.some(({ area, until }) => area?.community === community && until > now());
};
