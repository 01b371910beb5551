import { LEVELS } from '../../src/domain/_kernel/levels';
import { DAY } from '../../src/domain/_kernel/time';
import type { ReportDoc } from '../../src/domain/reports/schema';
import { holdersOf, type Holder } from '../_kernel/ground';
import type { Ctx } from '../_kernel/handlers';

/** The levels somebody may hold a role at to be given a report; widest last. */
const ASKED = ['grid4', 'community', 'street', 'district'] as const;
const ROLES = new Set(['gridWorker', 'staff', 'officer']);
const LONGEST = 60 * DAY;

/** The people with a role over the place of a report, each once, nearest level first. */
export const candidatesFor = async (report: ReportDoc, ctx: Ctx): Promise<Holder[]> => {
  const areas = ASKED.flatMap((level) => report.area?.[level] ?? []);
  const found = (await Promise.all(areas.map((area) => holdersOf(ctx.store, area, ctx.at)))).flat();
  const seen = new Set<string>();
  return found.filter((holder) => ROLES.has(holder.role) && !seen.has(holder.id) && seen.add(holder.id));
};

type HandOverCtx = Ctx & { doc: ReportDoc; fail: (code: 'ASSIGNEE_NOT_IN_AREA' | 'DUE_OUT_OF_RANGE') => never };

/** Whether a time lies ahead, and not absurdly far. */
export const isAhead = (at: number, now: number): boolean => at > now && at <= now + LONGEST;

/** No suspension is being asked for any more. */
export const unasked = { suspensionAsked: false, suspendUntil: null } as const;

/** The fields of giving a report to somebody of its area. */
export const handOver = async ({ assignee, dueAt }: { assignee: string; dueAt: number }, ctx: HandOverCtx) => {
  if (!isAhead(dueAt, ctx.at)) return ctx.fail('DUE_OUT_OF_RANGE');
  const holder = (await candidatesFor(ctx.doc, ctx)).find((candidate) => candidate.id === assignee);
  if (!holder) return ctx.fail('ASSIGNEE_NOT_IN_AREA');
  return {
    assignee,
    assigneeName: holder.title,
    dueAt,
    level: holder.level,
    acknowledgedAt: null,
    ...unasked,
  };
};

/** Whether one level is above another. */
export const isHigher = (level: ReportDoc['level'], than: ReportDoc['level']): boolean =>
  LEVELS.indexOf(level) < LEVELS.indexOf(than);
