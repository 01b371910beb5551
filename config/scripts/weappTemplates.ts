import attributes from '../taro/a11y/attributes.json';
import { join } from 'node:path';
import { existing, textOf } from './sources';

interface Template {
  name: string;
  level: string;
  body: string;
}

const NAMED = /<template name="([^"]+)">([\s\S]*?)\n<\/template>/g;
const CHILDREN = 'wx:for="{{i.cn}}" wx:key="sid"';
// At the last depth the children begin anew in a component of their own.
const DEEPEST = /is="\{\{xs\.e\(\d+\)\}\}" data="\{\{i:item,c:c,l:l\}\}"/;
const DEEPER = 'is="{{xs.a(c, item.nn, l)}}" data="{{i:item,c:c+1,l:xs.f(l,item.nn)}}"';
const OF_EACH = ['style="{{i.st}}"', 'class="{{i.cl}}"', 'id="{{i.uid||i.sid}}"', 'data-sid="{{i.sid}}"'] as const;
/** What the runtime listens to on the elements that can be tapped, typed into or loaded. */
const HEARD: Readonly<Record<string, readonly string[]>> = {
  view: ['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel'],
  text: ['tap', 'longpress'],
  button: ['tap', 'longpress'],
  image: ['tap', 'load', 'error'],
  input: ['input', 'focus', 'blur', 'confirm'],
  textarea: ['input', 'focus', 'blur', 'confirm'],
  'scroll-view': ['tap', 'scroll', 'scrolltolower', 'scrolltoupper'],
};

const templatesOf = (wxml: string): Template[] =>
  [...wxml.matchAll(NAMED)].map(([, name = '', body = '']) => ({
    name: name.replace(/^tmpl_\d+_/, ''),
    level: /^tmpl_(\d+)_/.exec(name)?.[1] ?? '',
    body: body.replaceAll(/tmpl_\d+_/g, 'tmpl_').replace(DEEPEST, DEEPER),
  }));

// Taro writes one template per depth; a node must look and hear the same at each.
const depthProblems = (all: readonly Template[]): string[] => {
  const first = new Map(all.filter(({ level }) => level === '0').map((one) => [one.name, one.body]));
  return all
    .filter(({ name, level }) => name !== 'container' && level !== '' && first.get(name) !== undefined)
    .filter(({ name, body }) => body !== first.get(name))
    .map(({ name, level }) => `base.wxml: template ${name} at depth ${level} differs from the one at depth 0`);
};

const levelProblems = (all: readonly Template[]): string[] => {
  const depths = new Map<string, number[]>();
  for (const { name, level } of all) if (level !== '') depths.set(name, [...(depths.get(name) ?? []), Number(level)]);
  return [...depths]
    .filter(([name]) => name !== 'container')
    .filter(([, levels]) => levels.some((level, n) => level !== n))
    .map(([name]) => `base.wxml: template ${name} is missing at a depth`);
};

// The runtime numbers the attributes of a component in turn: a number that nothing reads is an attribute lost.
const numberProblems = ({ name, body }: Template): string[] => {
  const read = [...new Set([...body.matchAll(/\bi\.p(\d+)/g)].map((match) => Number(match[1])))].sort((a, b) => a - b);
  return read.every((number, n) => number === n) ? [] : [`base.wxml: template ${name} lost an attribute`];
};

const elementProblems = ({ name, body }: Template): string[] => {
  const head = /^\s*<(?!template|block)[a-z-]+ [^>]*>/.exec(body)?.[0];
  if (head === undefined) return [];
  const leaf = /^\s*<(input|textarea)\b/.test(head);
  return [
    ...OF_EACH.filter((part) => !head.includes(part)).map((part) => `base.wxml: template ${name} lost ${part}`),
    ...(leaf || body.includes(CHILDREN) ? [] : [`base.wxml: template ${name} draws no children`]),
    ...[...body.matchAll(/ ((?:bind|catch)[a-z]+)="([^"]*)"/g)]
      .filter(([, , handler]) => handler !== 'eh')
      .map(([, event, handler]) => `base.wxml: ${event} of template ${name} calls ${handler}, which nobody defines`),
  ];
};

const openings = (wxml: string, tag: string): string[] => wxml.match(new RegExp(`<${tag} [^>]*>`, 'g')) ?? [];

const heardProblems = (wxml: string): string[] =>
  Object.entries(HEARD).flatMap(([tag, events]) => {
    const drawn = openings(wxml, tag);
    const lost = events.filter((event) => !drawn.some((one) => one.includes(`bind${event}="eh"`)));
    return drawn.length === 0 ? [] : lost.map((event) => `base.wxml: no <${tag}> hears ${event}`);
  });

const twins = (all: readonly Template[]): string[] =>
  all
    .filter(({ name }) => name.endsWith('_focus'))
    .filter(({ name, body }) => {
      const other = all.find((one) => one.name === name.replace('_focus', '_blur'))?.body;
      return other?.replaceAll(/\s+/g, ' ') !== body.replace(/ focus="[^"]*"/, '').replaceAll(/\s+/g, ' ');
    })
    .map(({ name }) => `base.wxml: ${name} differs from its blur twin in more than the focus`);

const ariaProblems = (folder: string, wxml: string): string[] => {
  const app = textOf(join(folder, 'app.js'));
  const table = JSON.stringify(attributes);
  const tags = Object.entries(attributes).map(
    ([component, names]) => [component.toLowerCase(), Object.keys(names)] as const,
  );
  return [
    ...(app.includes(table) ? [] : ['app.js: the runtime’s table lost an attribute for screen readers']),
    ...tags.flatMap(([tag, names]) =>
      names
        .filter((name) => name.startsWith('aria-') && !openings(wxml, tag).some((one) => one.includes(` ${name}=`)))
        .map((name) => `base.wxml: no <${tag}> has ${name}`),
    ),
  ];
};

const calledProblems = (folder: string, wxml: string): string[] => {
  const [wxs] = existing([join(folder, 'utils.wxs')]);
  const there = wxs === undefined ? '' : textOf(wxs);
  const called = new Set([...wxml.matchAll(/\bxs\.([a-z]+)\(/g)].map(([, name = '']) => name));
  return [...called]
    .filter((name) => !new RegExp(`\\b${name}: ?function`).test(there))
    .map((name) => `base.wxml calls xs.${name}, which utils.wxs has not`);
};

/** What Taro's templates have lost: attributes, bindings, children, whole templates. */
export const templateProblems = (folder: string): string[] => {
  const [base] = existing([join(folder, 'base.wxml')]);
  if (base === undefined) return [];
  const wxml = textOf(base);
  const all = templatesOf(wxml);
  const first = all.filter(({ level }) => level === '0');
  return [
    ...depthProblems(all),
    ...levelProblems(all),
    ...first.flatMap(numberProblems),
    ...all.flatMap(elementProblems),
    ...heardProblems(wxml),
    ...calledProblems(folder, wxml),
    ...twins(all),
    ...ariaProblems(folder, wxml),
  ];
};
