import { el } from './dom';
import { clock } from './show';
import { personBy } from './system';

/** Does something with an id that was tapped in a document. */
export type LookUp = (id: string) => void;

const ID = /^(?=.*\d)[\w-]{8,64}$/;
// Times of the product are plain numbers of ms; smaller numbers are counts.
const [FIRST, LAST] = [Date.UTC(2020), Date.UTC(2100)];

const plain = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));

const hint = (words: string): HTMLElement => el('small', {}, ` ${words}`);

const textNode = (text: string, lookUp: LookUp): HTMLElement => {
  const person = personBy(text);
  const known = person ? [hint(person.name.replace('（演示）', ''))] : [];
  if (!ID.test(text) && !person) return el('span', { class: 'text' }, `"${text}"`);
  const button = el(
    'button',
    { type: 'button', class: 'id', title: '在所有集合里找', click: () => lookUp(text) },
    text,
  );
  return el('span', {}, button, ...known);
};

/** An EJSON wrapper such as `{"$date": …}` as people read it. */
const wrapped = (value: Readonly<Record<string, unknown>>): string | undefined => {
  const [[name, inner] = ['', undefined], ...others] = Object.entries(value);
  if (!name.startsWith('$') || others.length > 0) return undefined;
  if (name === '$date') return `时间 ${typeof inner === 'string' ? clock(Date.parse(inner)) : JSON.stringify(inner)}`;
  return name === '$oid' ? `ObjectId ${String(inner)}` : JSON.stringify(value);
};

const leaf = (value: unknown, lookUp: LookUp): HTMLElement => {
  if (typeof value === 'string') return textNode(value, lookUp);
  const isTime = typeof value === 'number' && value > FIRST && value < LAST;
  return el('span', { class: typeof value }, plain(value), ...(isTime ? [hint(clock(value))] : []));
};

const brief = (value: object): string => {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.length}]`;
  const names = Object.keys(value);
  return names.length === 0 ? '{}' : `{${names.slice(0, 4).join(', ')}${names.length > 4 ? ', …' : ''}}`;
};

const branch = (label: string, value: unknown, depth: number, lookUp: LookUp): HTMLElement => {
  const name = el('b', {}, label);
  const said = typeof value === 'object' && value !== null ? wrapped(value as Record<string, unknown>) : undefined;
  if (said !== undefined) return el('div', { class: 'leaf' }, name, el('span', { class: 'text' }, said));
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    const shown = typeof value === 'object' && value !== null ? el('span', {}, brief(value)) : leaf(value, lookUp);
    return el('div', { class: 'leaf' }, name, shown);
  }
  const node = el('details', {}, el('summary', {}, name, el('span', { class: 'quiet' }, brief(value))));
  const fill = (): void => {
    if (!node.open || node.childElementCount > 1) return;
    node.append(...Object.entries(value).map(([key, inner]) => branch(key, inner, depth + 1, lookUp)));
  };
  node.addEventListener('toggle', fill);
  node.open = depth === 0 && Object.keys(value).length <= 6;
  fill();
  return node;
};

/** A document as a tree: times and people are told in words, ids can be looked up. */
export const drawTree = (document_: Readonly<Record<string, unknown>>, lookUp: LookUp): HTMLElement =>
  el('div', { class: 'tree' }, ...Object.entries(document_).map(([name, value]) => branch(name, value, 0, lookUp)));
