import { admin, officer, permit, staff, type Grant, type Role, type Rule, type Who } from '../_kernel/access';
import type { Area } from '../_kernel/area';
import type { Level } from '../_kernel/levels';
import { DAY } from '../_kernel/time';

const YEAR = 365 * DAY;

/** Who may give a role: always somebody from above. */
const byAdmin: readonly Rule[] = [admin('district')];
const byDistrict: readonly Rule[] = [...byAdmin, officer('district')];
const byStreet: readonly Rule[] = [...byDistrict, officer('street')];
/** Everybody who may give a role at all. */
export const GIVERS: readonly Rule[] = [...byStreet, staff('community')];

/** A role: what it is called, over which places it is held and who gives it there, and for how long at most. */
export interface Post {
  title: string;
  at: Readonly<Partial<Record<Level, readonly Rule[]>>>;
  longest: number;
}

/**
 * Every role. A resident (居民) is none of them: whoever is bound to a household is one, by his trust.
 * Nobody gives above or beside his own area: a rule matches only an area in which its place lies.
 */
export const POSTS: Readonly<Record<Role, Post>> = {
  volunteer: { title: '志愿者', at: { community: GIVERS }, longest: 3 * YEAR },
  gridWorker: { title: '网格员', at: { grid3: GIVERS, grid4: GIVERS }, longest: 3 * YEAR },
  staff: { title: '社区工作人员', at: { community: byStreet }, longest: 5 * YEAR },
  officer: { title: '街道、区里的干部', at: { street: byDistrict, district: byAdmin }, longest: 5 * YEAR },
  farm: { title: '农企', at: { community: GIVERS }, longest: 3 * YEAR },
  committee: { title: '物管会', at: { compound: GIVERS }, longest: 5 * YEAR },
  property: { title: '物业公司', at: { compound: GIVERS }, longest: 3 * YEAR },
  collector: { title: '收费记账', at: { compound: GIVERS }, longest: 3 * YEAR },
  disburser: { title: '支出报账', at: { compound: GIVERS }, longest: 3 * YEAR },
  auditor: { title: '审计', at: { community: byAdmin, street: byAdmin, district: byAdmin }, longest: 3 * YEAR },
  admin: { title: '管理员', at: { district: byAdmin }, longest: 5 * YEAR },
};

/** Duties that one person may not have where they meet: who collects does not spend, who looks on is no part of it. */
const APART: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  collector: ['disburser'],
  committee: ['property'],
  auditor: ['gridWorker', 'staff', 'officer', 'farm', 'committee', 'property', 'collector', 'disburser', 'admin'],
};

/** Whether one person may not hold both roles over the same ground. */
export const clash = (one: Role, other: Role): boolean =>
  (APART[one]?.includes(other) ?? false) || (APART[other]?.includes(one) ?? false);

/** Whether a role is held over places of this level at all. */
export const isPost = ({ role, level }: Pick<Grant, 'role' | 'level'>): boolean => POSTS[role].at[level] !== undefined;

/** Whether somebody may give (or take back) a role over the place of this area. */
export const mayGive = (who: Who, { role, level }: Pick<Grant, 'role' | 'level'>, area: Area, now: number): boolean =>
  permit(POSTS[role].at[level] ?? [], who, { area, related: () => [] }, now) !== undefined;
