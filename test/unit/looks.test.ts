import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SRC = join(__dirname, '../../src');
const read = (...path: string[]): string => readFileSync(join(SRC, ...path), 'utf8');
const below = (folder: string): string[] =>
  readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const components = readdirSync(join(SRC, 'ui'))
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => basename(file, '.tsx'));
const gallery = below('pages/gallery')
  .filter((file) => file.endsWith('.tsx'))
  .map((file) => read(file))
  .join('\n');

/** The names of what a component takes, from the interface of its props. */
const propsOf = (component: string): string[] => {
  const taken = new RegExp(`interface ${component}Props(?:<[^>]*>)? \\{([\\s\\S]*?)\\n\\}`).exec(
    read('ui', `${component}.tsx`),
  );
  return [...(taken?.[1] ?? '').matchAll(/^ {2}(\w+)\??:/gm)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'children');
};

/** The values a prop may have, where they are a few words. */
const valuesOf = (component: string, prop: string): string[] => {
  const [, type = ''] = new RegExp(`^ {2}${prop}\\??: (.*);$`, 'm').exec(read('ui', `${component}.tsx`)) ?? [];
  return /^'[^;]*'$/.test(type) ? [...type.matchAll(/'(\w+)'/g)].map(([, value]) => value ?? '') : [];
};

/** How the gallery shows a component: all its opening tags. */
const shown = (component: string): string =>
  [...gallery.matchAll(new RegExp(`<${component}\\b((?:=>|[^>])*)>`, 'g'))].map(([, given]) => given ?? '').join('\n');

/** A value that is the default is shown where the prop is left out. */
const isDefault = (component: string, prop: string, value: string): boolean =>
  read('ui', `${component}.tsx`).includes(`${prop} = '${value}'`);

test.each(components)('the gallery shows %s in every state', (component) => {
  expect(gallery).toContain(`<${component}`);
  const tags = shown(component);
  for (const prop of propsOf(component)) {
    expect([prop, new RegExp(`\\s${prop}\\b`).test(tags)]).toEqual([prop, true]);
    for (const value of valuesOf(component, prop).filter((one) => !isDefault(component, prop, one)))
      expect(tags).toContain(`${prop}="${value}"`);
  }
});

test('every icon that has a name is drawn, and the other way round', () => {
  const named = [...read('ui/Icon.tsx').matchAll(/^ {2}\| '(\w+)'/gm)].map(([, name]) => name);
  const drawn = [...read('assets/icons/_icons.scss').matchAll(/^ {2}'?(\w+)'?:/gm)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(drawn));
});

test('every colour is a variable, so that another set of them can follow', () => {
  const own = below('.').filter((file) => file.endsWith('.module.scss') || file === 'app.scss');
  const coloured = own.filter((file) => /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/i.test(read(file)));
  expect(coloured).toEqual([]);
});
