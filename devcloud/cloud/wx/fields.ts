/** Checks the value of one template field by the type its name begins with (`thing1`, `time3` …). */
type FieldRule = (value: string) => boolean;

const length = (value: string): number => [...value].length;
const DATE = String.raw`\d{4}(?:年|-|\/)\d{1,2}(?:月|-|\/)\d{1,2}日?`;
const CLOCK = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const TIME = new RegExp(`^(?:(?:${DATE}\\s?)?${CLOCK}|${DATE})(?:\\s?~\\s?(?:(?:${DATE}\\s?)?${CLOCK}|${DATE}))?$`);
const DAY = new RegExp(`^${DATE}(?:\\s?${CLOCK})?(?:\\s?~\\s?${DATE}(?:\\s?${CLOCK})?)?$`);

const RULES: Readonly<Record<string, FieldRule>> = {
  thing: (value) => length(value) <= 20,
  number: (value) => /^\d+(?:\.\d+)?$/.test(value) && length(value) <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => length(value) <= 5 && !/[\p{L}\p{N}]/u.test(value),
  character_string: (value) => length(value) <= 32 && !/\p{Script=Han}/u.test(value),
  time: (value) => TIME.test(value),
  date: (value) => DAY.test(value),
  amount: (value) => /^\p{Sc}?\d{1,10}(?:\.\d{1,2})?元?$/u.test(value),
  phone_number: (value) => /^[\d\s+()-]{1,17}$/.test(value),
  car_number: (value) => length(value) <= 8,
  name: (value) => (/\p{Script=Han}/u.test(value) ? length(value) <= 10 : length(value) <= 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  enum: (value) => length(value) <= 20,
};

/** The name of the first field whose value WeChat would refuse, or undefined when all are well. */
export const badField = (data: unknown): string | undefined => {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'data';
  for (const [key, field] of Object.entries(data)) {
    const value = (field as { value?: unknown } | null)?.value;
    const rule = RULES[/^([a-z_]+?)\d+$/.exec(key)?.[1] ?? ''];
    // eslint-disable-next-line no-control-regex
    if (!rule || typeof value !== 'string' || value === '' || /[\u0000-\u001f\u007f]/.test(value) || !rule(value))
      return `data.${key}.value`;
  }
  return undefined;
};
