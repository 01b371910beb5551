import { byId, el, toggle } from './dom';
import { wordsOf } from './ask';

/** One of the developer's tools: draws itself once, and is brought up to date while it is open. */
export interface Panel {
  key: string;
  title: string;
  root: HTMLElement;
  refresh: () => Promise<void>;
}

/** The drawer of tools at the foot of the page; which tool is open and how tall is remembered. */
export interface Dock {
  open: (key: string) => void;
  /** Brings the open tool up to date. */
  refresh: () => Promise<void>;
}

const OPEN = 'tool';
const TALL = 'tool-tall';

const remember = (key: string, value: string): void => {
  if (value === '') localStorage.removeItem(key);
  else localStorage.setItem(key, value);
};

const isTall = (): boolean => localStorage.getItem(TALL) !== null;

const drawBar = (
  panels: readonly Panel[],
  shown: Panel | undefined,
  turn: (panel: Panel) => void,
  grow: () => void,
) => {
  const tabs = panels.map((panel) => toggle('tab', panel === shown, () => turn(panel), panel.title));
  const more = shown
    ? [el('span', { class: 'spacer' }), toggle('tab', isTall(), grow, isTall() ? '矮一点' : '高一点')]
    : [];
  byId('tools').replaceChildren(el('span', { class: 'word' }, '工具'), ...tabs, ...more);
};

const bring = async (panel: Panel): Promise<void> => {
  const problem = byId('tool-problem');
  try {
    await panel.refresh();
    problem.hidden = true;
  } catch (error) {
    problem.hidden = false;
    problem.textContent = `${panel.title}没有读到：${wordsOf(error)}`;
  }
};

/** Puts the tools into the drawer; the one that was open last is open again. */
export const createDock = (panels: readonly Panel[]): Dock => {
  const body = byId('tool');
  let shown = panels.find(({ key }) => key === localStorage.getItem(OPEN));
  let refreshing: Promise<void> | undefined;
  const refresh = (): Promise<void> => {
    // One after the other: an answer that overtakes would draw what is over.
    refreshing ??= (shown ? bring(shown) : Promise.resolve()).finally(() => (refreshing = undefined));
    return refreshing;
  };
  const draw = (): void => {
    byId('dock').classList.toggle('open', shown !== undefined);
    byId('dock').classList.toggle('tall', isTall());
    drawBar(panels, shown, turn, grow);
    body.replaceChildren(...(shown ? [shown.root] : []));
  };
  const grow = (): void => {
    remember(TALL, isTall() ? '' : '1');
    draw();
  };
  const turn = (panel: Panel): void => {
    shown = shown === panel ? undefined : panel;
    remember(OPEN, shown?.key ?? '');
    draw();
    void (refreshing ?? Promise.resolve()).then(refresh);
  };
  draw();
  return {
    refresh,
    open: (key) => {
      const panel = panels.find((one) => one.key === key);
      if (panel && panel !== shown) turn(panel);
    },
  };
};
