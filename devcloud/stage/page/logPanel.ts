import type { PhoneCall } from '../calls';
import type { Panel } from './dock';
import { el } from './dom';
import { drawEntry } from './logRow';
import { Log, type Wanted } from './logs';
import { empty } from './show';

const DRAWN = 300;

/** The log of the functions, and a way to look something up in it. */
export interface LogPanel extends Panel {
  heard: (calls: readonly PhoneCall[]) => void;
  /** Looks for a request id or trace id and opens what it finds. */
  find: (text: string) => Promise<void>;
}

const formOf = () => {
  const fn = el('select', { 'aria-label': '函数' }, el('option', { value: '' }, '全部函数'));
  const failed = el('input', { type: 'checkbox' });
  const text = el('input', {
    type: 'search',
    placeholder: '请求号、追踪号、动作，或日志里的字',
    'aria-label': '找日志',
  });
  const bar = el('div', { class: 'bar' }, text, fn, el('label', {}, failed, ' 只看没成的'));
  return { fn, failed, text, bar };
};

const addNames = (fn: HTMLSelectElement, names: readonly string[]): void => {
  const known = [...fn.options].map(({ value }) => value);
  for (const name of names) if (!known.includes(name)) fn.append(el('option', { value: name }, name));
};

const drawList = (list: HTMLElement, log: Log, asked: Wanted): void => {
  const open = new Set([...list.querySelectorAll('details[open]')].map((row) => row.getAttribute('data-request')));
  const found = log.found(asked);
  const isOpen = ({ requestId }: { requestId: string }): boolean => open.has(requestId) || asked.text === requestId;
  list.replaceChildren(...found.slice(0, DRAWN).map((entry) => drawEntry(entry, log, isOpen)));
  if (found.length === 0) list.append(empty(asked.text ? '日志里没有这个。' : '还没有调用。'));
  if (found.length > DRAWN) list.append(empty(`还有 ${found.length - DRAWN} 次更早的，用上面的条件缩小。`));
};

/** Draws the log, newest first, with its filters. */
export const logPanel = (): LogPanel => {
  const log = new Log();
  const { fn, failed, text, bar } = formOf();
  const list = el('div', { class: 'entries' });
  let drawn = '';
  const wanted = (): Wanted => ({ fn: fn.value, failed: failed.checked, text: log.requestOf(text.value.trim()) });
  const draw = (): void => {
    const asked = wanted();
    const state = JSON.stringify([asked, log.version]);
    if (state === drawn) return;
    drawn = state;
    addNames(fn, log.names());
    drawList(list, log, asked);
  };
  const look = async (): Promise<void> => {
    draw();
    await log.fetch(wanted());
    draw();
  };
  for (const field of [fn, failed, text]) field.addEventListener('input', () => void look());
  const root = el('div', { class: 'tool logs' }, bar, list);
  return {
    key: 'logs',
    title: '日志',
    root,
    heard: (calls) => log.heard(calls),
    find: (id) => {
      [fn.value, failed.checked, text.value] = ['', false, id];
      return look();
    },
    refresh: async () => {
      await log.read();
      draw();
    },
  };
};
