import { tellTo } from './ask';
import type { Panel } from './dock';
import { byId, el } from './dom';
import { doing, empty, longTime, shortTime } from './show';
import { clockOffset, now, setClock } from './system';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly (readonly [string, number])[] = [
  ['+1 分钟', MINUTE],
  ['+15 分钟', 15 * MINUTE],
  ['+1 小时', HOUR],
  ['+1 天', DAY],
  ['+7 天', 7 * DAY],
];

interface Moved {
  offset: number;
  fired: readonly string[];
}

// How far the clock stands from this computer's, in words; empty when it does not.
const saidOffset = (ms: number): string => {
  const minutes = Math.round(Math.abs(ms) / MINUTE);
  if (minutes === 0) return '';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts = [days && `${days} 天`, hours && `${hours} 小时`, minutes % 60 && `${minutes % 60} 分钟`];
  return `${ms > 0 ? '快' : '慢'} ${parts.filter(Boolean).join(' ')}`;
};

/** The clock of the whole system; the chip at the head of the page shows it too. */
export interface ClockPanel extends Panel {
  /** Takes in how far the cloud's clock stands from this computer's. */
  stands: (offset: number) => void;
}

const drawChip = (): void => {
  const said = saidOffset(clockOffset());
  byId('clock').textContent = `${shortTime(now())}${said ? ` · ${said}` : ''}`;
  byId('clock').classList.toggle('moved', said !== '');
};

const drawFired = (word: string, all: readonly string[]): HTMLElement => {
  if (all.length === 0) return el('p', {}, `${word}，没有什么到点。`);
  const list = el('ul', {}, ...all.map((one) => el('li', {}, one)));
  return el('section', {}, el('p', {}, `${word}，到点的 ${all.length} 件都办了：`), list);
};

const EVERYWHERE = '云、函数、微信和手机用的都是这个时间。';

/** Draws the clock, to be read, moved and put back; `moved` is called after each move. */
export const clockPanel = (moved: () => void): ClockPanel => {
  const time = el('output', { class: 'big' });
  const how = el('p', { class: 'hint' });
  const fired = el('div', { class: 'fired', role: 'log', 'aria-live': 'polite' });
  const days = el('input', { type: 'number', min: '1', max: '3650', required: '', value: '30', 'aria-label': '几天' });
  const told = (sentence: string): void => fired.prepend(el('p', { class: 'wrong' }, sentence));
  const stands = (offset: number): void => {
    const isMoved = offset !== clockOffset();
    setClock(offset);
    if (isMoved) moved();
    time.textContent = longTime(now());
    const said = saidOffset(offset);
    how.textContent = `${said ? `比这台电脑${said}` : '和这台电脑一样'}。${EVERYWHERE}`;
    drawChip();
  };
  const set = async (body: object, word: string): Promise<void> => {
    const answer = await tellTo<Moved>('/control/clock', body);
    stands(answer.offset);
    fired.querySelector('.empty')?.remove();
    fired.prepend(drawFired(word, answer.fired));
  };
  const steps = STEPS.map(([word, ms]) => doing(word, () => set({ advance: ms }, word), told));
  const far = async (): Promise<void> => {
    if (days.reportValidity()) await set({ advance: Number(days.value) * DAY }, `+${days.value} 天`);
  };
  const custom = doing('天以后', far, told);
  const back = doing('回到现在', () => set({ offset: 0 }, '回到现在'), told);
  fired.append(empty('拨快以后，到点的定时任务、催办和付款通知都在这里列出。'));
  const root = el(
    'div',
    { class: 'tool clock' },
    time,
    how,
    el('div', { class: 'bar' }, ...steps, days, custom, back),
    fired,
  );
  // The poll of the page brings the time in any case.
  return { key: 'clock', title: '时钟', root, stands, refresh: () => Promise.resolve() };
};
