import { el } from './dom';

const ZONE = 'Asia/Shanghai';

/** 11月21日 17:19:05, in the district's time. */
export const clock = (at: number): string =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: ZONE,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });

/** 11月21日 周六 17:19, in the district's time; with the year when it is not this one. */
export const shortTime = (at: number): string =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: ZONE,
    ...(new Date(at).getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

/** 2026年11月21日星期六 17:19, in the district's time. */
export const longTime = (at: number): string =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });

/** ¥12.80 from 1280 fen. */
export const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;

/** 12.3 kB from bytes. */
export const size = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** 8.4 ms from milliseconds. */
export const millis = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;

/** A sentence where nothing is to be seen. */
export const empty = (sentence: string): HTMLElement => el('p', { class: 'empty' }, sentence);

/** A small word in a colour of its meaning. */
export const mark = (kind: 'good' | 'bad' | 'wait' | 'quiet', word: string): HTMLElement =>
  el('span', { class: `mark ${kind}` }, word);

/** A value that is copied by a tap. */
export const copied = (text: string): HTMLElement => {
  const button: HTMLElement = el(
    'button',
    { type: 'button', class: 'copy', title: '点一下复制', click: () => void copy() },
    text,
  );
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    button.classList.add('done');
    button.addEventListener('animationend', () => button.classList.remove('done'), { once: true });
  };
  return button;
};

/** A button that is busy while its work is under way, and says in `told` what went wrong. */
export const doing = (word: string, work: () => Promise<unknown>, told: (sentence: string) => void): HTMLElement => {
  const run = async (): Promise<void> => {
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      told(error instanceof Error ? error.message : String(error));
    }
    button.disabled = false;
  };
  const button = el('button', { type: 'button', class: 'plain', click: () => void run() }, word);
  return button;
};
