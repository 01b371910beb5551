import { el } from './dom';
import type { Doc, Found, Question } from './query';
import { copied, empty, mark, millis } from './show';
import { drawTree, type LookUp } from './tree';

const costOf = ({ plan, rowsRead, ms, documents }: Found): HTMLElement => {
  const way = plan.indexed ? mark('good', `索引 ${plan.index ?? '_id'}`) : mark('bad', '全表扫描');
  const sort = plan.sorted ? [] : [' ', mark('wait', '另排序')];
  return el('p', { class: 'cost' }, `${documents.length} 条 · 读了 ${rowsRead} 行 · ${millis(ms)} `, way, ...sort);
};

const drawDocument = (doc: Doc, lookUp: LookUp): HTMLElement => {
  const copy = copied(JSON.stringify(doc, null, 2));
  copy.textContent = '复制';
  const id = typeof doc['_id'] === 'string' ? doc['_id'] : JSON.stringify(doc['_id'] ?? '');
  return el('article', { class: 'document', 'data-id': id }, el('header', {}, copied(id), copy), drawTree(doc, lookUp));
};

/** What a question found: its cost, its documents, and the pages before and behind. */
export const drawFound = (
  question: Question,
  found: Found,
  lookUp: LookUp,
  turn: (skip: number) => void,
): HTMLElement[] => {
  const { skip, limit } = question;
  const step = (word: string, to: number): HTMLElement =>
    el('button', { type: 'button', class: 'plain', click: () => turn(to) }, word);
  const pages = [
    ...(skip > 0 ? [step('上一页', Math.max(0, skip - limit))] : []),
    ...(found.documents.length === limit ? [step('下一页', skip + limit)] : []),
  ];
  const at = skip > 0 ? [el('span', { class: 'quiet' }, `从第 ${skip + 1} 条起`)] : [];
  return [
    costOf(found),
    ...(found.documents.length === 0 ? [empty('没有这样的文档。')] : []),
    ...found.documents.map((doc) => drawDocument(doc, lookUp)),
    el('div', { class: 'bar' }, ...pages, ...at),
  ];
};
