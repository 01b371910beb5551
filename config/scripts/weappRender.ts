import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler';
import { remembering, textOf } from './sources';
import { keyOf } from './syntax';

interface Rendered {
  tag?: string;
  children?: readonly (Rendered | string)[];
}

type Gwx = (path: string) => ((data: object, a: object, b: object) => Rendered) | undefined;

const PROBE = '门牌';

const textsOf = (node: Rendered | string): string =>
  typeof node === 'string' ? node : (node.children ?? []).map(textsOf).join('');

const tagsOf = (node: Rendered | string): string[] =>
  typeof node === 'string' ? [] : [node.tag ?? '', ...(node.children ?? []).flatMap(tagsOf)];

// Taro names its templates by aliases that differ from build to build.
const aliasOf = (wxml: string, body: RegExp): string => {
  const template = wxml.split('<template name="tmpl_0_').find((part) => body.test(part));
  return template?.slice(0, template.indexOf('"')) ?? '';
};

const tinyTree = (wxml: string): object => {
  const text = { nn: aliasOf(wxml, /^\d+">\s*<block>\{\{i\./), v: PROBE, sid: 't' };
  const view = aliasOf(wxml, /^\d+">\s*<view[^>]*bindtap="eh"/);
  return { root: { uid: 'r', cn: [{ nn: view, sid: 'v', uid: 'v', cn: [text] }] } };
};

const refusals = remembering<void>();

const compile = (folder: string): Gwx | string => {
  try {
    refusals(keyOf(folder, /\.wxss$/), () => void wxssToJs(folder));
    // A realm of its own: the compiled code keeps its templates in globals.
    const code = `(function () { var window = {}; ${wxmlToJs(folder)} })()`;
    return runInNewContext(code, { console: { log: () => undefined, warn: () => undefined } }) as Gwx;
  } catch (error) {
    return `the official compiler refuses the package: ${String(error)}`;
  }
};

const draw = (folder: string, pages: readonly string[]): string[] => {
  const gwx = compile(resolve(folder));
  if (typeof gwx === 'string') return [gwx];
  const tree = tinyTree(textOf(`${folder}/base.wxml`));
  return pages.flatMap((page) => {
    try {
      const drawn = gwx(`${page}.wxml`)?.(tree, {}, {});
      const good = drawn !== undefined && tagsOf(drawn).includes('wx-view') && textsOf(drawn) === PROBE;
      return good ? [] : [`${page}.wxml draws ${JSON.stringify(drawn ?? 'nothing')} instead of one view with a text`];
    } catch (error) {
      return [`${page}.wxml cannot be drawn: ${String(error)}`];
    }
  });
};

const known = remembering<string[]>();

/** Compiles the package with WeChat's own compilers and draws a one-line tree with the template of each page. */
export const renderProblems = (folder: string, pages: readonly string[]): string[] =>
  known(JSON.stringify([pages, keyOf(folder, /\.(wxml|wxs|wxss|json)$/)]), () => draw(folder, pages));
