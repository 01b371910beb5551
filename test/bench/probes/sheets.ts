import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { QUIET, stripsOf } from '../../../cloudfunctions/_kernel/qr';
import { spotsOf } from '../../../cloudfunctions/sheets/layout';
import { pdfPen } from '../../../cloudfunctions/sheets/pdfPen';
import type { Label } from '../../../cloudfunctions/sheets/label';
import { linkOf } from '../../../src/domain/_kernel/token';
import { serveProbe } from '../probe';
import { FONT } from '../../support/pdfPages';

const token = (n: number): string => `1a${String(n).padStart(10, '0')}abcdefghij${String(n).padStart(6, 'k')}`;

const labelsOf = (count: number): Label[] =>
  Array.from({ length: count }, (_, n) => ({
    link: linkOf(token(n)),
    community: '丽景街社区',
    first: '宏泰学府苑',
    second: `${Math.floor(n / 6) + 1}号楼 ${(n % 6) + 1}单元`,
    number: `ABC-${String(n).padStart(3, '0')}`,
  }));

/** The same squares at the same places and nothing else. */
const squaresOnly = async (labels: readonly Label[]): Promise<Buffer> => {
  const doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false });
  const bytes = buffer(doc);
  const spots = spotsOf(12);
  labels.forEach(({ link }, n) => {
    if (n % 12 === 0) doc.addPage();
    const { x, y, width } = spots[n % 12]?.code ?? { x: 0, y: 0, width: 0 };
    const { size, strips } = stripsOf(link);
    const unit = width / (size + 2 * QUIET);
    for (const one of strips) doc.rect(x + (one.x + QUIET) * unit, y + (one.y + QUIET) * unit, one.width * unit, unit);
    doc.fill('#000000');
  });
  doc.end();
  return bytes;
};

const timed = async (work: () => Promise<Buffer>): Promise<{ ms: number; bytes: number }> => {
  const began = performance.now();
  const { length } = await work();
  return { ms: performance.now() - began, bytes: length };
};

serveProbe({
  ours: (count: number) => timed(() => pdfPen(FONT).draw(labelsOf(count), 12)),
  squares: (count: number) => timed(() => squaresOnly(labelsOf(count))),
});
