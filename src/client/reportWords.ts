import type { ReportState } from '../domain/reports/schema';

/** A state as a person says it. */
export const STATE_WORDS: Readonly<Record<ReportState, string>> = {
  submitted: '等待受理',
  accepted: '已受理',
  assigned: '已交办',
  in_progress: '办理中',
  suspended: '先放一放',
  resolved: '办好了，等您看看',
  following_up: '正在回访',
  closed: '已结案',
  rejected: '不归这里办',
  merged: '和另一件并在一起',
  withdrawn: '已撤回',
  converted_to_wish: '转到回音壁了',
};

/** The tone a state is shown in; the word always stands beside it. */
export const STATE_TONES: Readonly<Record<ReportState, 'waiting' | 'doing' | 'done' | 'late'>> = {
  submitted: 'waiting',
  accepted: 'waiting',
  assigned: 'doing',
  in_progress: 'doing',
  suspended: 'waiting',
  resolved: 'done',
  following_up: 'doing',
  closed: 'done',
  rejected: 'late',
  merged: 'done',
  withdrawn: 'done',
  converted_to_wish: 'done',
};

/** The words of a report where it is one of several; who only spoke is listened to inside. */
export const saidIn = ({ words }: { words: string }): string => words || '说的话，点开听';
