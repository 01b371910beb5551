import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Up } from '../../src/domain/sheets/schema';
import { QUIET, stripsOf } from '../_kernel/qr';
import type { Label, Pen } from './label';
import { LINES, spotsOf, type Box, type Line, type Spot } from './layout';

const HINT = '仅跳转 邻里回音小程序';
const INK = '#000000';
const CUT = { colour: '#808080', width: 0.25, arm: 6 } as const;

type Doc = PDFKit.PDFDocument;
interface Glyphs {
  hasGlyphForCodePoint: (point: number) => boolean;
}
const openDocument = (file: string): Doc => {
  const info = { Title: '邻里回音 二维码', Creator: '邻里回音' };
  return new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, font: file, info });
};

const textOf = (label: Label, line: Line): string => (line === 'hint' ? HINT : label[line]);

const drawCode = (doc: Doc, { x, y, width }: Box, link: string): void => {
  const { size, strips } = stripsOf(link);
  const unit = width / (size + 2 * QUIET);
  const at = (squares: number): number => (squares + QUIET) * unit;
  for (const strip of strips) doc.rect(x + at(strip.x), y + at(strip.y), strip.width * unit, unit);
  doc.fill(INK);
};

const drawLine = (doc: Doc, { x, y, width, size }: Spot['bands'][Line], text: string): void => {
  const full = doc.fontSize(size).widthOfString(text);
  const fitting = full > width ? (size * width) / full : size;
  const own = Math.min(full, width);
  doc.fontSize(fitting).text(text, x + (width - own) / 2, y, { lineBreak: false });
};

const drawCuts = (doc: Doc, { x, y, width, height }: Box): void => {
  for (const [cx, cy] of [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const) {
    doc.moveTo(cx - CUT.arm, cy).lineTo(cx + CUT.arm, cy);
    doc.moveTo(cx, cy - CUT.arm).lineTo(cx, cy + CUT.arm);
  }
  doc.lineWidth(CUT.width).stroke(CUT.colour);
};

const drawLabel = (doc: Doc, spot: Spot, label: Label): void => {
  drawCuts(doc, spot.cell);
  drawCode(doc, spot.code, label.link);
  doc.fillColor(INK);
  for (const line of LINES) drawLine(doc, spot.bands[line], textOf(label, line));
};

const draw = async (labels: readonly Label[], up: Up, file: string): Promise<Buffer> => {
  const doc = openDocument(file);
  const bytes = buffer(doc);
  const spots = spotsOf(up);
  labels.forEach((label, n) => {
    if (n % up === 0) doc.addPage();
    drawLabel(doc, spots[n % up] as Spot, label);
  });
  doc.end();
  return bytes;
};

/** A pen that writes PDF with the letters of a font; `file` is that of a font with Chinese characters. */
export const pdfPen = (file: string): Pen => {
  // The types of the package leave out the font that every document has open.
  const { font } = (openDocument(file) as unknown as { _font: { font: Glyphs } })._font;
  return {
    lacks: (label) => {
      const characters = new Set(LINES.flatMap((line) => [...textOf(label, line)]));
      return [...characters].filter((one) => !font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0)).join('');
    },
    draw: (labels, up) => draw(labels, up, file),
  };
};
