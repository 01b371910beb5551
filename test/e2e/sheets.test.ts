import { pdfPen } from '../../cloudfunctions/sheets/pdfPen';
import type { Label } from '../../cloudfunctions/sheets/label';
import { UPS } from '../../src/domain/sheets/schema';
import { linkOf } from '../../src/domain/_kernel/token';
import { FONT, lookAt } from '../support/pdfPages';

const token = (n: number): string => `1a${String(n).padStart(10, '0')}abcdefghij${String(n).padStart(6, 'k')}`;
const NAMES = ['10号楼 2单元', '喆堃苑东楼 1单元', '甲二号院 12号楼 十一单元', '3号楼'];
const labels: Label[] = Array.from({ length: 13 }, (_, n) => ({
  link: linkOf(token(n)),
  community: '丽景街社区',
  first: '宏泰学府苑',
  second: NAMES[n % NAMES.length] ?? '',
  number: `ABC-${String(n).padStart(3, '0')}`,
}));

const pen = pdfPen(FONT);

test.each(UPS)('%i on a page: every code says its link, every line is there in full', async (up) => {
  const seen = await lookAt(await pen.draw(labels, up), labels, up);
  expect(seen.map(({ link }) => link)).toEqual(labels.map(({ link }) => link));
  for (const { ink, cuts } of seen) {
    expect(cuts).toBeGreaterThan(0);
    for (const [line, { printed, right }] of Object.entries(ink)) {
      expect([line, printed / right > 0.85, printed / right < 1.15]).toEqual([line, true, true]);
    }
  }
});

test('a name too long for its cell is made smaller, and is all there', async () => {
  const long = { ...(labels[0] as Label), second: '幸福里老年公寓与社区综合服务中心联建楼 东侧附楼 十一单元' };
  const [seen] = await lookAt(await pen.draw([long], 12), [long], 12);
  const { printed = 0, right = 1 } = seen?.ink['second'] ?? {};
  expect([printed / right > 0.85, printed / right < 1.15]).toEqual([true, true]);
});

test('the ink tells when letters are missing', async () => {
  const [label] = labels as [Label];
  const [seen] = await lookAt(await pen.draw([{ ...label, second: '10号楼' }], 1), [label], 1);
  const { printed = 1, right = 1 } = seen?.ink['second'] ?? {};
  expect(printed / right).toBeLessThan(0.85);
});

test('what the font has no letters for is known before it is printed', () => {
  const [label] = labels as [Label];
  expect(pen.lacks(label)).toBe('');
  expect(pen.lacks({ ...label, first: '𠮷祥里', second: '𠮷号楼 🏠' })).toBe('𠮷🏠');
});
