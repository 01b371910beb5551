import { readdirSync } from 'node:fs';
import type { Spoiled } from './spoiled';

/** A fault done on purpose to a copy of the package. */
export interface Fault {
  name: string;
  inject: (copy: Spoiled) => void;
}

const SUBPAGE = 'pages/reports/mine/index';

// What changes nothing is no fault, and a test with it would prove nothing.
const edit = (copy: Spoiled, file: string, change: (text: string) => string): void => {
  const before = copy.text(file);
  const after = change(before);
  if (after === before) throw new Error(`the fault changes nothing in ${file}`);
  copy.put(file, after);
};

const drop = (copy: Spoiled, ...files: readonly string[]): void => {
  for (const file of files) copy.put(file, null);
};

const inTemplateOf = (wxml: string, tag: string, change: (body: string) => string): string =>
  wxml.replace(
    new RegExp(`(<template name="tmpl_0_[^"]*">\\s*)(<${tag} [^>]*>)`),
    (_, head: string, open: string) => head + change(open),
  );

// The class of the first card of the home page, as this build named it.
const cardClass = (copy: Spoiled): string => {
  const scripts = readdirSync(copy.folder).filter((file) => file.endsWith('.js'));
  const found = scripts.map((file) => /\bcard:"([\w-]{5,})"/.exec(copy.text(file))?.[1]);
  const name = found.find((one) => one !== undefined);
  if (name === undefined) throw new Error('this build has no class of a card');
  return name;
};

/** The twelve faults that a proof of the package must find, aliases taken from the build under test. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'the button’s template loses its tap',
    inject: (copy) =>
      edit(copy, 'base.wxml', (wxml) => inTemplateOf(wxml, 'button', (open) => open.replace(' bindtap="eh"', ''))),
  },
  {
    name: 'a </view> is missing',
    inject: (copy) => edit(copy, 'base.wxml', (wxml) => wxml.replace('</view>', '')),
  },
  {
    name: 'utils.wxs names a wrong template',
    inject: (copy) => edit(copy, 'utils.wxs', (wxs) => wxs.replace("'tmpl_' + l", "'tmpl' + l")),
  },
  { name: 'the .wxml of a subpackage page is missing', inject: (copy) => drop(copy, `${SUBPAGE}.wxml`) },
  {
    name: 'app.json has no subpackages',
    inject: (copy) => edit(copy, 'app.json', (json) => json.replace(/"subPackages":\[.*?\]\}\],/, '')),
  },
  { name: 'the .js of a subpackage page is missing', inject: (copy) => drop(copy, `${SUBPAGE}.js`) },
  {
    name: 'app.js uses localStorage',
    inject: (copy) => edit(copy, 'app.js', (script) => `${script};localStorage.setItem("seen","1")`),
  },
  {
    name: 'app.wxss hides the cards',
    inject: (copy) => {
      const name = cardClass(copy);
      edit(copy, 'app.wxss', (wxss) => `${wxss}.${name}{display:none}`);
    },
  },
  { name: 'comp is missing', inject: (copy) => drop(copy, 'comp.js', 'comp.json', 'comp.wxml') },
  {
    name: 'bindinput is renamed',
    inject: (copy) => edit(copy, 'base.wxml', (wxml) => wxml.replaceAll('bindinput=', 'bindinputs=')),
  },
  {
    name: 'the template of texts reads a wrong field',
    inject: (copy) => edit(copy, 'base.wxml', (wxml) => wxml.replace('{{i.v}}', '{{i.w}}')),
  },
  {
    name: 'app.js requires a chunk that is missing',
    inject: (copy) => edit(copy, 'app.js', (script) => script.replace('require("./common")', 'require("./gone")')),
  },
];
