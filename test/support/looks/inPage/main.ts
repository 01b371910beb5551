import { axeFaults } from './axe';
import { contrastFaults } from './contrast';
import { isSeen, placeOf, within, type Ask, type Fault } from './nodes';
import { PLANTS } from './plants';
import { pictureFaults, tapFaults } from './taps';
import { textFaults } from './text';

const scrollsSideways = (one: Element): boolean => /auto|scroll/.test(getComputedStyle(one).overflowX);

const wide = (root: Element): Fault[] => {
  const limit = document.documentElement.clientWidth + 0.5;
  return [...root.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > limit && isSeen(one) && !within(one, scrollsSideways))
    .slice(0, 3)
    .map((one) => ({
      rule: 'wide',
      at: placeOf(one),
      what: `ends at ${one.getBoundingClientRect().right.toFixed(0)}`,
    }));
};

/** The page in front: the last one drawn that is seen. */
const front = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('.sized')].filter(isSeen).at(-1);

/** Sets the size of text of the page in front, exactly as the app would. */
const resize = (classes: string, scale: number): void => {
  const page = front();
  page?.classList.remove('sized', 'elder', 'elder-max');
  page?.classList.add(...classes.split(' '));
  page?.style.setProperty('--k', String(scale));
};

const heading = (root: Element, title: string): Fault[] => {
  const said = root.innerHTML.trim() === '' ? 'an empty page' : title.trim() === '' ? 'no title' : undefined;
  return said === undefined ? [] : [{ rule: 'heading', at: 'page', what: said }];
};

/** All that is wrong with the page in front; colours do not change with the width and may be left out. */
const audit = (ask: Ask, title: string, colours = true): Fault[] => {
  const page = front();
  if (!page) return [{ rule: 'page', at: 'document', what: 'no page in front' }];
  // What asks from the bottom edge lies over the rest, which is not for reading meanwhile.
  const root = page.querySelector('[role=dialog], [aria-role=dialog]') ?? page;
  const main = parseFloat(getComputedStyle(page).fontSize);
  const kept = main < ask.main - 0.01 ? [{ rule: 'main', at: 'page', what: `main text of ${main} px` }] : [];
  return [
    ...kept,
    ...textFaults(root, ask),
    ...tapFaults(root, ask),
    ...pictureFaults(root),
    ...(colours ? contrastFaults(root) : []),
    ...wide(page),
    ...heading(root, title),
  ];
};

const waiting = '[aria-label="正在打开"]';

/** Whether all that the page shows has come: its data, and its pictures. */
const settled = (): boolean => {
  const page = front();
  if (!page || page.querySelector(waiting) !== null || window.looksWaiting?.() === true) return false;
  return [...page.querySelectorAll('img')].every((one) => one.complete);
};

const axe = async (): Promise<Fault[]> => {
  const page = front();
  return page ? axeFaults(page) : [];
};

/** Spoils the page in front, judges it, and mends it again. */
const spoilt = async (plant: string, ask: Ask, title: string): Promise<Fault[]> => {
  const page = front();
  const mend = page ? PLANTS[plant]?.(page) : undefined;
  if (!mend) throw new Error(`no plant ${plant}`);
  const found = [...audit(ask, title), ...(await axe())];
  mend();
  return found;
};

const looks = { audit, axe, resize, settled, spoilt, plants: Object.keys(PLANTS) };

declare global {
  interface Window {
    looks: typeof looks;
    /** Whether the app still waits for an answer; told where the page itself asks. */
    looksWaiting?: () => boolean;
  }
}

window.looks = looks;
