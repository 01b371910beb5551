import { ask } from './ask';
import type { Panel } from './dock';
import { el } from './dom';
import { clock, copied, empty, size } from './show';
import { nameOf } from './system';

/** A file of the cloud; `url` is a temporary address that works until it expires. */
interface StoredFile {
  path: string;
  fileId: string;
  size: number;
  type: string;
  owner: string;
  at: number;
  url: string;
}

const DRAWN = 120;

const draw = (file: StoredFile): HTMLElement => {
  const { path, url, type } = file;
  const picture = type.startsWith('image/')
    ? el('img', { src: url, alt: path, loading: 'lazy' })
    : el('span', { class: 'kind' }, type.split('/').at(-1) ?? '文件');
  const id = copied(file.fileId);
  id.textContent = path;
  return el(
    'article',
    { class: 'file', 'data-path': path },
    el('a', { href: url, target: '_blank', rel: 'noreferrer' }, picture),
    id,
    el('p', {}, `${size(file.size)} · ${file.owner ? nameOf(file.owner) : '系统'}`),
    el('p', { class: 'quiet' }, clock(file.at)),
  );
};

/** The files of the cloud with their pictures, owners and paths. */
export const filePanel = (): Panel => {
  const prefix = el('input', { type: 'search', placeholder: '路径开头，如 u/', 'aria-label': '路径开头' });
  const list = el('div', { class: 'cards files' });
  let drawn = '';
  const refresh = async (): Promise<void> => {
    const wanted = prefix.value.trim();
    const { files } = await ask<{ files: StoredFile[] }>(`/control/files?prefix=${encodeURIComponent(wanted)}`);
    // The temporary addresses differ each time: only another set of files is drawn anew.
    const state = JSON.stringify([wanted, files.map(({ path, at, size: bytes }) => [path, at, bytes])]);
    if (state === drawn) return;
    drawn = state;
    const newest = [...files].sort((a, b) => b.at - a.at);
    list.replaceChildren(...newest.slice(0, DRAWN).map(draw));
    const none = wanted === '' ? '还没有文件。居民传了照片就在这里。' : `没有以 ${wanted} 开头的文件。`;
    if (files.length === 0) list.append(empty(none));
    if (files.length > DRAWN) list.append(empty(`还有 ${files.length - DRAWN} 个更早的，用路径缩小。`));
  };
  prefix.addEventListener('change', () => void refresh());
  return {
    key: 'files',
    title: '文件',
    root: el('div', { class: 'tool' }, el('div', { class: 'bar' }, prefix), list),
    refresh,
  };
};
