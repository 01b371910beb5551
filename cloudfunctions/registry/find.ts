import { doorOf } from '../../src/domain/registry/address';
import type { registry } from '../../src/domain/registry/contract';
import type { HouseholdDoc } from '../../src/domain/registry/schema';
import { phoneIndex } from '../_kernel/blind';
import type { CtxOf } from '../_kernel/handlers';
import type { Parsed } from '../../src/domain/_kernel/contract';
import { logReading } from '../_kernel/readings';
import type { Where } from '../_kernel/store';
import { nameIndex } from './members';
import { householdRow } from './views';

type FindCtx = CtxOf<typeof registry.find>;
type Asked = Parsed<typeof registry.find>;

/** More than this is no look-up but a list. */
const FOUND = 20;

const conditionOf = ({ phone, name, door }: Asked, ctx: FindCtx): Where => {
  if (phone !== undefined) return { 'members.phoneIndex': phoneIndex(ctx, phone) };
  if (name !== undefined) return { 'members.nameIndex': nameIndex(ctx, name) };
  return door === undefined ? ctx.fail('NOTHING_ASKED') : { door: doorOf(door) };
};

/** The households of an area with that phone, name or door; the look-up is on record before anything is answered. */
export const lookUp = async (asked: Asked, ctx: FindCtx) => {
  const condition = conditionOf(asked, ctx);
  const { kind, area } = ctx.place();
  const within = { [`area.${kind}`]: asked.area, 'area.community': area.community ?? '', state: 'living' };
  const found = await ctx.store.page<HouseholdDoc>('households', {
    where: { ...within, ...condition },
    by: ['createdAt', 'desc'],
    limit: FOUND,
  });
  await Promise.all([
    logReading(ctx, asked.area, asked.purpose, asked.area),
    ...found.map(({ _id }) => logReading(ctx, _id, asked.purpose, _id)),
  ]);
  return { rows: found.map(householdRow) };
};
