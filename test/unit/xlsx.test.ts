import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { cleanXlsx, MOST, TableError } from '../../cloudfunctions/_kernel/xlsx';
import { unzip, ZipError, zipStored } from '../../cloudfunctions/_kernel/zip';

const everything = (): boolean => true;
const book = (sheet: string, more: Readonly<Record<string, string>> = {}): Buffer =>
  zipStored(
    new Map(
      Object.entries({ 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': sheet, ...more }).map(
        ([name, text]) => [name, Buffer.from(text)],
      ),
    ),
  );
const sheetOf = (bytes: Buffer): string =>
  unzip(cleanXlsx(bytes), everything, 10 ** 9)
    .get('xl/worksheets/sheet1.xml')
    ?.toString('utf8') ?? '';
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return error instanceof TableError ? error.code : error instanceof ZipError ? error.why : String(error);
  }
};

describe('an archive', () => {
  const contents = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes));
  const files = fc.dictionary(fc.stringMatching(/^[a-z/]{1,20}$/), contents, { maxKeys: 6 });

  test('that was written is read again', () => {
    fc.assert(
      fc.property(files, (made) => {
        const all = new Map(Object.entries(made));
        expect(unzip(zipStored(all), everything, 100_000)).toEqual(all);
      }),
    );
  });

  test('of any bytes is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(400), fc.nat(255), (noise, at, value) => {
        const bent = Buffer.from(zipStored(new Map([['a.xml', Buffer.from(noise)]])));
        if (at < bent.length) bent[at] = value;
        for (const bytes of [bent, Buffer.from(noise)]) {
          expect(['none', 'BROKEN', 'TOO_BIG']).toContain(refusal(() => unzip(bytes, everything, 10_000)));
        }
      }),
    );
  });

  test('that unpacks to more than it says is stopped at the limit', () => {
    const bomb = deflateRawSync(Buffer.alloc(50 * 1024 * 1024));
    const zip = zipStored(new Map([['xl/worksheets/sheet1.xml', bomb]]));
    const central = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    zip.writeUInt16LE(8, central + 10);
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(() => unzip(zip, everything, 1024 * 1024))).toBe('TOO_BIG');
    expect(unzip(zip, everything, 60 * 1024 * 1024).get('xl/worksheets/sheet1.xml')).toHaveLength(50 * 1024 * 1024);
  });

  test('with the same name twice is refused: two readers could take different ones', () => {
    const one = zipStored(
      new Map([
        ['a.xml', Buffer.from('1')],
        ['b.xml', Buffer.from('2')],
      ]),
    );
    const twice = Buffer.from(one.toString('latin1').replaceAll('b.xml', 'a.xml'), 'latin1');
    expect(refusal(() => unzip(twice, everything, 100))).toBe('BROKEN');
  });
});

describe('a sheet before it is read', () => {
  test('loses its empty cells and the size it says it has', () => {
    const sheet =
      '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="XFD1" s="3"/></row></sheetData></worksheet>';
    expect(sheetOf(book(sheet))).toBe(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>',
    );
  });

  test('is refused for one value far out: the reader would make room for everything before it', () => {
    for (const address of [`A${MOST.rows + 1}`, 'ZZZ1', 'GS1', 'A9999999']) {
      expect(refusal(() => sheetOf(book(`<c r="${address}"><v>1</v></c>`)))).toBe('SHEET_TOO_BIG');
    }
    expect(refusal(() => sheetOf(book('<c r="GR1"><v>1</v></c>')))).toBe('none');
    expect(refusal(() => sheetOf(book('<c r="A50000"><v>1</v></c><c r="GR1"><v>1</v></c>')))).toBe('SHEET_TOO_BIG');
  });

  test.each([
    ['an address in other words', '<c r="&#88;FD1048576"><v>1</v></c>'],
    ['single quotes', "<c r='XFD1048576'><v>1</v></c>"],
    ['no address', '<c><v>1</v></c>'],
    ['two addresses', '<c r="A1" r="XFD1048576"><v>1</v></c>'],
    ['an address behind a sign that looks like the end', '<c a=">" r="A1" b=\'x\' r="XFD1"><v>1</v></c>'],
    ['a prefix and no address', '<x:c t="s"><v>0</v></x:c>'],
    ['an end that never comes', '<c r="A1" '],
  ])('is refused with %s', (_name, cell) => {
    expect(refusal(() => sheetOf(book(`<sheetData><row>${cell}</row></sheetData>`)))).toBe('SHEET_BROKEN');
  });

  test('of a workbook without a sheet is none', () => {
    const bytes = zipStored(new Map([['word/document.xml', Buffer.from('<w/>')]]));
    expect(refusal(() => cleanXlsx(bytes))).toBe('SHEET_BROKEN');
  });

  test.each([
    ['yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@', true],
    ['[$-804]yyyy\\-mm\\-dd', true],
    ['yyyy年m月', true],
    ['m/d/yy h:mm', true],
    ['0.00', false],
    ['#,##0&quot;元/月&quot;', false],
    ['General', false],
    ['@', false],
  ])('shows %s as a date: %s', (code, date) => {
    const styles = `<numFmt numFmtId="176" formatCode="${code}"/>`;
    const bytes = cleanXlsx(book('<c r="A1"/>', { 'xl/styles.xml': styles }));
    const clean = unzip(bytes, everything, 10 ** 6)
      .get('xl/styles.xml')
      ?.toString('utf8');
    expect(clean).toBe(date ? '<numFmt numFmtId="176" formatCode="yyyy-mm-dd"/>' : styles);
  });
});
