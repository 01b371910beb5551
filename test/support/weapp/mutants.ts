import { readdirSync } from 'node:fs';
import { tokenizer } from 'acorn';

/** A number from 0 up to, not including, `below`. */
export type Pick = (below: number) => number;

/** One way of damaging a file of a package; undefined when the file has no place for it, null when it is lost. */
interface Operator {
  name: string;
  files: RegExp;
  change: (text: string, pick: Pick) => string | undefined | null;
}

/** A damage done at a place drawn at random. */
export interface Mutant {
  operator: string;
  file: string;
  text: string | null;
}

// One of the places that a pattern finds is replaced.
const at =
  (pattern: RegExp, put: (found: string, pick: Pick) => string): Operator['change'] =>
  (text, pick) => {
    const found = [...text.matchAll(pattern)];
    const place = found[pick(found.length)];
    if (place === undefined) return undefined;
    return text.slice(0, place.index) + put(place[0], pick) + text.slice(place.index + place[0].length);
  };

// What compilers write and no engine heeds: void 0, (0, f)(), how many of a list are taken apart, "use strict".
const IDLE = /(?:void |\.A\)\(\w+,)$/;

// One of the literals of a script is replaced.
const atToken =
  (label: 'string' | 'num', put: (found: string) => string): Operator['change'] =>
  (text, pick) => {
    const idle = (start: number): boolean =>
      IDLE.test(text.slice(Math.max(0, start - 12), start)) ||
      text.slice(start - 1, start + 2) === '(0,' ||
      text.startsWith('"use strict"', start);
    const found = [...tokenizer(text, { ecmaVersion: 2022 })].filter(
      ({ type, start }) => type.label === label && !idle(start),
    );
    const place = found[pick(found.length)];
    if (place === undefined) return undefined;
    return text.slice(0, place.start) + put(text.slice(place.start, place.end)) + text.slice(place.end);
  };

const lost = (): string => '';
const marred = (found: string): string => `${found.slice(0, -2)}x${found.slice(-1)}`;
// A page’s own code: not what Taro and webpack put around it.
const PAGE_CODE = /^pages\/.+\/index\.js$/;

/** Everything that can happen to a package here. Each operator is as likely as the others. */
export const OPERATORS: readonly Operator[] = [
  { name: 'an attribute of a template is lost', files: /\.wxml$/, change: at(/ (?!bind|catch)[a-z-]+="[^"]*"/g, lost) },
  { name: 'a binding is lost', files: /^base\.wxml$/, change: at(/ (?:bind|catch)[a-z]+="eh"/g, lost) },
  { name: 'a template is lost', files: /^base\.wxml$/, change: at(/<template name="[\s\S]*?\n<\/template>\n/g, lost) },
  { name: 'a path of a template is broken', files: /\.wxml$/, change: at(/src="\.[^"]*"/g, marred) },
  {
    name: 'a function of wxs is renamed',
    files: /\.wxs$/,
    // No template of ours calls d.
    change: at(/\b[a-ce-z]: function/g, (found) => `${found[0]}${found}`),
  },
  { name: 'a rule of styles is lost', files: /\.wxss$/, change: at(/[^{}]+\{[^{}]*\}/g, lost) },
  { name: 'a path of JSON is broken', files: /\.json$/, change: at(/"[^"]*\/[^"]*"/g, marred) },
  {
    name: 'a page is not declared',
    files: /^app\.json$/,
    change: at(/"(?:pages\/)?[a-z]+(?:\/[a-z]+)?\/index",|,"[a-z]+\/index"(?=\])/g, lost),
  },
  { name: 'a file is lost', files: /./, change: () => null },
  {
    name: 'a file is cut in half',
    files: /\.(wxml|wxs|wxss|js|json)$/,
    change: (text) => text.slice(0, text.length >> 1),
  },
  { name: 'a word of a page’s code is changed', files: PAGE_CODE, change: atToken('string', marred) },
  { name: 'a number of a page’s code is changed', files: PAGE_CODE, change: atToken('num', (n) => `${Number(n) + 1}`) },
];

// Licence texts and the settings of WeChat's tools are no part of what a phone runs.
const SHIPPED = /(?<!project\.config)\.(wxml|wxs|wxss|js|json|png)$/;

/** A sequence of numbers that a seed repeats (mulberry32). */
export const picking = (seed: number): Pick => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** Draws a mutant: first the operator, then the file, then the place; no two draws ask for the same. */
export const drawMutant = (folder: string, read: (file: string) => string, pick: Pick): Mutant => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => SHIPPED.test(file))
    .sort();
  for (;;) {
    const operator = OPERATORS[pick(OPERATORS.length)];
    const fit = files.filter((file) => operator?.files.test(file));
    const file = fit[pick(fit.length)];
    if (!operator || file === undefined) continue;
    const before = read(file);
    const text = operator.change(before, pick);
    if (text !== undefined && text !== before) return { operator: operator.name, file, text };
  }
};
