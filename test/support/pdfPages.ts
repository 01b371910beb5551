import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { functions } from '../../config/functions';
import { A4, LINES, spotsOf, type Box } from '../../cloudfunctions/sheets/layout';
import type { Label } from '../../cloudfunctions/sheets/label';
import type { Up } from '../../src/domain/sheets/schema';
import { openBrowser } from './browser';

const root = path.resolve(__dirname, '../..');
const ORIGIN = 'http://pdf.test';

/** The font that the function `sheets` carries. */
export const FONT = path.join(root, functions.find(({ name }) => name === 'sheets')?.files?.['NotoSansSC.ttf'] ?? '');

const FILES: Readonly<Record<string, [file: string, type: string]>> = {
  '/pdf.mjs': ['node_modules/pdfjs-dist/build/pdf.min.mjs', 'text/javascript'],
  '/worker.mjs': ['node_modules/pdfjs-dist/build/pdf.worker.min.mjs', 'text/javascript'],
  '/jsqr.js': ['node_modules/jsqr/dist/jsQR.js', 'text/javascript'],
  '/font.ttf': [path.relative(root, FONT), 'font/ttf'],
};
const HTML = `<!doctype html><style>@font-face{font-family:Sheet;src:url(/font.ttf)}</style><script src="/jsqr.js"></script>
<script type="module">import * as pdfjs from '/pdf.mjs'; globalThis.pdfjs = pdfjs;</script>`;

/** One label as it came out of the printer: what its code says, and the ink of each line beside what it should be. */
export interface Seen {
  link: string | null;
  ink: Readonly<Record<string, { printed: number; right: number }>>;
  cuts: number;
}

/** Where to look on a page, and which words should stand there. */
interface Asked {
  code: Box;
  corner: Box;
  bands: { line: string; box: Box; size: number; text: string }[];
}

const HINT = '仅跳转 邻里回音小程序';

const askedOf = (up: Up, n: number, label: Label): Asked => {
  const spot = spotsOf(up)[n % up];
  if (!spot) throw new Error('no such spot');
  const { cell, code, bands } = spot;
  return {
    code,
    corner: { x: cell.x - 8, y: cell.y - 8, width: 16, height: 16 },
    bands: LINES.map((line) => {
      const { size, ...box } = bands[line];
      return { line, box, size, text: line === 'hint' ? HINT : label[line] };
    }),
  };
};

interface Viewport {
  width: number;
  height: number;
}
interface Printed {
  getPage: (n: number) => Promise<{
    getViewport: (options: { scale: number }) => Viewport;
    render: (options: object) => { promise: Promise<void> };
  }>;
}
/** What the page of the browser holds: its libraries, the open PDF, and the sheet that was printed last. */
interface Held {
  pdfjs: {
    GlobalWorkerOptions: { workerSrc: string };
    getDocument: (source: { url: string }) => { promise: Promise<Printed> };
  };
  jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
  pdf?: Promise<Printed>;
  sheet: CanvasRenderingContext2D;
  weights?: Record<string, number>;
}

/** Prints a page of the PDF to pixels; runs inside the browser. */
const printIn = async ({ n, scale }: { n: number; scale: number }): Promise<void> => {
  const held = globalThis as unknown as Held;
  held.pdfjs.GlobalWorkerOptions.workerSrc = '/worker.mjs';
  await document.fonts.load('16px Sheet', '邻');
  held.pdf ??= held.pdfjs.getDocument({ url: '/sheet.pdf' }).promise;
  const page = await (await held.pdf).getPage(n + 1);
  const viewport = page.getViewport({ scale });
  const size = { width: Math.ceil(viewport.width), height: Math.ceil(viewport.height) };
  const canvas = Object.assign(document.createElement('canvas'), size);
  held.sheet = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  await page.render({ canvas, canvasContext: held.sheet, viewport }).promise;
};

/** Looks at the labels of the page that was printed; runs inside the browser. */
const lookIn = ({ all, scale, width }: { all: Asked[]; scale: number; width: number }): Seen[] => {
  const held = globalThis as unknown as Held;
  const cut = ({ x, y, width: w, height: h }: Box) =>
    held.sheet.getImageData(Math.round(x * scale), Math.round(y * scale), Math.round(w * scale), Math.round(h * scale));
  const ink = ({ data }: ImageData): number => {
    let sum = 0;
    for (let at = 0; at < data.length; at += 4) sum += 1 - (data[at] ?? 0) / 255;
    return sum;
  };
  // Most lines stand on every label: what they should weigh is found once.
  const known = (held.weights ??= {});
  const weigh = ({ box, size, text }: Asked['bands'][number]): number => {
    const area = { width: Math.ceil(width * scale), height: Math.ceil(box.height * scale * 2) };
    const paper = Object.assign(document.createElement('canvas'), area).getContext('2d') as CanvasRenderingContext2D;
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, area.width, area.height);
    paper.fillStyle = '#000';
    paper.font = `${size * scale}px Sheet`;
    const fitting = Math.min(1, (box.width * scale) / paper.measureText(text).width);
    paper.font = `${size * scale * fitting}px Sheet`;
    paper.fillText(text, 0, box.height * scale * 1.2);
    return ink(paper.getImageData(0, 0, area.width, area.height));
  };
  const right = (band: Asked['bands'][number]): number =>
    (known[`${band.text} ${band.size} ${band.box.width} ${scale}`] ??= weigh(band));
  return all.map(({ code, corner, bands }) => {
    const pixels = cut(code);
    const lines = bands.map((band) => [band.line, { printed: ink(cut(band.box)), right: right(band) }] as const);
    const link = held.jsQR(pixels.data, pixels.width, pixels.height)?.data ?? null;
    return { link, cuts: ink(cut(corner)), ink: Object.fromEntries(lines) };
  });
};

const serve =
  (bytes: Buffer) =>
  async (route: Route): Promise<void> => {
    const { pathname } = new URL(route.request().url());
    const [file, contentType] = FILES[pathname] ?? [];
    if (pathname === '/') return route.fulfill({ body: HTML, contentType: 'text/html' });
    if (pathname === '/sheet.pdf') return route.fulfill({ body: bytes, contentType: 'application/pdf' });
    return file
      ? route.fulfill({ body: readFileSync(path.join(root, file)), contentType: contentType ?? '' })
      : route.abort();
  };

const pagesOf = async (page: Page, labels: readonly Label[], up: Up, scale: number): Promise<Seen[]> => {
  const seen: Seen[] = [];
  for (let n = 0; n * up < labels.length; n += 1) {
    const all = labels.slice(n * up, (n + 1) * up).map((label, at) => askedOf(up, at, label));
    await page.evaluate(printIn, { n, scale });
    seen.push(...(await page.evaluate(lookIn, { all, scale, width: A4.width })));
  }
  return seen;
};

/** Prints a PDF to pixels, `scale` of them per point, and looks at each of its labels. */
export const lookAt = async (bytes: Buffer, labels: readonly Label[], up: Up, scale = 3): Promise<Seen[]> => {
  const { browser, close } = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, serve(bytes));
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction(() => 'pdfjs' in globalThis);
    return await pagesOf(page, labels, up, scale);
  } finally {
    await close();
  }
};
