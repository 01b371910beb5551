import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const SHOTS = path.resolve(__dirname, '../../screenshots');

/** What a thumb and an eye do on the page in front; the same in every world that is drawn in a browser. */
export interface Hands {
  /** Taps what carries this name or text. */
  tap: (name: string) => Promise<void>;
  fill: (label: string, text: string) => Promise<void>;
  /** What stands in a field. */
  value: (label: string) => Promise<string>;
  see: (text: string | RegExp) => Promise<void>;
  notSee: (text: string) => Promise<void>;
  /** All that a person reads: one line for each piece of text, typed words or placeholder, or photo that has come. */
  text: () => Promise<string>;
  /** The page in front with its query, and what a person reads on it, at one moment. */
  look: () => Promise<Look>;
  /** The addresses of the photos and drawn codes whose address begins so, once at least so many have come. */
  pictures: (least: number, kind?: string) => Promise<readonly string[]>;
  /** How large the smallest letters are, in px. */
  letters: () => Promise<number>;
}

interface Look {
  route: string;
  text: string;
}

/** A page of the h5 app that does not lie behind another. */
export const FRONT = '.taro_page:not(.taro_page_shade)';

const TAP_TIME = 20_000;
// A tap that was made on a crowded machine must not count as missed: the second would meet the next page.
const ONE_TRY = 6_000;

// What is found while a page is being left is never visible again: it has to be looked for anew.
const tapWithin = async (ms: number, find: () => Promise<Locator>): Promise<void> => {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await (await find()).tap({ timeout: ONE_TRY });
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
};

// Runs in the page, so it may use nothing from outside.
const readIn = (css: string): Look | undefined => {
  const root = [...document.querySelectorAll(css)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .at(-1);
  const lines: string[] = [];
  const seen = (one: Element): boolean =>
    getComputedStyle(one).display === 'contents' ||
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const element = (one: Element): void => {
    if (!seen(one)) return;
    if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) {
      if (one.checkVisibility()) lines.push(one.value || one.placeholder);
    } else if (one instanceof HTMLImageElement) {
      if (one.complete && one.naturalWidth > 100) lines.push('[图]');
    } else for (const child of one.childNodes) visit(child);
  };
  const visit = (node: Node): void => {
    if (node instanceof Element) element(node);
    else if (node instanceof Text) lines.push(node.data);
  };
  if (!root) return undefined;
  element(root);
  const text = lines
    .map((line) => line.replace(/[\s\u200b\ufeff]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
  return { route: root.getAttribute('data-url') ?? location.hash.replace(/^#\/?/, ''), text };
};

const picturesIn = ({ css, least, kind }: { css: string; least: number; kind: string }): string[] | undefined => {
  const root = [...document.querySelectorAll(css)].filter((one) => one.checkVisibility()).at(-1);
  const come = [...(root?.querySelectorAll('img') ?? [])]
    .filter((one) => one.complete && one.naturalWidth > 100 && one.checkVisibility())
    .map((one) => one.src)
    .filter((src) => src.startsWith(kind));
  return come.length >= least ? come : undefined;
};

const lettersIn = (root: Element): number => {
  const texts = document.createNodeIterator(root, NodeFilter.SHOW_TEXT, (node) =>
    node.nodeValue?.trim() && node.parentElement?.checkVisibility()
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT,
  );
  let smallest = Infinity;
  for (let text = texts.nextNode(); text?.parentElement; text = texts.nextNode())
    smallest = Math.min(smallest, parseFloat(getComputedStyle(text.parentElement).fontSize));
  return smallest;
};

/** Hands over the page in front, the last one seen of those that `css` finds; looked for anew each time. */
export const handsOn = (page: () => Page, css: string): Hands & { front: () => Locator } => {
  const front = () => page().locator(`${css}:visible`).last();
  const named = (name: string, within: Locator): Locator =>
    (['button', 'radio', 'checkbox', 'link', 'switch', 'tab'] as const)
      .map((role) => within.getByRole(role, { name, exact: true }))
      .reduce((all, one) => all.or(one))
      .or(within.getByText(name, { exact: true }))
      .filter({ visible: true })
      .first();
  // A sheet lies over the rest of the page: a thumb meets nothing else.
  const onTop = async (): Promise<Locator> => {
    const sheet = front().getByRole('dialog').filter({ visible: true }).last();
    return (await sheet.count()) > 0 ? sheet : front();
  };
  const field = (label: string): Locator =>
    front().locator(`[aria-label="${label}"]`).first().locator('input, textarea').first();
  const look = async (): Promise<Look> => {
    for (;;) {
      const seen = await page().evaluate(readIn, css);
      if (seen !== undefined) return seen;
      // Between two pages there is none.
      await front().waitFor();
    }
  };
  return {
    front,
    tap: (name) => tapWithin(TAP_TIME, async () => named(name, await onTop())),
    fill: (label, text) => field(label).fill(text),
    value: (label) => field(label).inputValue(),
    see: (text) => front().getByText(text).filter({ visible: true }).first().waitFor(),
    notSee: (text) => front().getByText(text).first().waitFor({ state: 'hidden' }),
    text: async () => (await look()).text,
    look,
    pictures: async (least, kind = '') => {
      const come = await page().waitForFunction(picturesIn, { css, least, kind });
      return (await come.jsonValue()) ?? [];
    },
    letters: () => front().evaluate(lettersIn),
  };
};

/** Errors of a page's scripts and of its console, as they come; `expected` are no faults. */
export const listen = (page: Page, faults: string[], expected: (said: string) => boolean = () => false): void => {
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected(message.text())) faults.push(message.text());
  });
};

/** Keeps a picture of the whole page beside the project. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
};
