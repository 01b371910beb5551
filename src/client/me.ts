import type { OutputOf } from './api';
import { useQuery } from './query';

export type Me = OutputOf<'people.me'>;
export type GrantView = Me['grants'][number];

/** The signed-in person: WeChat vouches for him, nobody logs in. */
export const useMe = (): { me: Me | undefined; works: boolean } => {
  const { data } = useQuery('people.me', {});
  return { me: data, works: (data?.grants ?? []).some((grant) => grant.role !== 'admin') };
};
