import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { openBrowser } from '../../test/support/browser';
import { stencilPng } from './tinyPng';

const SET = 'node_modules/heroicons/24';
const ICONS = 'src/assets/icons';
const TABS = 'src/assets/tab';

/** Our name of each icon, and its name in heroicons. */
const CHOSEN = {
  report: 'megaphone',
  help: 'heart',
  service: 'wrench',
  phone: 'phone',
  camera: 'camera',
  scan: 'qr-code',
  home: 'home',
  wall: 'chat-bubble-bottom-center-text',
  counter: 'shopping-bag',
  me: 'user',
  bell: 'bell',
  check: 'check',
  clock: 'clock',
  back: 'arrow-left',
  next: 'chevron-right',
  close: 'x-mark',
  warn: 'exclamation-triangle',
  cloud: 'cloud-arrow-up',
} as const;

/** The icons of the tab bar: drawn for every tab, outlined when it is elsewhere and filled when one is there. */
const TAB_ICONS = {
  home: 'home',
  wall: 'chat-bubble-bottom-center-text',
  counter: 'shopping-bag',
  me: 'user',
} as const;
const PLACES = 1;
const TAB_PIXELS = 81;
const QUIET = '#6B635B';
const THERE = '#B8431F';

const source = (kind: 'outline' | 'solid', name: string): string =>
  readFileSync(join(SET, kind, `${name}.svg`), 'utf8');

const rounded = (n: string): string => String(Number(Number(n).toFixed(PLACES))).replace(/^(-?)0\./, '$1.');

// What is not seen is still paid for in every phone's package: a twentieth of a pixel, a blank, a path of its own.
const drawn = (svg: string): string =>
  [...svg.matchAll(/ d="([^"]+)"/g)]
    .flatMap(([, d = '']) => d.match(/[a-z]|-?\d*\.?\d+/gi) ?? [])
    .map((part) => (/\d/.test(part) ? rounded(part) : part))
    .reduce((path, part) => {
      const before = /[\d.]+$/.exec(path)?.[0];
      const apart = before === undefined || /^[a-z-]/i.test(part) || (part.startsWith('.') && before.includes('.'));
      return path + (apart ? '' : ' ') + part;
    }, '');

/** An icon, and the cell it stands in with room on both sides: at odd sizes no neighbour shows. */
const [BOX, CELL] = [24, 28];

const outlined = (width: number, colour: string, paths: string): string =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${BOX}' fill='none' stroke='${colour}' ` +
  `stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'>${paths}</svg>`;
const outline = (name: string, colour: string): string =>
  outlined(BOX, colour, `<path d='${drawn(source('outline', name))}'/>`);

const asData = (svg: string): string =>
  `"data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E').replace(/#/g, '%23')}"`;

const share = (part: number, whole: number): string => `${Number(((part * 100) / whole).toFixed(3))}%`;

// One strip for all: what every icon has in common is written, and paid for, once.
const writeMasks = (): void => {
  const names = Object.entries(CHOSEN);
  const width = names.length * CELL;
  const left = (n: number): number => n * CELL + (CELL - BOX) / 2;
  const paths = names.map(
    ([, from], n) => `<path transform='translate(${left(n)})' d='${drawn(source('outline', from))}'/>`,
  );
  const lines = [
    '// Made by `node config/scripts/run.mjs icons` from heroicons 2.2.0 (MIT, see LICENSE beside this file).',
    `$strip: ${asData(outlined(width, 'red', paths.join('')))};`,
    `$strip-width: ${share(width, BOX)};`,
    '$icons: (',
    ...names.map(([name], n) => `  '${name}': ${share(left(n), width - BOX)},`),
    ');',
    '',
  ];
  writeFileSync(join(ICONS, '_icons.scss'), lines.join('\n'));
  writeFileSync(join(ICONS, 'LICENSE'), readFileSync('node_modules/heroicons/LICENSE'));
};

const tabPictures = (): [file: string, svg: string, colour: string][] =>
  Object.entries(TAB_ICONS).flatMap(([tab, icon]) => [
    [`${tab}.png`, outline(icon, QUIET), QUIET],
    [`${tab}-on.png`, source('solid', icon).replace('<svg ', `<svg color="${THERE}" `), THERE],
  ]);

const partsOf = (colour: string): [number, number, number] => {
  const n = Number.parseInt(colour.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
};

const inOneColour = (picture: Buffer, colour: string): Buffer => {
  const { width, height, data } = PNG.sync.read(picture);
  const alpha = (x: number, y: number): number => data[(y * width + x) * 4 + 3] ?? 0;
  return stencilPng({ width, height, colour: partsOf(colour), alpha });
};

/** Draws the icons of the open set that the mini-program uses: masks in wxss, and PNG files for the tab bar. */
export const run = async (): Promise<number> => {
  mkdirSync(ICONS, { recursive: true });
  writeMasks();
  const { browser, close } = await openBrowser();
  const page = await browser.newPage({ viewport: { width: TAB_PIXELS, height: TAB_PIXELS } });
  const draw = async (svg: string): Promise<Buffer> => {
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
    return page.screenshot({ omitBackground: true });
  };
  for (const [file, svg, colour] of tabPictures())
    writeFileSync(join(TABS, file), inOneColour(await draw(svg), colour));
  await page.setViewportSize({ width: 240, height: 240 });
  writeFileSync('src/assets/logo.png', await draw(readFileSync('src/assets/logo.svg', 'utf8')));
  await close();
  return 0;
};
