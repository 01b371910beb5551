import { el } from './dom';
import type { InvocationEntry as Entry, Trigger } from '../../cloud/functions/types';
import type { Log } from './logs';
import { clock, copied, mark, millis } from './show';
import { nameOf } from './system';

const TRIGGERS: Readonly<Record<Trigger, string>> = {
  client: '手机',
  timer: '定时',
  http: 'HTTP',
  event: '微信推送',
  function: '函数',
};

const whoOf = ({ openid, trigger }: Entry): string => (openid ? nameOf(openid) : TRIGGERS[trigger]);

const costOf = (entry: Entry): HTMLElement => {
  if (entry.trips === 0) return el('span', { class: 'quiet' }, '没查库');
  const { scans } = entry;
  const kind = entry.indexed && scans.length === 0 ? mark('good', '索引') : mark('bad', '全扫');
  if (scans.length > 0) kind.title = scans.join('\n');
  return el('span', {}, `${entry.trips} 次 · 读 ${entry.rowsRead} 行 `, kind);
};

const endOf = (entry: Entry, log: Log): HTMLElement => {
  const code = log.callOf(entry)?.code ?? null;
  if (entry.error !== undefined) return mark('bad', '出错');
  return code === null ? mark('good', '好') : mark('wait', code);
};

const line = (name: string, ...values: (Node | string)[]): HTMLElement[] =>
  values.length === 0 ? [] : [el('dt', {}, name), el('dd', {}, ...values)];

const factsOf = (entry: Entry, log: Log): HTMLElement => {
  const call = log.callOf(entry);
  const actions = Object.entries(entry.tripsByAction).map(([name, times]) => `${name} × ${times}`);
  return el(
    'dl',
    { class: 'facts' },
    ...line('请求号', copied(entry.requestId)),
    ...line('追踪号', ...(call?.traceId ? [copied(call.traceId)] : [])),
    ...line('谁', ...(entry.openid ? [copied(entry.openid)] : [])),
    ...line('云调用', ...(actions.length > 0 ? [actions.join('，')] : [])),
    ...line('库', `读 ${entry.rowsRead} 行，返回 ${entry.rowsReturned} 行`),
    ...line('没走索引', ...(entry.scans.length > 0 ? [entry.scans.join('；')] : [])),
    ...line('等进程', millis(entry.queuedMs)),
  );
};

const bodyOf = (entry: Entry, log: Log): HTMLElement[] => [
  factsOf(entry, log),
  ...(entry.error === undefined ? [] : [el('pre', { class: 'wrong' }, entry.error)]),
  ...(entry.logs.length === 0 ? [] : [el('pre', {}, entry.logs.join(''))]),
  ...log.childrenOf(entry).map((child) => drawEntry(child, log, () => false)),
];

/** One invocation as a row that opens: facts, error, log text, and the calls it made to other functions. */
export const drawEntry = (entry: Entry, log: Log, isOpen: (entry: Entry) => boolean): HTMLElement => {
  const call = log.callOf(entry);
  const nested = log.childrenOf(entry).length;
  const row = el(
    'details',
    { class: 'entry', 'data-request': entry.requestId },
    el(
      'summary',
      {},
      el('time', {}, clock(entry.at)),
      el('strong', {}, call && call.action !== entry.fn ? `${entry.fn} · ${call.action}` : entry.fn),
      el('span', { class: 'who' }, whoOf(entry)),
      el('span', { class: 'ms' }, millis(entry.ms), ...(entry.cold ? [' ', mark('wait', '冷')] : [])),
      costOf(entry),
      el('span', {}, ...(nested > 0 ? [mark('quiet', `内调 ${nested}`), ' '] : []), endOf(entry, log)),
    ),
  );
  // A thousand closed rows need no bodies.
  const fill = (): void => {
    if (row.open && row.childElementCount === 1) row.append(...bodyOf(entry, log));
  };
  row.addEventListener('toggle', fill);
  row.open = isOpen(entry);
  fill();
  return row;
};
