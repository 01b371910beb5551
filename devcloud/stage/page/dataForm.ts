import { el } from './dom';
import type { Question } from './query';

/** The query box: what is typed, and what a click elsewhere puts into it. */
export interface QueryForm {
  root: HTMLElement;
  get: () => Question;
  set: (question: Question) => void;
}

/** Draws the query box; `run` hears a question at each submit. */
export const drawForm = (run: (question: Question) => void): QueryForm => {
  const box = (name: string, hint: string) =>
    el('input', { type: 'text', 'aria-label': name, placeholder: hint, spellcheck: 'false', autocomplete: 'off' });
  const query = box('条件', '{"state": "assigned", "createdAt": {"$gt": 0}}');
  const sort = box('排序', '{"createdAt": -1}');
  const projection = box('字段', '{"words": 1}');
  const limit = el('input', { type: 'number', min: '1', max: '1000', value: '20', 'aria-label': '一页几条' });
  let collection = '';
  const get = (): Question => ({
    collection,
    query: query.value,
    sort: sort.value,
    projection: projection.value,
    limit: Number(limit.value) || 20,
    skip: 0,
  });
  const label = (word: string, field: HTMLElement, kind = ''): HTMLElement => el('label', { class: kind }, word, field);
  const root = el(
    'form',
    { class: 'query' },
    label('条件', query, 'wide'),
    label('排序', sort),
    label('字段', projection),
    label('每页', limit, 'narrow'),
    el('button', { type: 'submit', class: 'main' }, '查'),
  );
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    run(get());
  });
  const set = (question: Question): void => {
    ({ collection } = question);
    [query.value, sort.value, projection.value] = [question.query, question.sort, question.projection];
    limit.value = String(question.limit);
  };
  return { root, get, set };
};
