import { call, type Answer } from '@/client/api';

/** What a resident writes down when he makes a move. */
export interface MoveDraft {
  reason: string;
  rating: number;
}
export const EMPTY_MOVE: MoveDraft = { reason: '', rating: 0 };

type MoveName = 'reports.withdraw' | 'reports.appeal' | 'reports.pass' | 'reports.reopen';

/** One move of the resident: what it asks, who sees what is written, and how it is made. */
export interface ResidentMove {
  title: string;
  button: string;
  confirm: string;
  label: string;
  hint: string;
  danger?: boolean;
  needed?: boolean;
  rated?: boolean;
  thanks: string;
  make: (id: string, draft: MoveDraft, requestId: string) => Promise<Answer<MoveName>>;
}

const SEEN = '办事的人和社区能看到。';
const optional = <K extends string>(key: K, text: string) =>
  (text.trim() === '' ? {} : { [key]: text }) as Partial<Record<K, string>>;

/** The moves a resident makes himself, in the order of their buttons. */
export const RESIDENT_MOVES: Readonly<Record<string, ResidentMove>> = {
  pass: {
    title: '真的好了吗?',
    button: '好了，谢谢',
    confirm: '好了，结案',
    label: '想说两句（可以不写）',
    hint: SEEN,
    rated: true,
    thanks: '记下了，谢谢您。',
    make: (id, { reason, rating }, requestId) =>
      call('reports.pass', { id, ...(rating > 0 ? { rating } : {}), ...optional('note', reason) }, requestId),
  },
  reopen: {
    title: '哪里还没好?',
    button: '还没好',
    confirm: '请再来办',
    label: '还差什么',
    hint: `${SEEN}会交给原来办的人接着办。`,
    needed: true,
    thanks: '告诉他们了，会接着办。',
    make: (id, { reason }, requestId) => call('reports.reopen', { id, reason }, requestId),
  },
  appeal: {
    title: '请社区再看一次',
    button: '请再看一次',
    confirm: '请再看一次',
    label: '为什么该在这里办',
    hint: `${SEEN}只能请一次，请写清楚。`,
    needed: true,
    thanks: '送上去了，社区会再看一次。',
    make: (id, { reason }, requestId) => call('reports.appeal', { id, reason }, requestId),
  },
  withdraw: {
    title: '不用办了?',
    button: '不用办了，撤回',
    confirm: '撤回',
    label: '为什么（可以不写）',
    hint: `${SEEN}撤回以后不能恢复，要办得重新报。`,
    danger: true,
    thanks: '已经撤回。',
    make: (id, { reason }, requestId) => call('reports.withdraw', { id, ...optional('reason', reason) }, requestId),
  },
};
