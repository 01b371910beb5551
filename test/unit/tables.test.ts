import fc from 'fast-check';
import { readTable, writeTable, type Cell } from '../../cloudfunctions/_kernel/tables';
import { unzip } from '../../cloudfunctions/_kernel/zip';
import { TableError } from '../../cloudfunctions/_kernel/xlsx';

const columns = [
  { title: '户主', width: 12 },
  { title: '电话', width: 16 },
  { title: '入住时间', width: 14 },
];
const rowsOf = async (bytes: Buffer): Promise<Cell[][]> => (await readTable(bytes)).sheets[0]?.rows ?? [];
const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    await readTable(bytes);
    return 'none';
  } catch (error) {
    return error instanceof TableError ? error.code : String(error);
  }
};

const DAY = 86_400_000;
const FORMULAS = ['=1+1', "=cmd|' /C calc'!A0", '+1', '-1', '@SUM(A1)', '\t=1', '="x"', '<b>&amp;</b>', '_x0041_'];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('张', '喆', '𠮷', 'a', '0', '=', '"', '<', '&', ',', '；', ' '), maxLength: 12 }),
  fc.constantFrom(...FORMULAS),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text,
  fc.integer({ min: -1_000_000, max: 19_999_999_999 }),
  fc.integer({ min: -10_000, max: 40_000 }).map((days) => new Date(days * DAY)),
  fc.constant(null),
);
/** What comes back of a cell: spaces at the ends are nobody’s meaning. */
const read = (one: Cell): Cell => (typeof one === 'string' ? one.trim() || null : one);
const trimmed = (rows: readonly (readonly Cell[])[]): Cell[][] => {
  const all = rows.map((row) => row.map(read));
  while (all.at(-1)?.every((one) => one === null)) all.pop();
  return all;
};

describe('a workbook', () => {
  test('that was written is read again: texts stay texts, figures figures, days days', async () => {
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(rows, async (all) => {
        const bytes = await writeTable({ sheets: [{ name: '住户', columns, rows: all }] });
        const [titles, ...back] = await rowsOf(bytes);
        expect(titles).toEqual(['户主', '电话', '入住时间']);
        expect(back).toEqual(trimmed(all));
      }),
      { numRuns: 60 },
    );
  });

  test('holds no formula, whatever the texts look like', async () => {
    const bytes = await writeTable({ sheets: [{ name: 'x', columns, rows: FORMULAS.map((one) => [one, one, one]) }] });
    for (const [name, content] of unzip(bytes, () => true, 10 ** 7)) {
      expect([name, /<f[\s>/]/.test(content.toString('utf8'))]).toEqual([name, false]);
    }
  });

  test('has its sheets by name, the names made fit for Excel', async () => {
    const sheet = (name: string) => ({ name, columns, rows: [] });
    const long = '一'.repeat(40);
    const bytes = await writeTable({ sheets: [sheet('住户[1]/2'), sheet(long), sheet('')] });
    const { sheets } = await readTable(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['住户 1  2', '一'.repeat(31), '表3']);
  });
});

describe('comma-separated values', () => {
  const lines = '户主,电话\r\n"住户甲,乙",0358-1234567\r\n"两行\n话",="0351"\r\n,\r\n';
  const right = [
    ['户主', '电话'],
    ['住户甲,乙', '0358-1234567'],
    ['两行\n话', '0351'],
  ];

  test.each([
    ['UTF-8', Buffer.from(lines)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${lines}`)],
    [
      'Unicode text of Excel',
      Buffer.from(`\uFEFF${lines.replaceAll(',', '\t').replace('住户甲\t乙', '住户甲,乙')}`, 'utf16le'),
    ],
    ['semicolons', Buffer.from(lines.replaceAll(',', ';').replace('住户甲;乙', '住户甲,乙'))],
  ])('in %s', async (_name, bytes) => {
    expect(await rowsOf(bytes)).toEqual(right);
  });

  test('in GB18030, as a Chinese Windows writes it', async () => {
    const bytes = Buffer.from([
      0xbb, 0xa7, 0xd6, 0xf7, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0xd7, 0xa1, 0xbb, 0xa7, 0xbc, 0xd7, 0x2c, 0x31,
    ]);
    expect(await rowsOf(bytes)).toEqual([
      ['户主', '电话'],
      ['住户甲', '1'],
    ]);
  });

  test('keep every text, whatever is in it', async () => {
    const field = fc.string({ unit: fc.constantFrom('张', '"', ',', '\n', 'a', ';', '='), minLength: 1, maxLength: 8 });
    const quoted = (one: string): string => `"${one.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 10 }), async (rows) => {
        const bytes = Buffer.from(['甲,乙', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n'));
        const plain = (one: string) => (/^="(.*)"$/s.exec(one)?.[1] ?? one).trim() || null;
        const [, ...back] = await rowsOf(bytes);
        const all = rows.map((row) => row.map(plain));
        while (all.at(-1)?.every((one) => one === null)) all.pop();
        expect(back).toEqual(all);
      }),
    );
  });
});

test('what is no table is refused in so many words', async () => {
  expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('SHEET_OLD');
  expect(await refusal(Buffer.from('PK\u0003\u0004 and then nothing', 'latin1'))).toBe('SHEET_BROKEN');
  expect(await refusal(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]))).toBe('SHEET_BROKEN');
  expect(await refusal(Buffer.from('a,b\n'.repeat(50_001)))).toBe('SHEET_TOO_BIG');
  expect(await refusal(Buffer.from(`${','.repeat(200)}x\n`))).toBe('SHEET_TOO_BIG');
});

test('any bytes at all are a table or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (noise, asZip) => {
      const bytes = Buffer.concat([Buffer.from(asZip ? 'PK\u0003\u0004' : '', 'latin1'), Buffer.from(noise)]);
      expect(['none', 'SHEET_TOO_BIG', 'SHEET_BROKEN', 'SHEET_OLD']).toContain(await refusal(bytes));
    }),
  );
});
