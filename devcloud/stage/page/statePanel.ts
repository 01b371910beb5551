import { ask, tellTo, wordsOf } from './ask';
import type { Panel } from './dock';
import { el } from './dom';
import { doing } from './show';

const chosen = (): Promise<File | undefined> =>
  new Promise((resolve) => {
    const input = el('input', { type: 'file', accept: '.ndjson,application/x-ndjson' });
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });

/** Exports, imports and empties the data of the cloud; `changed` is called when what was on screen is over. */
export const statePanel = (changed: () => void): Panel => {
  const told = el('p', { class: 'hint', role: 'status' });
  const say = (sentence: string): void => void (told.textContent = sentence);
  const importFile = async (): Promise<void> => {
    const file = await chosen();
    if (!file || !confirm(`用 ${file.name} 换掉现在的全部数据？`)) return;
    say('正在导入…');
    await ask('/control/state/import', { method: 'POST', body: file }).catch((error: unknown) => {
      throw new Error(`没有导入，现在的数据一点没动：${wordsOf(error)}`);
    });
    say('导入好了。');
    changed();
  };
  const reset = async (): Promise<void> => {
    if (!confirm('现在的全部数据都会清空，演示从头再演一遍。真的重来？')) return;
    say('正在清空，再演一遍…');
    await tellTo('/api/reset');
    say('好了，一切从头开始。');
    changed();
  };
  const row = (act: HTMLElement, words: string): HTMLElement => el('div', { class: 'choice' }, act, el('p', {}, words));
  const save = el('a', { class: 'plain', href: '/control/state/export', download: 'linli-state.ndjson' }, '导出');
  const root = el('div', { class: 'tool state' });
  root.append(
    row(save, '把集合、索引、文档和文件存成一个文件，某个场面以后还能再来。'),
    row(
      doing('导入', importFile, say),
      '用存下的文件换掉现在的数据；要么全部换好，要么一点不动。密钥不在文件里，只认这个数据文件夹自己存的。',
    ),
    row(doing('重来', reset, say), '清空全部数据，时钟回到现在，演示从头再演一遍。'),
    told,
  );
  return { key: 'state', title: '状态', root, refresh: () => Promise.resolve() };
};
