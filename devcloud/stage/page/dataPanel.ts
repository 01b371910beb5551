import { ask, wordsOf } from './ask';
import { drawForm } from './dataForm';
import { drawFound } from './dataFound';
import type { Panel } from './dock';
import { el, toggle } from './dom';
import { put, type Question } from './query';
import { empty } from './show';

interface Index {
  name: string;
}

interface Collection {
  name: string;
  count: number;
  indexes: readonly Index[];
}

const PAGE = 20;

const startOf = (collection: string): Question => ({
  collection,
  query: '',
  sort: '',
  projection: '',
  limit: PAGE,
  skip: 0,
});

/** Where a document with this id is; undefined when no collection has it. */
const findEverywhere = async (collections: readonly Collection[], id: string): Promise<Question | undefined> => {
  const questions = collections.map(({ name }) => ({ ...startOf(name), query: JSON.stringify({ _id: id }) }));
  const answers = await Promise.all(questions.map(put));
  return questions.find((_, n) => (answers[n]?.documents.length ?? 0) > 0);
};

const drawNames = (
  collections: readonly Collection[],
  shown: string,
  choose: (question: Question) => void,
): HTMLElement[] => {
  if (collections.length === 0) return [empty('还没有集合。')];
  return collections.map(({ name, count, indexes }) => {
    const small = el('small', {}, `${count} 条 · ${indexes.length} 个索引`);
    const button = toggle('name', name === shown, () => choose(startOf(name)), el('strong', {}, name), small);
    button.title = indexes.map((index) => index.name).join('、') || '没有索引';
    return button;
  });
};

/** The documents of the cloud: collections with their indexes, a query box, and a way to find an id everywhere. */
export const dataPanel = (): Panel => {
  const names = el('nav', { class: 'names', 'aria-label': '集合' });
  const found = el('div', { class: 'found' }, empty('点一个集合看它的文档。'));
  let collections: readonly Collection[] = [];
  let drawn = '';
  const say = (error: unknown): void => found.replaceChildren(el('p', { class: 'wrong' }, wordsOf(error)));
  const run = async (question: Question): Promise<void> => {
    side.scrollTop = 0;
    try {
      const turn = (skip: number): void => void run({ ...question, skip });
      found.replaceChildren(...drawFound(question, await put(question), lookUp, turn));
    } catch (error) {
      say(error);
    }
  };
  const form = drawForm((question) => void run(question));
  const side = el('div', { class: 'side' }, form.root, found);
  const choose = (question: Question): void => {
    form.set(question);
    draw();
    void run(question);
  };
  const lookUp = (id: string): void =>
    void findEverywhere(collections, id).then((question) => {
      if (question) choose(question);
      else found.prepend(el('p', { class: 'wrong' }, `没有哪个集合有 _id 是 ${id} 的文档。`));
    }, say);
  const draw = (): void => names.replaceChildren(...drawNames(collections, form.get().collection, choose));
  return {
    key: 'data',
    title: '数据',
    root: el('div', { class: 'tool data' }, names, side),
    refresh: async () => {
      ({ collections } = await ask<{ collections: Collection[] }>('/control/collections'));
      const state = JSON.stringify(collections);
      if (state !== drawn) draw();
      drawn = state;
    },
  };
};
