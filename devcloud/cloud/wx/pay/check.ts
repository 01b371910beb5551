import { paramError } from './errors';
import { momentOf } from './times';

/** Throws PARAM_ERROR when the value at this place breaks the rule. */
export type Rule = (value: unknown, at: string) => void;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text of so many characters, of which each is allowed by the pattern. */
export const text =
  (min: number, max: number, pattern?: RegExp): Rule =>
  (value, at) => {
    if (typeof value !== 'string') throw paramError(at, 'the value is not a string', value);
    const length = [...value].length;
    if (length < min || length > max) throw paramError(at, `the length is not ${min} to ${max}`, value);
    if (pattern && !pattern.test(value)) throw paramError(at, 'the value has characters that are not allowed', value);
  };

/** A whole number in a range; amounts are in fen. */
export const whole =
  (min: number, max = 10_000_000_000): Rule =>
  (value, at) => {
    if (!Number.isInteger(value)) throw paramError(at, 'the value is not an integer', value);
    if (Number(value) < min || Number(value) > max) throw paramError(at, `the value is not ${min} to ${max}`, value);
  };

/** True or false. */
export const flag: Rule = (value, at) => {
  if (typeof value !== 'boolean') throw paramError(at, 'the value is not a boolean', value);
};

/** One of these texts. */
export const oneOf =
  (...allowed: readonly string[]): Rule =>
  (value, at) => {
    if (!allowed.some((one) => one === value)) throw paramError(at, `the value is not ${allowed.join(' or ')}`, value);
  };

/** A moment written as RFC 3339 asks. */
export const moment: Rule = (value, at) => {
  if (typeof value !== 'string' || momentOf(value) === undefined)
    throw paramError(at, 'the time is not RFC 3339: yyyy-MM-DDTHH:mm:ss+TIMEZONE', value);
};

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])$/;

/** Whether an address is on this machine: the sandbox calls no other. */
export const isLoopback = (url: URL): boolean => url.protocol === 'http:' && LOOPBACK.test(url.hostname);

/** An address to notify: https (on this machine also http), without parameters. */
export const address =
  (max: number): Rule =>
  (value, at) => {
    text(1, max)(value, at);
    const url = URL.canParse(String(value)) ? new URL(String(value)) : undefined;
    if (!url || (url.protocol !== 'https:' && !isLoopback(url)))
      throw paramError(at, 'the address is not https', value);
    if (/[?#]/.test(String(value))) throw paramError(at, 'the address must not have parameters', value);
  };

/** An object with these fields; a name that ends in `?` may be absent, others that are there are ignored. */
export const object =
  (fields: Readonly<Record<string, Rule>>): Rule =>
  (value, at) => {
    if (!isObject(value)) throw paramError(at === '' ? '/' : at, 'the value is not an object', value);
    for (const [key, rule] of Object.entries(fields)) {
      const name = key.replace('?', '');
      if (value[name] !== undefined) rule(value[name], `${at}/${name}`);
      else if (name === key) throw paramError(`${at}/${name}`, 'the field is required', undefined);
    }
  };

/** A list of at most so many values. */
export const list =
  (rule: Rule, max: number): Rule =>
  (value, at) => {
    if (!Array.isArray(value) || value.length === 0 || value.length > max)
      throw paramError(at, `the value is not a list of 1 to ${max}`, value);
    value.forEach((item, index) => rule(item, `${at}/${index}`));
  };

/** The same JSON whatever the order of its fields: two requests are identical when these texts are. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
