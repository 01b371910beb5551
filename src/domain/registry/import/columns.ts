import { plain } from '../address';

/** What a column of a paper ledger may hold. */
export const FIELDS = [
  'compound',
  'building',
  'unit',
  'door',
  'head',
  'name',
  'relation',
  'phone',
  'birth',
  'age',
  'tags',
  'tenure',
  'use',
  'movedIn',
] as const;
export type Field = (typeof FIELDS)[number];

/** How communities call the columns; the first that fits is taken. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  compound: ['小区', '小区名称', '院落'],
  building: ['楼栋', '楼号', '楼栋号', '栋', '幢', '楼', '楼幢', '栋号', '楼房号'],
  unit: ['单元', '单元号'],
  door: ['门牌', '门牌号', '房号', '房间号', '室', '户号', '门号', '房屋号', '室号'],
  head: ['户主', '户主姓名', '房主', '业主姓名'],
  name: ['姓名', '家庭成员', '成员姓名', '住户姓名', '居民姓名', '人员姓名'],
  relation: ['与户主关系', '关系', '家庭关系', '与房主关系'],
  phone: ['电话', '手机', '联系方式', '联系电话', '手机号', '手机号码', '电话号码', '联系手机'],
  birth: ['出生日期', '出生年月', '出生年', '生日', '出生'],
  age: ['年龄', '岁数', '周岁'],
  tags: ['标签', '人员类别', '特殊人群', '重点人群', '类别', '人群分类'],
  tenure: ['业主/租户', '业主租户', '住户类型', '居住性质', '产权', '业主或租户', '房屋性质'],
  use: ['房屋用途', '使用情况', '居住情况', '房屋状态', '是否出租', '居住状态'],
  movedIn: ['入住时间', '入住日期', '迁入时间', '搬入时间', '入住年月'],
};

/** Numbers of identity cards are not collected: such a column is left out, and it is said so. */
const IDENTITY = /身份证|证件号|公民身份|身份号|身份信息/;
const ID_NUMBER = /^\d{17}[\dx]$/i;

export interface Column {
  column: number;
  title: string;
  field: Field | null;
  sure: 'yes' | 'maybe' | 'no';
}
/** How a table is read: its columns, in order, and those that are left out. */
export interface Mapping {
  columns: readonly Column[];
  dropped: readonly string[];
}

const titleKey = (title: string): string => plain(title).replace(/[（(].*?[)）]|[*＊:：]/gu, '');

const exact = (title: string): Field | undefined => FIELDS.find((field) => NAMES[field].includes(titleKey(title)));

const near = (title: string): Field | undefined => {
  const key = titleKey(title);
  return FIELDS.find((field) => NAMES[field].some((name) => name.length > 1 && key.includes(name)));
};

/** Whether a text is the number of an identity card, wherever it stands. */
export const isIdNumber = (text: string): boolean => ID_NUMBER.test(plain(text));

const holdsIdentity = (title: string, column: number, sample: readonly (readonly string[])[]): boolean =>
  IDENTITY.test(title) || sample.some((row) => isIdNumber(row[column] ?? ''));

/** What the columns under these titles hold; each field once, the surest column first. */
export const mapColumns = (titles: readonly string[], sample: readonly (readonly string[])[]): Mapping => {
  const taken = new Set<Field>();
  const dropped = titles.filter((title, column) => holdsIdentity(title, column, sample));
  const open = titles.map((title, column) => ({ title, column })).filter(({ title }) => !dropped.includes(title));
  const found = new Map<number, Pick<Column, 'field' | 'sure'>>();
  for (const [guess, sure] of [
    [exact, 'yes'],
    [near, 'maybe'],
  ] as const) {
    for (const { title, column } of open) {
      const field = found.has(column) ? undefined : guess(title);
      if (field === undefined || taken.has(field)) continue;
      taken.add(field);
      found.set(column, { field, sure });
    }
  }
  const columns = open.map(({ title, column }) => ({
    column,
    title,
    ...(found.get(column) ?? { field: null, sure: 'no' as const }),
  }));
  return { columns, dropped: dropped.map((title) => title.trim() || '身份证号') };
};

/** The mapping with what somebody has said of single columns; what was left out stays out. */
export const corrected = (mapping: Mapping, said: readonly { column: number; field: string }[]): Mapping => {
  const fields = new Map(said.map(({ column, field }) => [column, FIELDS.find((one) => one === field) ?? null]));
  const named = new Set(fields.values());
  const columns = mapping.columns.map((one): Column => {
    const field = fields.get(one.column);
    if (field !== undefined) return { ...one, field, sure: field === null ? 'no' : 'yes' };
    return one.field !== null && named.has(one.field) ? { ...one, field: null, sure: 'no' } : one;
  });
  return { ...mapping, columns };
};

const LOOKED_AT = 15;

/** The row of the titles: of the first rows the one in which most columns are known; undefined where none is. */
export const headerOf = (rows: readonly (readonly string[])[]): number | undefined => {
  const known = rows.slice(0, LOOKED_AT).map((row) => row.filter((cell) => exact(cell) !== undefined).length);
  const most = Math.max(0, ...known);
  return most < 2 ? undefined : known.indexOf(most);
};
