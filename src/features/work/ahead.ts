import { permit, type Grant, type Subject, type Who } from '@/domain/_kernel/access';
import type { Row } from '@/domain/_kernel/machine';
import { REPORT_MOVES } from '@/domain/reports/moves';
import type { ReportDoc, ReportState, ReportView } from '@/domain/reports/schema';
import type { Me } from '@/client/me';
import type { Recorded } from './recordedSteps';

const MOVES: Readonly<Record<string, readonly Row<ReportDoc, ReportState>[]>> = REPORT_MOVES;
const HANDED_OVER: readonly string[] = ['assign', 'transfer', 'escalate'];
const TAKEN: Readonly<Record<string, string>> = { resolve: 'handler', startFollowUp: 'visitor' };

/** The row by which the person may make a move of the report as it is shown, as the server will judge it. */
const rowOf = (report: ReportView, me: Me, move: string, now: number): Row<ReportDoc, ReportState> | undefined => {
  const who: Who = { person: me.id, trust: me.trust, grants: me.grants as readonly Grant[] };
  const subject: Subject = { area: report.area, related: (name) => (report.as.includes(name) ? [me.id] : []) };
  // What a view does not hold is judged by the server alone.
  const doc = { ...report, appealed: true, closedAt: null } as unknown as ReportDoc;
  return MOVES[move]?.find(
    ({ from, by, guards = [] }) =>
      from.includes(report.state) &&
      permit(by, who, subject, now) !== undefined &&
      guards.every((guard) => guard.ok(doc, now)),
  );
};

const relationsAfter = (report: ReportView, me: Me, { move, input }: Recorded): string[] => {
  const handed = HANDED_OVER.includes(move);
  const others = handed || move === 'return' ? report.as.filter((name) => name !== 'assignee') : report.as;
  const gained = handed && input['assignee'] === me.id ? 'assignee' : TAKEN[move];
  return [...others, ...(gained === undefined || others.includes(gained) ? [] : [gained])];
};

const after = (report: ReportView, me: Me, step: Recorded): ReportView | undefined => {
  const row = rowOf(report, me, step.move, step.at);
  if (!row) return undefined;
  const { until, outcome, reply, dueAt } = step.input as Partial<Pick<ReportView, 'outcome' | 'reply' | 'dueAt'>> & {
    until?: number;
  };
  const asked = step.move === 'askSuspension';
  return {
    ...report,
    state: row.to,
    as: relationsAfter(report, me, step),
    jointMeeting: report.jointMeeting && step.move !== 'assign',
    suspensionAsked: asked,
    suspendUntil: (asked ? until : undefined) ?? report.suspendUntil,
    outcome: outcome ?? report.outcome,
    reply: reply ?? report.reply,
    dueAt: dueAt ?? report.dueAt,
  };
};

/**
 * A report as it will stand once the steps recorded on this phone have arrived: what may be done next without a
 * network. A step that no longer fits changes nothing; the server will say so.
 */
export const aheadOf = (
  report: ReportView,
  me: Me | undefined,
  steps: readonly Recorded[],
  now: number = Date.now(),
): ReportView => {
  if (!me || steps.length === 0) return report;
  // Nothing goes on behind a step that was refused.
  if (steps.some(({ said }) => said)) return { ...report, moves: [] };
  let view = report;
  for (const step of steps) view = after(view, me, step) ?? view;
  const recorded = steps.map(({ move }) => move);
  const moves = Object.keys(MOVES).filter((move) => !recorded.includes(move) && rowOf(view, me, move, now));
  return { ...view, moves };
};
