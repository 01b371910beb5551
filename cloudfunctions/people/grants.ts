import type { Area } from '../../src/domain/_kernel/area';
import { clash, isPost, mayGive, POSTS } from '../../src/domain/people/roles';
import type { Held, PersonDoc } from '../../src/domain/people/schema';
import type { Deps } from '../_kernel/deps';
import type { Place } from '../_kernel/ground';
import type { Ctx } from '../_kernel/handlers';

/** The most roles one person may hold; keeps the document that every call reads small. */
const MOST_GRANTS = 40;

type Named = Pick<Held, 'role' | 'level' | 'area'>;
type Giving = Ctx & { fail: (code: 'WRONG_LEVEL' | 'NOT_YOURS_TO_GIVE' | 'ALREADY_OVER' | 'TERM_TOO_LONG') => never };

const same = (a: Named, b: Named): boolean => a.role === b.role && a.level === b.level && a.area === b.area;

/** A role as the history of a person names it. */
export const named = ({ role, level, area }: Named): string => `${role}@${level} ${area}`;

/** The roles that remain when one is taken back. */
export const without = (grants: readonly Held[], gone: Named): Held[] => grants.filter((held) => !same(held, gone));

/** Whether a role is held at this moment. */
export const isLive = (held: Held, now: number): boolean => held.validTo === undefined || held.validTo > now;

/** The role as it will be held, or why the caller may not give it there or for so long; every role ends some day. */
export const offered = (
  { role, level, title, validTo }: Pick<Held, 'role' | 'level' | 'title'> & { validTo?: number | undefined },
  ctx: Giving,
): Held & { validTo: number } => {
  const place = ctx.place();
  if (place.kind !== level || !isPost({ role, level })) return ctx.fail('WRONG_LEVEL');
  if (!mayGive(ctx.who, { role, level }, place.area, ctx.at)) return ctx.fail('NOT_YOURS_TO_GIVE');
  const last = ctx.at + POSTS[role].longest;
  const end = validTo ?? last;
  if (end <= ctx.at) return ctx.fail('ALREADY_OVER');
  if (end > last) return ctx.fail('TERM_TOO_LONG');
  return { role, level, area: place._id, areaName: place.name, title, validTo: end };
};

/** Two places meet where one lies in the other. */
const meet = (one: Named, oneArea: Area, other: Named, otherArea: Area): boolean =>
  oneArea[other.level] === other.area || otherArea[one.level] === one.area;

const clashes = async (held: Held, area: Area, others: readonly Held[], { store }: Deps): Promise<boolean> => {
  const apart = others.filter(({ role }) => clash(held.role, role));
  const places = await store.getAll<Place>('places', [...new Set(apart.map((other) => other.area))]);
  const areas = new Map(places.map((place) => [place._id, place.area]));
  return apart.some((other) => meet(held, area, other, areas.get(other.area) ?? area));
};

/** The roles of a person with one more, or why he may not hold it. */
export const withRole = async (
  person: Pick<PersonDoc, 'grants'>,
  held: Held,
  area: Area,
  deps: Deps,
): Promise<Held[] | 'TOO_MANY' | 'DUTIES_CLASH'> => {
  const kept = without(person.grants, held).filter((one) => isLive(one, deps.now()));
  if (kept.length >= MOST_GRANTS) return 'TOO_MANY';
  return (await clashes(held, area, kept, deps)) ? 'DUTIES_CLASH' : [...kept, held];
};
