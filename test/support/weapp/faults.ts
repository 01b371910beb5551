import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fault done on purpose to a copy of the package. */
export interface Fault {
  name: string;
  inject: (folder: string) => void;
}

const SUBPAGE = 'pages/reports/mine/index';

// What changes nothing is no fault, and a test with it would prove nothing.
const edit = (folder: string, file: string, change: (text: string) => string): void => {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the fault changes nothing in ${file}`);
  writeFileSync(path, after);
};

const drop = (folder: string, ...files: readonly string[]): void => {
  for (const file of files) rmSync(join(folder, file));
};

const inTemplateOf = (wxml: string, tag: string, change: (body: string) => string): string =>
  wxml.replace(
    new RegExp(`(<template name="tmpl_0_[^"]*">\\s*)(<${tag} [^>]*>)`),
    (_, head: string, open: string) => head + change(open),
  );

// The class of the first card of the home page, as this build named it.
const cardClass = (folder: string): string => {
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const found = scripts.map((file) => /\bcard:"([\w-]{5,})"/.exec(readFileSync(join(folder, file), 'utf8'))?.[1]);
  const name = found.find((one) => one !== undefined);
  if (name === undefined) throw new Error('this build has no class of a card');
  return name;
};

/** The twelve faults that a proof of the package must find, aliases taken from the build under test. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'the button’s template loses its tap',
    inject: (folder) =>
      edit(folder, 'base.wxml', (wxml) => inTemplateOf(wxml, 'button', (open) => open.replace(' bindtap="eh"', ''))),
  },
  {
    name: 'a </view> is missing',
    inject: (folder) => edit(folder, 'base.wxml', (wxml) => wxml.replace('</view>', '')),
  },
  {
    name: 'utils.wxs names a wrong template',
    inject: (folder) => edit(folder, 'utils.wxs', (wxs) => wxs.replace("'tmpl_' + l", "'tmpl' + l")),
  },
  { name: 'the .wxml of a subpackage page is missing', inject: (folder) => drop(folder, `${SUBPAGE}.wxml`) },
  {
    name: 'app.json has no subpackages',
    inject: (folder) => edit(folder, 'app.json', (json) => json.replace(/"subPackages":\[.*?\]\}\],/, '')),
  },
  { name: 'the .js of a subpackage page is missing', inject: (folder) => drop(folder, `${SUBPAGE}.js`) },
  {
    name: 'app.js uses localStorage',
    inject: (folder) => edit(folder, 'app.js', (script) => `${script};localStorage.setItem("seen","1")`),
  },
  {
    name: 'app.wxss hides the cards',
    inject: (folder) => {
      const name = cardClass(folder);
      edit(folder, 'app.wxss', (wxss) => `${wxss}.${name}{display:none}`);
    },
  },
  { name: 'comp is missing', inject: (folder) => drop(folder, 'comp.js', 'comp.json', 'comp.wxml') },
  {
    name: 'bindinput is renamed',
    inject: (folder) => edit(folder, 'base.wxml', (wxml) => wxml.replaceAll('bindinput=', 'bindinputs=')),
  },
  {
    name: 'the template of texts reads a wrong field',
    inject: (folder) => edit(folder, 'base.wxml', (wxml) => wxml.replace('{{i.v}}', '{{i.w}}')),
  },
  {
    name: 'app.js requires a chunk that is missing',
    inject: (folder) => edit(folder, 'app.js', (script) => script.replace('require("./common")', 'require("./gone")')),
  },
];
