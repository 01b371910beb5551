import type { OutputOf } from './api';
import { useQuery } from './query';

/** The roles that have matters waiting for them; the others hold a name, or look on. */
export const DUTIES: readonly string[] = ['gridWorker', 'staff', 'officer'];

export type Me = OutputOf<'people.me'>;
export type GrantView = Me['grants'][number];

/** The signed-in person: WeChat vouches for him, nobody logs in. */
export const useMe = (): { me: Me | undefined; works: boolean } => {
  const { data } = useQuery('people.me', {});
  return { me: data, works: (data?.grants ?? []).some(({ role }) => DUTIES.includes(role)) };
};
