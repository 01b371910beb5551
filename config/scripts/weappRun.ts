import { remembering, textOf } from './sources';
import { filesOf, keyOf } from './syntax';
import { Realm, type Bag } from './weappRealm';

const nothing = (): undefined => undefined;

// Taro takes over whatever functions wx has: here each name in the package is one, and does nothing.
const silentWx = (folder: string): Bag => {
  const names = filesOf(folder, /\.js$/).flatMap((file) => textOf(file).match(/\b[a-z][A-Za-z]{3,}\b/g) ?? []);
  const wx: Bag = Object.fromEntries(names.map((name) => [name, nothing]));
  delete wx['webpackJsonp'];
  return { ...wx, cloud: { init: nothing, callFunction: nothing, uploadFile: nothing } };
};

const runAll = (folder: string, roots: readonly string[], pages: readonly string[]): string[] => {
  const problems: string[] = [];
  const defined = new Set<string>();
  const defines = (): void => void defined.add(now);
  let now = 'app';
  const globals: Bag = {
    wx: silentWx(folder),
    console: { log: nothing, info: nothing, warn: nothing, error: nothing },
    ...{ setTimeout: nothing, clearTimeout: nothing, setInterval: nothing, clearInterval: nothing },
    ...{ App: defines, Page: defines, Component: defines },
    ...{ Behavior: nothing, getApp: () => ({}), getCurrentPages: () => [] },
  };
  const realm = new Realm(folder, roots, globals, 0, (words) => void problems.push(`${now}.js ${words}`));
  for (now of ['app', ...pages]) {
    try {
      realm.load(`${now}.js`);
      if (!defined.has(now)) problems.push(`${now}.js defines nothing`);
    } catch (error) {
      problems.push(`${now}.js does not run: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return problems;
};

const known = remembering<string[]>();

/** Runs every script of a package once, as WeChat does before a page is drawn; what fails or is not defined. */
export const runProblems = (folder: string, roots: readonly string[], pages: readonly string[]): string[] =>
  known(JSON.stringify([roots, pages, keyOf(folder, /\.js$/)]), () => runAll(folder, roots, pages));
