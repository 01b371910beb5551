import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { existing, textOf } from './sources';
import { filesOf, syntaxProblems } from './syntax';
import { renderProblems } from './weappRender';

interface AppJson {
  pages: readonly string[];
  subPackages?: readonly { root: string; pages: readonly string[] }[];
  tabBar?: { list: readonly { pagePath: string; iconPath?: string; selectedIconPath?: string }[] };
  preloadRule?: Readonly<Record<string, { packages: readonly string[] }>>;
}

const MB = 1024 * 1024;
/** Largest sizes in bytes: WeChat's limits for packages, our own for the rest (wechat.md §7). */
export const BUDGETS = { main: 2 * MB, subpackage: 200_000, total: 1_500_000, icon: 40_000, images: 200_000 } as const;

const bytesOf = (files: readonly string[]): number => files.reduce((sum, file) => sum + statSync(file).size, 0);
const missing = (folder: string, names: readonly string[]): string[] =>
  names.filter((name) => existing([join(folder, name)]).length === 0).map((name) => `${name} is not in the package`);

/** Bytes of the main package, of each subpackage, and of all. */
export const sizesOf = (folder: string): { main: number; subpackages: Record<string, number>; total: number } => {
  const app = JSON.parse(textOf(join(folder, 'app.json'))) as AppJson;
  const subpackages = Object.fromEntries(
    (app.subPackages ?? []).map((s) => [s.root, bytesOf(filesOf(join(folder, s.root), /./))]),
  );
  const total = bytesOf(filesOf(folder, /./));
  return { main: total - Object.values(subpackages).reduce((a, b) => a + b, 0), subpackages, total };
};

const sizeProblems = (folder: string): string[] => {
  const { main, subpackages, total } = sizesOf(folder);
  const images = bytesOf(filesOf(folder, /\.(png|jpe?g|gif|svg|webp|mp3)$/));
  const parts: [string, number, number][] = [
    ['main package', main, BUDGETS.main],
    ['whole package', total, BUDGETS.total],
    ['images', images, BUDGETS.images],
    ...Object.entries(subpackages).map(([root, n]): [string, number, number] => [root, n, BUDGETS.subpackage]),
  ];
  return parts
    .filter(([, bytes, limit]) => bytes > limit)
    .map(([name, bytes, limit]) => `${name}: ${bytes} bytes, the budget is ${limit}`);
};

const componentsOf = (folder: string, owner: string): string[] => {
  const file = join(folder, `${owner}.json`);
  if (existing([file]).length === 0) return [];
  const { usingComponents = {} } = JSON.parse(textOf(file)) as { usingComponents?: Record<string, string> };
  return Object.values(usingComponents).map((path) =>
    path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(owner), path),
  );
};

const fileProblems = (folder: string, app: AppJson, pages: readonly string[]): string[] => {
  const components = [...new Set(['app', 'comp', ...pages].flatMap((owner) => componentsOf(folder, owner)))];
  const parts = [...pages, ...components].flatMap((owner) => ['.js', '.json', '.wxml'].map((end) => owner + end));
  const tabs = app.tabBar?.list ?? [];
  const icons = tabs.flatMap((tab) => [tab.iconPath, tab.selectedIconPath]).filter((icon) => icon !== undefined);
  const roots = (app.subPackages ?? []).map((s) => s.root);
  const preload = Object.entries(app.preloadRule ?? {});
  return [
    ...missing(folder, [...parts, ...icons]),
    ...tabs.filter((t) => !app.pages.includes(t.pagePath)).map((t) => `${t.pagePath}: a tab outside the main package`),
    ...icons
      .filter((icon) => existing([join(folder, icon)]).length === 1 && statSync(join(folder, icon)).size > BUDGETS.icon)
      .map((icon) => `${icon} is larger than ${BUDGETS.icon} bytes`),
    ...preload
      .filter(([page, rule]) => !pages.includes(page) || rule.packages.some((p) => !roots.includes(p)))
      .map(([page]) => `preloadRule of ${page} names a page or package that does not exist`),
  ];
};

const styleProblems = (folder: string): string[] =>
  filesOf(folder, /\.wxss$/).flatMap((path) => {
    const text = textOf(path);
    const large = (text.match(/base64,[^)"']*/g) ?? []).some((data) => data.length > 10_240);
    return [
      ...(text.includes(':active') ? [`${path} uses :active; use hoverClass`] : []),
      ...(large ? [`${path} carries more than 10 KB of base64`] : []),
    ];
  });

const ariaProblems = (folder: string): string[] => {
  const names = ['app', 'taro', 'vendors', 'common'].map((name) => join(folder, `${name}.js`));
  const scripts = existing(names).map(textOf).join('');
  const templates = textOf(join(folder, 'base.wxml'));
  return ['aria-role', 'aria-label', 'aria-hidden', 'aria-live'].flatMap((name) => [
    ...(templates.includes(name) ? [] : [`base.wxml lost ${name}: screen readers hear nothing`]),
    ...(scripts.includes(name) ? [] : [`the runtime's table lost ${name}`]),
  ]);
};

/** Everything that is wrong with a compiled mini-program, as sentences. */
export const weappProblems = (folder: string): string[] => {
  const present = missing(folder, ['app.json', 'app.js', 'base.wxml', 'utils.wxs', 'comp.wxml']);
  if (present.length > 0) return present;
  const app = JSON.parse(textOf(join(folder, 'app.json'))) as AppJson;
  const pages = [...app.pages, ...(app.subPackages ?? []).flatMap((s) => s.pages.map((p) => posix.join(s.root, p)))];
  const files = fileProblems(folder, app, pages);
  const shape = [...files, ...sizeProblems(folder), ...styleProblems(folder), ...ariaProblems(folder)];
  const drawn = files.length > 0 ? [] : renderProblems(folder, pages);
  return [...shape, ...drawn, ...syntaxProblems(folder, 2018)];
};
