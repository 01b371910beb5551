import { DUTIES, type GrantView, type Me } from '@/client/me';

const DESK_LEVELS = ['grid4', 'community', 'street', 'district'] as const;
export type DeskLevel = (typeof DESK_LEVELS)[number];

/** A role over an area that has a desk of its own. */
export interface Post {
  key: string;
  area: string;
  level: DeskLevel;
  name: string;
  title: string;
}

const isDeskLevel = (level: string): level is DeskLevel => DESK_LEVELS.some((known) => known === level);

const postOf = ({ role, level, area, areaName, title }: GrantView): Post[] =>
  DUTIES.includes(role) && isDeskLevel(level) ? [{ key: `${level}.${area}`, area, level, name: areaName, title }] : [];

/** The desks of a person, one per area however many roles he holds there. */
export const postsOf = (me: Pick<Me, 'grants'>): Post[] => {
  const posts = me.grants.flatMap(postOf);
  return posts.filter((post, n) => posts.findIndex(({ key }) => key === post.key) === n);
};
