import { join, posix } from 'node:path';
import { existing, textOf } from './sources';
import { filesOf } from './syntax';

const IMPORT = /@import\s+["']([^"']+)["']/g;
const REQUIRE = /require\("([^"]+)"\)/g;
// A class of a CSS module: a name of five letters and digits, as webpack leaves it in {card:"h0jpP", …}.
const MODULE_CLASS = /:"([\w-]{5})"/g;
const RULE = /(?:\.|@keyframes )([A-Za-z_-][\w-]{4})(?![\w-])/g;
const BASE64 = /base64,[^)"']*/g;
const MOST_BASE64 = 10 * 1024;

const resolved = (from: string, to: string, ending: string): string => {
  const path = to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(from), to);
  return path.endsWith(ending) ? path : path + ending;
};

interface Read {
  links: readonly string[];
  /** Classes that a script names, or that a style has rules for. */
  classes: readonly string[];
}

const read = (folder: string, file: string): Read | undefined => {
  if (existing([join(folder, file)]).length === 0) return undefined;
  const text = textOf(join(folder, file));
  const script = file.endsWith('.js');
  const [link, ending, pattern] = script
    ? ([REQUIRE, '.js', MODULE_CLASS] as const)
    : ([IMPORT, '.wxss', RULE] as const);
  return {
    links: [...text.matchAll(link)].map(([, to = '']) => resolved(file, to, ending)),
    classes: [...text.matchAll(pattern)].map((match) => match[1] ?? ''),
  };
};

/** All classes that a file and what it draws in name, each file read once. */
const reader = (folder: string) => {
  const known = new Map<string, Read | undefined>();
  const visit = (file: string, seen: Set<string>, classes: Set<string>): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!known.has(file)) known.set(file, read(folder, file));
    const { links = [], classes: own = [] } = known.get(file) ?? {};
    for (const one of own) classes.add(one);
    for (const link of links) visit(link, seen, classes);
  };
  return (...files: readonly string[]): Set<string> => {
    const [seen, classes] = [new Set<string>(), new Set<string>()];
    for (const file of files) visit(file, seen, classes);
    return classes;
  };
};

/** The names of CSS modules for which some style of the package has a rule. */
export const ruledClasses = (folder: string): Set<string> =>
  new Set(
    filesOf(folder, /\.wxss$/).flatMap((file) => [...textOf(file).matchAll(RULE)].map((match) => match[1] ?? '')),
  );

const fileProblems = (folder: string): string[] =>
  filesOf(folder, /\.wxss$/).flatMap((path) => {
    const text = textOf(path);
    const name = path.slice(folder.length + 1);
    const lost = [...text.matchAll(IMPORT)].map(([, to = '']) => resolved(name, to, '.wxss'));
    return [
      ...(text.includes(':active') ? [`${path} uses :active; use hoverClass`] : []),
      ...((text.match(BASE64) ?? []).some((data) => data.length > MOST_BASE64)
        ? [`${path} carries more than 10 KB of base64`]
        : []),
      ...lost
        .filter((file) => existing([join(folder, file)]).length === 0)
        .map((file) => `${path} imports ${file}, which is not in the package`),
    ];
  });

/** Styles that WeChat does not take, that are lost, or that nothing in the package wears. */
export const styleProblems = (folder: string, pages: readonly string[]): string[] => {
  const classesIn = reader(folder);
  const ruled = ruledClasses(folder);
  const unruled = pages.flatMap((page) => {
    const rules = classesIn('app.wxss', `${page}.wxss`);
    const classes = [...classesIn('app.js', `${page}.js`)].filter((one) => ruled.has(one));
    return classes.filter((one) => !rules.has(one)).map((one) => `${page} wears ${one}, and imports no rule for it`);
  });
  const scripts = filesOf(folder, /\.js$/).map(textOf).join('\n');
  const unworn = [...ruled].filter((one) => !scripts.includes(one)).map((one) => `nothing wears ${one}`);
  return [...fileProblems(folder), ...unruled, ...unworn];
};
