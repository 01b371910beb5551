import { onDuty } from '../../src/domain/_kernel/duty';
import { movesFor, type DomainEvent } from '../../src/domain/_kernel/machine';
import { DAY } from '../../src/domain/_kernel/time';
import type { places } from '../../src/domain/places/contract';
import { leaveMachine, type LeaveDoc } from '../../src/domain/places/grids';
import type { Leaving, LeaveView } from '../../src/domain/places/gridSchema';
import { timedBy } from '../_kernel/deadlines';
import type { Deps } from '../_kernel/deps';
import { placeOf } from '../_kernel/ground';
import type { Ctx, CtxOf, Fresh } from '../_kernel/handlers';

const LONGEST = 366 * DAY;
/** Leaves a grid remembers at once; those that are over are taken out. */
const KEPT = 40;

/** A leave begins and ends by the clock. */
export const leaveDeadlines = timedBy<LeaveDoc>(leaveMachine, () => ({}));

/** A leave as the caller sees it. */
export const leaveView = (leave: LeaveDoc, ctx: Ctx): LeaveView => ({
  id: leave._id,
  state: leave.state as LeaveView['state'],
  name: leave.name,
  from: leave.from,
  until: leave.until,
  mine: leave.person === ctx.who.person,
  moves: movesFor(leaveMachine, leave, ctx.who, ctx.at),
});

/** The leaves of a grid, the latest first. */
export const leavesOf = (grid: string, { store }: Deps): Promise<LeaveDoc[]> =>
  store.page<LeaveDoc>('leaves', { where: { grid }, by: ['createdAt', 'desc'], limit: KEPT });

/** The fields of a new leave: of one of the two posts, while the other one is there. */
export const leave = async (input: Leaving, ctx: CtxOf<typeof places.leave>): Promise<Fresh<LeaveDoc>> => {
  const grid = ctx.place();
  if (grid.kind !== 'grid4' && grid.kind !== 'grid3') return ctx.fail('NOT_A_GRID');
  const { person, from, until } = input;
  const { primary, backup, leaves = [] } = grid;
  const post = [primary, backup].find((one) => one?.person === person) ?? ctx.fail('NOT_ON_DUTY');
  if (ctx.grant.startsWith('gridWorker') && person !== ctx.who.person) return ctx.fail('NOT_YOUR_LEAVE');
  if (until <= from || until <= ctx.at || from < ctx.at - DAY || until > ctx.at + LONGEST)
    return ctx.fail('LEAVE_TIME');
  const other = post === primary ? backup : primary;
  const meets = leaves.some((one) => one.person === other?.person && one.from < until && from < one.until);
  if (!other || meets || (other.until ?? Infinity) < until) return ctx.fail('BOTH_AWAY');
  const names = { grid: grid._id, gridName: grid.name, name: post.name, standIn: other.person };
  return { ...names, person, from, until, reason: input.reason ?? '' };
};

const remember = async (leave: LeaveDoc, { store }: Deps): Promise<void> => {
  const { _id: id, person, from, until } = leave;
  const push = { leaves: { each: [{ id, person, from, until }], keep: KEPT } };
  await store.updateIf('places', leave.grid, { 'leaves.id': { lacks: id } }, { push });
};

/** What a leave changes of its grid: it is known from the first, and forgotten when it is over. The grid, if it is another’s turn. */
export const followLeave = async (event: DomainEvent, deps: Deps): Promise<string | undefined> => {
  const leave = await deps.store.get<LeaveDoc>('leaves', event.subject.id);
  if (!leave) return undefined;
  if (leave.state === 'planned' || leave.state === 'away') await remember(leave, deps);
  else await deps.store.updateIf('places', leave.grid, {}, { pull: { leaves: { id: leave._id } } });
  const grid = await placeOf(deps.store, leave.grid);
  const begins = leave.from <= deps.now();
  return grid && onDuty(grid, deps.now()).first && begins ? grid._id : undefined;
};
