import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { pagesOf, type AppJson } from './messages';
import { styleOf } from './styles';

/** A component or page as the view draws it. */
export interface Drawable {
  path: string;
  using: Readonly<Record<string, string>>;
  title: string;
}

/** A compiled mini-program, ready to be drawn. */
export interface WeappPackage {
  folder: string;
  app: AppJson;
  /** An expression that makes the compiled templates, by path. */
  templates: string;
  pages: readonly Drawable[];
  components: readonly Drawable[];
  /** The styles of the app under '', of a page under its path. */
  styles: Readonly<Record<string, string>>;
  /** Warnings of the template compiler and files that are missing; a sound package has none. */
  faults: readonly string[];
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));

interface Compiled {
  templates: string;
  faults: readonly string[];
}

const compiled = new Map<string, Compiled>();

const compile = (sources: readonly (readonly [file: string, text: string])[]): Compiled => {
  const group = new TmplGroup();
  const faults: string[] = [];
  for (const [file, text] of sources) {
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), text);
    else {
      const warnings = group.addTmpl(file.slice(0, -'.wxml'.length), text) as readonly { message?: string }[];
      faults.push(...warnings.map((warning) => `${file}: ${warning.message ?? String(warning)}`));
    }
  }
  const templates = group.getTmplGenObjectGroups();
  group.free();
  return { templates, faults };
};

// Packages that differ in other files only share their templates.
const templatesOf = (folder: string): Compiled => {
  const files = filesIn(folder).filter((file) => /\.wx(ml|s)$/.test(file));
  const sources = files.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  const key = JSON.stringify(sources);
  const known = compiled.get(key) ?? compile(sources);
  compiled.set(key, known);
  return known;
};

interface ComponentJson {
  usingComponents?: Readonly<Record<string, string>>;
  navigationBarTitleText?: string;
}

const readJson = <T>(folder: string, file: string, faults: string[]): T | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  } catch {
    faults.push(`${file} is missing or is no JSON`);
    return undefined;
  }
};

const drawable = (folder: string, path: string, faults: string[]): Drawable => {
  const json = readJson<ComponentJson>(folder, `${path}.json`, faults) ?? {};
  const resolve = (to: string): string => (to.startsWith('/') ? to.slice(1) : posix.join(posix.dirname(path), to));
  const using = Object.entries(json.usingComponents ?? {}).map(([name, to]) => [name, resolve(to)] as const);
  if (!existsSync(join(folder, `${path}.wxml`))) faults.push(`${path}.wxml is missing`);
  return { path, using: Object.fromEntries(using), title: json.navigationBarTitleText ?? '' };
};

const componentsOf = (folder: string, pages: readonly Drawable[], faults: string[]): Drawable[] => {
  const found = new Map<string, Drawable>();
  const visit = ({ using }: Drawable): void => {
    for (const path of Object.values(using)) {
      if (found.has(path)) continue;
      const component = drawable(folder, path, faults);
      found.set(path, component);
      visit(component);
    }
  };
  pages.forEach(visit);
  return [...found.values()];
};

/** Reads a compiled package and compiles its templates with WeChat's own compiler of them. */
export const readPackage = (folder: string): WeappPackage => {
  if (!existsSync(join(folder, 'app.json'))) throw new Error(`${folder} is not built: run npm run build:weapp first.`);
  const faults: string[] = [];
  const app = readJson<AppJson>(folder, 'app.json', faults) ?? { pages: [] };
  const pages = pagesOf(app).map((path) => drawable(folder, path, faults));
  const { templates, faults: wrong } = templatesOf(folder);
  const styles = pages.map(({ path }) => [path, styleOf(folder, `${path}.wxss`, faults)] as const);
  return {
    ...{ folder, app, pages },
    components: componentsOf(folder, pages, faults),
    templates,
    styles: { '': styleOf(folder, 'app.wxss', faults), ...Object.fromEntries(styles) },
    faults: [...faults, ...wrong],
  };
};
