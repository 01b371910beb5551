import { OUTCOME_WORDS } from '@/client/reportSteps';
import { sayTime } from '@/client/clock';
import type { ReportState, ReportView } from '@/domain/reports/schema';

type Say = (report: ReportView) => string;

const due: Say = (report) => sayTime(report.dueAt);
const who: Say = (report) => report.inCharge ?? '社区';
const isReporter = (report: ReportView): boolean => report.as.includes('reporter');

const STANDING: Readonly<Record<ReportState, Say>> = {
  submitted: (report) =>
    report.overdue ? `说好${due(report)}前有人受理，已经过了时间。` : `${who(report)}会在${due(report)}前受理。`,
  accepted: () => '已经受理了，正在安排谁来办。',
  assigned: (report) => `交给${who(report)}了，${until(report)}。`,
  in_progress: (report) => `${who(report)}正在办，${until(report)}。`,
  suspended: (report) =>
    report.suspendUntil === null ? '先放一放，原因写在下面。' : `先放一放，${sayTime(report.suspendUntil)}接着办。`,
  resolved: (report) =>
    isReporter(report)
      ? `${outcome(report)}。请您看看好了没有；三天不说，就当好了。`
      : `${outcome(report)}，等居民看一看；三天不说，就当好了。`,
  following_up: () => '有人在回访，看看是不是真的好了。',
  closed: (report) => `${outcome(report)}，已经结案。`,
  rejected: (report) => `这件事${outcome(report)}。该找谁，写在下面。`,
  merged: () => '和另一件一样的事并在一起办，有进展一样告诉您。',
  withdrawn: () => '已经撤回，不再办了。',
  converted_to_wish: () => '这件事更适合请邻居帮忙，转到回音壁了，原因写在下面。',
};

const until: Say = (report) => (report.overdue ? `说好${due(report)}前办好，已经过了时间` : `${due(report)}前办好`);
const outcome: Say = (report) => (report.outcome === null ? '办完了' : OUTCOME_WORDS[report.outcome]);

/** Where a report stands, who has it and by when, in one sentence. */
export const standingOf: Say = (report) => STANDING[report.state](report);
