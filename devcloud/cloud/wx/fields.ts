import { isBody, WxError } from './answers';

/** Checks the value of one template field by the type its name begins with (`thing1`, `time3` …). */
type FieldRule = (value: string) => boolean;

const length = (value: string): number => [...value].length;
const DATE = String.raw`\d{4}(?:年|-|\/)(?:0?[1-9]|1[0-2])(?:月|-|\/)(?:0?[1-9]|[12]\d|3[01])日?`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const MOMENT = String.raw`(?:${DATE}\s?)?${CLOCK}`;
const DAY = String.raw`${DATE}(?:\s?${CLOCK})?`;
const TIME_RULE = new RegExp(`^${MOMENT}(?:\\s?~\\s?${MOMENT})?$`);
const DATE_RULE = new RegExp(`^${DAY}(?:\\s?~\\s?${DAY})?$`);
const PLATE_RULE = /^[\p{Script=Han}A-Za-z\d][A-Za-z\d]{0,6}[\p{Script=Han}A-Za-z\d]?$/u;

const RULES: Readonly<Record<string, FieldRule>> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^\d+(?:\.\d+)?$/.test(value) && length(value) <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5 && !/[\p{L}\p{N}\s]/u.test(value),
  character_string: (value) => length(value) <= 32 && !/\p{Script=Han}/u.test(value),
  time: (value) => TIME_RULE.test(value),
  date: (value) => DATE_RULE.test(value),
  amount: (value) => /^\p{Sc}?\d{1,10}(?:\.\d{1,2})?元?$/u.test(value),
  phone_number: (value) => /^[\d\s+()-]{1,17}$/.test(value),
  car_number: (value) => PLATE_RULE.test(value),
  name: (value) => !/\d/.test(value) && length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: (value) => length(value) <= 20,
};

const invalid = (key: string): WxError => new WxError(47003, `argument invalid! data.${key}.value invalid`);
const empty = (key: string): WxError => new WxError(47003, `argument invalid! data.${key}.value is empty`);

const valueOf = (data: Readonly<Record<string, unknown>>, key: string): string => {
  const field = data[key];
  const value = isBody(field) ? field['value'] : undefined;
  if (value === undefined || value === '') throw empty(key);
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid(key);
  return String(value);
};

/** Checks the data of a message against its template, when that is known; all its values. */
export const fieldValues = (data: unknown, template: readonly string[] | undefined): string[] => {
  if (!isBody(data)) throw new WxError(47003, 'argument invalid! data invalid');
  const keys = template ?? Object.keys(data);
  for (const key of Object.keys(data)) if (!keys.includes(key)) throw invalid(key);
  return keys.map((key) => {
    const value = valueOf(data, key);
    const rule = RULES[/^([a-z_]+?)\d+$/.exec(key)?.[1] ?? ''];
    // eslint-disable-next-line no-control-regex
    if (!rule || /[\u0000-\u001f\u007f]/.test(value) || !rule(value)) throw invalid(key);
    return value;
  });
};
