import type { Doc } from '../../../ejson';
import { pattern } from '../../patterns';
import { named } from '../operator';
import type { Operators } from '../operator';
import { fail, isNil } from '../values';

const patternOf = (regex: unknown, options: unknown, name: string): RegExp => {
  if (typeof regex !== 'string' && !(regex instanceof RegExp))
    return fail(`${name} needs 'regex' to be of type string or regex`);
  if (!isNil(options) && typeof options !== 'string') return fail(`${name} needs 'options' to be of type string`);
  const own = regex instanceof RegExp ? regex.flags.replace(/[^imsx]/g, '') : '';
  if (own !== '' && !isNil(options) && options !== '')
    fail(`${name}: found regex option(s) specified in both 'regex' and 'option' fields`);
  const flags = own || (options ?? '');
  const made = pattern(regex instanceof RegExp ? regex.source : regex, flags);
  return new RegExp(made, `${made.flags}g`);
};

/** The matches of a pattern; positions count code points. */
const matchesOf = ({ input, regex, options }: Doc, name: string): Doc[] | null => {
  if (!isNil(input) && typeof input !== 'string') return fail(`${name} needs 'input' to be of type string`);
  if (isNil(regex) || isNil(input)) return null;
  return Array.from(input.matchAll(patternOf(regex, options, name)), (found) => ({
    match: found[0],
    idx: [...input.slice(0, found.index)].length,
    captures: found.slice(1).map((capture: string | undefined) => capture ?? null),
  }));
};

const find = (values: Doc, name: string): unknown => matchesOf(values, name)?.[0] ?? null;
const findAll = (values: Doc, name: string): unknown => matchesOf(values, name) ?? [];
const matches = (values: Doc, name: string): unknown => (matchesOf(values, name) ?? []).length > 0;

/** Regular expressions. */
export const patterns: Operators = {
  $regexMatch: named(['input', 'regex'], ['options'], matches, 'aggregate.regex'),
  $regexFind: named(['input', 'regex'], ['options'], find, 'aggregate.regex'),
  $regexFindAll: named(['input', 'regex'], ['options'], findAll, 'aggregate.regex'),
};
