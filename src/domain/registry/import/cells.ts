import { dayAt, yearOf } from '../../_kernel/time';
import { plain } from '../address';
import { RELATIONS, RELATION_KEYS, TAGS, TAG_KEYS, type Relation, type Tag, type Tenure, type Use } from '../words';

/** A cell as a table gives it; days come as texts, `2018-05-01`. */
export type Cell = string | number | null;

/** What a cell says, or what is wrong with it in words for the one who keeps the ledger. */
export type Read<T> = { ok: true; value: T } | { ok: false; words: string };
const ok = <T>(value: T): Read<T> => ({ ok: true, value });
const wrong = (words: string): Read<never> => ({ ok: false, words });

/** The words of a cell. */
export const textOf = (cell: Cell): string => (cell === null ? '' : String(cell).trim());

const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/;

/** A phone; of several in one cell the first. */
export const phoneOf = (text: string): Read<string | undefined> => {
  const [first = ''] = plain(text.replace(/(^|[^\d])(\+?86)[- ]?(?=1\d{10})/, '$1'))
    .split(/[/、,，;；]/)
    .filter(Boolean);
  if (first === '') return ok(undefined);
  const phone = /^1[\d-]+$/.test(first) ? first.replace(/-/g, '') : first;
  return PHONE.test(phone) ? ok(phone) : wrong('电话不对，应当是十一位手机号，或带区号的座机');
};

/** How people write what somebody is to the head of a household. */
const KIN: readonly (readonly [RegExp, Relation])[] = [
  [/^(户主|本人|房主|自己)$/, 'head'],
  [/儿媳|女婿|岳|公公|婆婆|儿媳妇/, 'inLaw'],
  [/外?(孙|曾孙)/, 'grandchild'],
  [/祖|爷爷|奶奶|外公|外婆|姥/, 'grandparent'],
  [/妻|夫|配偶|爱人|老公|老婆|老伴/, 'spouse'],
  [/父|母|爸|妈/, 'parent'],
  [/子|女|儿|闺女/, 'child'],
  [/兄|弟|姐|妹|哥/, 'sibling'],
  [/租|合住/, 'tenant'],
];

/** What somebody is to the head of his household; `other` for what nobody has thought of. */
export const relationOf = (text: string): Relation | undefined => {
  const said = plain(text);
  if (said === '') return undefined;
  const labelled = RELATION_KEYS.find((key) => RELATIONS[key] === said);
  return labelled ?? KIN.find(([form]) => form.test(said))?.[1] ?? 'other';
};

const year = (value: number, now: number): Read<number> =>
  value >= 1900 && value <= yearOf(now) ? ok(value) : wrong('出生年份不对');

/** A year of birth from a date, a month or a year alone. */
export const birthOf = (text: string, now: number): Read<number | undefined> => {
  const said = plain(text);
  if (said === '') return ok(undefined);
  const found = /^(\d{4})(\D.*|\d{2}|\d{4})?$/.exec(said)?.[1];
  return found === undefined ? wrong('出生日期不对，写成 1958 或 1958-03-12 都行') : year(Number(found), now);
};

/** A year of birth from an age. */
export const bornAt = (text: string, now: number): Read<number | undefined> => {
  const said = plain(text).replace(/[周岁]+$/u, '');
  if (said === '') return ok(undefined);
  return /^\d{1,3}$/.test(said) && Number(said) <= 125 ? ok(yearOf(now) - Number(said)) : wrong('年龄不对');
};

const TAG_WORDS: readonly (readonly [RegExp, Tag])[] = [
  [/独居|空巢/, 'elderAlone'],
  [/孤寡|五保|特困/, 'elderChildless'],
  [/留守|困境儿童/, 'leftChild'],
  [/残/, 'disabled'],
  [/低保|低收入/, 'lowIncome'],
  [/重病|大病|慢性病/, 'seriouslyIll'],
  [/退役|退伍|军人/, 'veteran'],
  [/党员/, 'party'],
  [/流动|暂住|外来/, 'floating'],
];

/** The categories somebody is in, and what was said that is none. */
export const tagsOf = (text: string): { tags: Tag[]; unknown: string[] } => {
  const said = text
    .split(/[、,，;；/\s]+/)
    .map(plain)
    .filter((one) => one !== '' && !/^(无|否|一般|普通|正常|-)/.test(one));
  const known = (one: string): Tag | undefined =>
    TAG_KEYS.find((key) => TAGS[key] === one) ?? TAG_WORDS.find(([form]) => form.test(one))?.[1];
  const tags = [...new Set(said.flatMap((one) => known(one) ?? []))];
  return { tags, unknown: said.filter((one) => known(one) === undefined) };
};

/** Who holds the room: its owner unless somebody says tenant. */
export const tenureOf = (text: string): Tenure | undefined => {
  if (plain(text) === '') return undefined;
  return /租/.test(text) ? 'tenant' : 'owner';
};

/** How a room is used. */
export const usageOf = (text: string): Use | undefined => {
  const said = plain(text);
  if (said === '') return undefined;
  if (/空|无人|未入住|未住/.test(said)) return 'empty';
  if (/租|^是$/.test(said)) return 'let';
  return /自住|常住|业主|^否$|在住/.test(said) ? 'own' : 'unknown';
};

/** The day of moving in, as the start of that Shanghai day; a month or a year counts from its first day. */
export const movedInOf = (text: string, now: number): Read<number | undefined> => {
  const said = plain(text);
  if (said === '') return ok(undefined);
  const [, y, m = '1', d = '1'] = /^(\d{4})(?:[-/.年](\d{1,2})?)?(?:[-/.月](\d{1,2})?)?日?.*$/.exec(said) ?? [];
  const at = y === undefined ? undefined : dayAt(Number(y), Number(m), Number(d));
  if (at === undefined) return wrong('入住时间不对，写成 2018-05-01 或 2018年5月 都行');
  return at <= now && Number(y) >= 1900 ? ok(at) : wrong('入住时间在今天以后');
};
