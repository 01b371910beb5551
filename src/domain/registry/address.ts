const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};

/** A number below a hundred as people write it in Chinese: 三, 十, 十二, 二十一; undefined for anything else. */
const chineseNumber = (text: string): number | undefined => {
  const [, tens, ten, ones] = /^([一二两三四五六七八九]?)(十)?([零〇一二两三四五六七八九]?)$/.exec(text) ?? [];
  if (text === '' || tens === undefined) return undefined;
  if (ten === undefined) return tens === '' || ones === '' ? DIGITS[tens || (ones ?? '')] : undefined;
  return (tens === '' ? 1 : (DIGITS[tens] ?? 0)) * 10 + (DIGITS[ones ?? ''] ?? 0);
};

/** A text as it is compared: full-width letters and digits as plain ones, no spaces at all. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/gu, '');

const numbered = (text: string): string => {
  const digits = /^0*(\d+)$/.exec(text)?.[1];
  if (digits !== undefined) return digits;
  return String(chineseNumber(text) ?? text.toUpperCase());
};

/** The one way a unit is written, `2单元`; empty where a building has none. */
export const unitOf = (raw: string): string => {
  const text = plain(raw)
    .replace(/^第/, '')
    .replace(/(单元|门)$/, '');
  return text === '' || text === '无' || text === '-' || text === '/' ? '' : `${numbered(text)}单元`;
};

/** The one way a door is written: `1003`, `301A`; without 室, 号 or 户. */
export const doorOf = (raw: string): string => numbered(plain(raw).replace(/(室|号|户|房)+$/, ''));

/** The one way a building is compared: `10号楼`, `10栋` and `10` are the same. */
export const buildingKey = (raw: string): string =>
  numbered(
    plain(raw)
      .replace(/^第/, '')
      .replace(/(号楼|号|栋|幢|楼|座)+$/, ''),
  );

const first = (text: string, most: number): number => Math.min(most, Number(/\d+/.exec(text)?.[0] ?? most));

/** A number by which rooms come in the order of their doors: unit by unit, floor by floor. */
export const orderOf = (unitName: string, door: string): number =>
  first(unitName === '' ? '0' : unitName, 999) * 1_000_000 + first(door, 999_999);

/** A room within its building, as people say it: `2单元 1003`. */
export const doorName = (unitName: string, door: string): string => [unitName, door].filter(Boolean).join(' ');
