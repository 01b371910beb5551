import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Screen } from './screen';

/** A screen before the eyes: the browser page that it is drawn in, and its title. */
export interface Shown {
  page: Page;
  title: string;
}

/** A world in which every screen can be brought before the eyes. */
export interface Eyes {
  /** Opens a screen and waits until all it shows has come. */
  show: (screen: Screen) => Promise<Shown>;
  close: () => Promise<void>;
}

/** Tall enough for every page to lie open at once, so that nothing need be scrolled to be judged. */
export const TALL = 20_000;
/** A screen that has asked for nothing for so long, in milliseconds, has come. */
export const CALM = 100;
/** How long a screen may take to come, in milliseconds. */
export const PATIENCE = 15_000;

let made: Promise<string> | undefined;

const bundled = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'inPage/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const axe = readFileSync(join(__dirname, '../../../node_modules/axe-core/axe.min.js'), 'utf8');
  // Read by the browser in every document, run only where it is asked for.
  return `window.axeIsAsked = () => {${axe}};\n${outputFiles[0]?.text ?? ''}`;
};

/** The script of the rules, for a page of either world. */
export const rulesScript = (): Promise<string> => (made ??= bundled());
