import writeXlsxFile from 'write-excel-file/node';

const TITLES = ['小区', '楼栋', '单元', '门牌号', '姓名', '与户主关系', '联系电话', '身份证号', '人员类别'] as const;
const COMPOUND = '滨河佳苑';
const CARD = '110101195003070011';

type Row = readonly (string | null)[];

/** A household of two: the cells of their home are merged over both rows, as people merge them. */
const couple = (door: string, phone: string): Row[] => [
  [COMPOUND, '3号楼', '3单元', door, '新住户甲', '户主', phone, CARD, '独居老人'],
  [null, null, null, null, '新住户乙', '配偶', '', CARD, ''],
];

const HOME = 4;

/** A paper ledger with a title line above the columns, as communities keep it. */
const workbook = async (rows: readonly Row[]): Promise<Buffer> => {
  const cells = rows.map((row, n) =>
    row.map((value, column) => {
      const merged = column < HOME && value !== null && rows[n + 1]?.[column] === null;
      return value === null ? null : { value, type: String, ...(merged ? { rowSpan: 2 } : {}) };
    }),
  );
  const title = [{ value: '住户花名册', type: String, span: TITLES.length }, ...TITLES.slice(1).map(() => null)];
  const heads = TITLES.map((value) => ({ value, type: String }));
  return writeXlsxFile([title, heads, ...cells], {}).toBuffer();
};

/** The door of the household that the ledger brings. */
export const DOOR = '701';

/** The ledger as it came from the community’s computer: one good household and two rows that cannot be right. */
export const withMistakes = (): Promise<Buffer> =>
  workbook([
    ...couple(DOOR, '13900000071'),
    [COMPOUND, '99号楼', '1单元', '101', '新住户丙', '户主', '', CARD, ''],
    [COMPOUND, '3号楼', '3单元', '702', '新住户丁', '户主', '12345', CARD, ''],
  ]);

/** The ledger put right: the same household with another phone, and the one whose phone was wrong. */
export const putRight = (): Promise<Buffer> =>
  workbook([
    ...couple(DOOR, '13900000072'),
    [COMPOUND, '3号楼', '3单元', '702', '新住户丁', '户主', '13900000073', CARD, ''],
  ]);
