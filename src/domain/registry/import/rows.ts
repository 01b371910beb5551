import { doorOf, plain, unitOf } from '../address';
import type { MemberInput } from '../schema';
import type { Relation, Tenure, Use } from '../words';
import {
  birthOf,
  bornAt,
  movedInOf,
  phoneOf,
  relationOf,
  tagsOf,
  tenureOf,
  textOf,
  usageOf,
  type Cell,
  type Read,
} from './cells';
import { FIELDS, isIdNumber, type Field, type Mapping } from './columns';

/** What is wrong with a row, in words for the one who keeps the ledger. Rows are counted as the table shows them. */
export interface Problem {
  row: number;
  column: string;
  words: string;
}

/** One row as it was read: where, and who lives there; nobody in a room that is empty. */
export interface Entry {
  row: number;
  compound: string;
  building: string;
  unitName: string;
  door: string;
  tenure: Tenure | undefined;
  use: Use | undefined;
  movedInAt: number | undefined;
  /** Undefined where the row speaks of an empty room. */
  member: (Omit<MemberInput, 'relation'> & { relation: Relation | undefined }) | undefined;
}

type Texts = Readonly<Record<Field, string>>;
/** The fields that a merged cell says once for all rows of a room. */
const FILLED = ['compound', 'building', 'unit', 'door'] as const;
const LONGEST_NAME = 20;

const BLANK = Object.fromEntries(FIELDS.map((field) => [field, ''])) as Texts;

const textsIn = (row: readonly Cell[], mapping: Mapping): Texts => {
  const named = mapping.columns.flatMap(({ column, field }) =>
    field === null ? [] : [[field, textOf(row[column] ?? null)] as const],
  );
  return { ...BLANK, ...Object.fromEntries(named) };
};

/** A row with what merged cells above it say: a new building starts a new unit, a new door a new household. */
const filled = (texts: Texts, above: Texts): Texts => {
  const own = FILLED.findIndex((field) => texts[field] !== '' && texts[field] !== above[field]);
  const kept = FILLED.map(
    (field, at) => [field, texts[field] !== '' || (own !== -1 && at > own) ? texts[field] : above[field]] as const,
  );
  return { ...texts, ...Object.fromEntries(kept) };
};

/** In a ledger of one row per household the head is the one who is named. */
const nameIn = ({ name, head }: Texts): string => plain(name) || plain(head);

const relationIn = (texts: Texts): Relation | undefined => {
  const said = relationOf(texts.relation);
  const isHead = plain(texts.head) !== '' && plain(texts.head) === nameIn(texts);
  return said ?? (isHead ? 'head' : undefined);
};

const TITLES: Readonly<Record<Field, string>> = {
  ...{
    compound: '小区',
    building: '楼栋',
    unit: '单元',
    door: '门牌',
    head: '户主',
    name: '姓名',
    relation: '与户主关系',
  },
  ...{
    phone: '电话',
    birth: '出生日期',
    age: '年龄',
    tags: '人员类别',
    tenure: '业主/租户',
    use: '使用情况',
    movedIn: '入住时间',
  },
};

/** Reads the fields of one row; every refused one is a problem of that row. */
const reader = (row: number) => {
  const problems: Problem[] = [];
  const refuse = (field: Field, words: string): void => void problems.push({ row, column: TITLES[field], words });
  const take = <T>(field: Field, read: Read<T>): T | undefined => {
    if (read.ok) return read.value;
    refuse(field, read.words);
    return undefined;
  };
  return { problems, refuse, take };
};

type Reader = ReturnType<typeof reader>;

const memberIn = (texts: Texts, now: number, { take, refuse }: Reader): Entry['member'] => {
  const name = nameIn(texts);
  if ([...name].length > LONGEST_NAME) refuse('name', '姓名太长了，最多二十个字');
  const phone = take('phone', phoneOf(texts.phone));
  const birthYear = take('birth', birthOf(texts.birth, now)) ?? take('age', bornAt(texts.age, now));
  const { tags } = tagsOf(texts.tags);
  return {
    relation: relationIn(texts),
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(birthYear === undefined ? {} : { birthYear }),
    ...(tags.length === 0 ? {} : { tags }),
  };
};

const readRow = (texts: Texts, row: number, now: number): { entry: Entry; problems: Problem[] } => {
  const read = reader(row);
  const named = nameIn(texts) !== '';
  const use = usageOf(texts.use);
  for (const field of FIELDS) if (isIdNumber(texts[field])) read.refuse(field, '这里像身份证号，不收');
  if (plain(texts.door) === '') read.refuse('door', '没有门牌号');
  else if (doorOf(texts.door).length > 12) read.refuse('door', '门牌号太长了');
  if (unitOf(texts.unit).length > 10) read.refuse('unit', '单元太长了');
  if (!named && use !== 'empty') read.refuse('name', '没有姓名；空着的房子请在“使用情况”里写“空置”');
  const movedInAt = read.take('movedIn', movedInOf(texts.movedIn, now));
  const entry: Entry = {
    row,
    compound: plain(texts.compound),
    building: texts.building,
    unitName: unitOf(texts.unit),
    door: doorOf(texts.door),
    tenure: tenureOf(texts.tenure),
    use,
    movedInAt,
    member: named ? memberIn(texts, now, read) : undefined,
  };
  return { entry, problems: read.problems };
};

/** What is said of a row as a whole, filled down or not, is no row of people. */
const isEmpty = (row: readonly Cell[]): boolean => row.every((cell) => textOf(cell) === '');

/** Reads the rows below the titles; `first` is the number of the first of them as the table shows it. */
export const readRows = (
  rows: readonly (readonly Cell[])[],
  mapping: Mapping,
  { first, now }: { first: number; now: number },
): { entries: Entry[]; problems: Problem[] } => {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  let above = BLANK;
  rows.forEach((cells, at) => {
    const own = isEmpty(cells) ? BLANK : textsIn(cells, mapping);
    if (FIELDS.every((field) => own[field] === '')) return;
    above = filled(own, above);
    const read = readRow(above, first + at, now);
    problems.push(...read.problems);
    if (read.problems.length === 0) entries.push(read.entry);
  });
  return { entries, problems };
};
