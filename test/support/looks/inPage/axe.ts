import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { Fault } from './nodes';

declare global {
  interface Window {
    axe?: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
    /** Runs the script of axe-core, which makes it. */
    axeIsAsked: () => void;
  }
}

const OFF = { enabled: false };

const OPTIONS: RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'cat.aria'],
  rules: {
    // Both worlds put the label on the host, not on the <img> or <input> inside it: our own rules look there.
    'image-alt': OFF,
    label: OFF,
    // Judged by our own rule at every size, against what is really behind the words.
    'color-contrast': OFF,
  },
};

// WeChat knows headings without a level.
const LEVEL = 'aria-required-attr';

/** What axe-core has against a page. */
export const axeFaults = async (root: Element): Promise<Fault[]> => {
  if (!window.axe) window.axeIsAsked();
  if (!window.axe) throw new Error('axe-core is not there');
  const { violations } = await window.axe.run(root, OPTIONS);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter((node) => !(id === LEVEL && node.html.includes('role="heading"')))
      .map(({ html }) => ({
        rule: `axe ${id}`,
        at: html.replace(/ (class|style|hover[a-z-]*|id)="[^"]*"/g, '').slice(0, 160),
        what: help,
      })),
  );
};
