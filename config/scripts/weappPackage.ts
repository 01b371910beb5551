import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { existing, textOf } from './sources';
import { filesOf, syntaxProblems } from './syntax';
import { renderProblems } from './weappRender';
import { runProblems } from './weappRun';
import { styleProblems } from './weappStyles';
import { templateProblems } from './weappTemplates';
import { wordProblems } from './weappWords';

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

const parsed = <T>(path: string): T | undefined => {
  try {
    return JSON.parse(textOf(path)) as T;
  } catch {
    return undefined;
  }
};

const pagesOf = (app: AppJson): string[] => [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap((s) => s.pages.map((p) => posix.join(s.root, p))),
];

// A page that lies in the package and is not declared cannot be opened; one without a title has an empty bar.
const pageProblems = (folder: string, pages: readonly string[]): string[] => [
  ...filesOf(folder, /\/index\.wxml$/)
    .map((path) => path.slice(folder.length + 1, -'.wxml'.length))
    .filter((page) => !pages.includes(page))
    .map((page) => `${page} is in the package, and app.json does not name it`),
  ...pages
    .filter(
      (page) => !parsed<{ navigationBarTitleText?: string }>(join(folder, `${page}.json`))?.navigationBarTitleText,
    )
    .map((page) => `${page} has no title`),
  ...pages
    .filter((page) => componentsOf(folder, page).length === 0)
    .map((page) => `${page} declares no component: deep trees end there`),
];

type Check = () => string[];

const checksOf = (folder: string): readonly Check[] => {
  const app = JSON.parse(textOf(join(folder, 'app.json'))) as AppJson;
  const pages = pagesOf(app);
  const roots = (app.subPackages ?? []).map((s) => s.root);
  return [
    () => [...fileProblems(folder, app, pages), ...pageProblems(folder, pages)],
    () => sizeProblems(folder),
    () => templateProblems(folder),
    () => styleProblems(folder, pages),
    () => runProblems(folder, roots, ['comp', ...pages]),
    () => renderProblems(folder, pages),
    () => syntaxProblems(folder, 2018),
    () => wordProblems(folder, 'src'),
  ];
};

// The quickest first, each only where the ones before found nothing that would trip it.
const broken = (folder: string): string[] => {
  const present = missing(folder, ['app.json', 'app.js', 'app.wxss', 'base.wxml', 'utils.wxs', 'comp.wxml']);
  const unread = filesOf(folder, /\.json$/).filter((path) => parsed(path) === undefined);
  return [...present, ...unread.map((path) => `${path} is no JSON`)];
};

/** What is wrong with a compiled mini-program, as sentences: of the first check that finds something. */
export const weappProblems = (folder: string): string[] => {
  const unusable = broken(folder);
  if (unusable.length > 0) return unusable;
  for (const check of checksOf(folder)) {
    const problems = check();
    if (problems.length > 0) return problems;
  }
  return [];
};
