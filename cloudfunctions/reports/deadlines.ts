import type { Who } from '../../src/domain/_kernel/access';
import { reportMachine } from '../../src/domain/reports/machine';
import type { ReportDoc } from '../../src/domain/reports/schema';
import { advance } from '../_kernel/advance';
import type { Deps } from '../_kernel/deps';
import { drainInline } from '../_kernel/events';
import { Failure } from '../_kernel/failure';
import { timerChange } from './moves';

const BATCH = 50;
const TIMER: Who = { person: 'system', trust: 'visitor', grants: [], system: 'timer' };

const moveOne = async (report: ReportDoc, deps: Deps): Promise<boolean> => {
  const move = report.timerMove ?? '';
  const at = deps.now();
  const requestId = `timer-${move}-${report.rev}`;
  try {
    const change = () => timerChange(move, at);
    const request = { machine: reportMachine, move, who: TIMER, requestId, bodyHash: '', at, change };
    await drainInline(reportMachine, await advance(report, request, deps), deps);
    return true;
  } catch (error) {
    // Somebody moved it first: his move has set or cleared the timer.
    if (error instanceof Failure) return false;
    throw error;
  }
};

/** Makes the moves whose time has come: 72 h of silence closes, a suspended report resumes on its day. */
export const deadlines = async (deps: Deps): Promise<number> => {
  const due = await deps.store.page<ReportDoc>('reports', {
    where: { timerAt: { lte: deps.now() } },
    by: ['timerAt', 'asc'],
    limit: BATCH,
  });
  let moved = 0;
  for (const report of due) moved += Number(await moveOne(report, deps));
  return moved;
};
