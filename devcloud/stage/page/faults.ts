import type { Fault, FaultWish } from '../../cloud/faults';
import { ask, tellTo } from './ask';
import { byId, el } from './dom';
import { MODE_WORDS, placeWord } from './faultWords';
import { nameOf } from './system';

/** The failures that are switched on, as the page knows them. */
export interface Faults {
  list: () => readonly Fault[];
  read: () => Promise<void>;
  add: (wish: FaultWish) => Promise<void>;
  remove: (...ids: readonly string[]) => Promise<void>;
  /** The switch that keeps one person's phone without a network. */
  offlineOf: (openid: string) => Fault | undefined;
}

/** One fault in a line: what fails, for whom, how, how often still. */
export const faultLine = ({ target, path, openid, mode, times, delayMs }: Fault): string => {
  const who = openid === undefined ? '' : `（${nameOf(openid)}）`;
  const how = mode === 'delay' ? `延迟 ${(delayMs ?? 0) / 1000} 秒` : MODE_WORDS[mode];
  return `${placeWord(target, path)}${who}：${how}，${times === null ? '一直' : `还有 ${times} 次`}`;
};

const drawStrip = (faults: readonly Fault[], clear: () => void): void => {
  const strip = byId('strip');
  strip.hidden = faults.length === 0;
  const lines = faults.slice(0, 3).map((fault) => el('span', {}, faultLine(fault)));
  const more = faults.length > 3 ? [el('span', {}, `等 ${faults.length} 处`)] : [];
  const button = el('button', { type: 'button', class: 'plain', click: clear }, '全部恢复');
  strip.replaceChildren(el('strong', {}, '故障开着'), ...lines, ...more, button);
};

/** Keeps the list of faults; the strip at the head of the page warns of them, and `changed` is called after each change. */
export const createFaults = (changed: () => void): Faults => {
  let all: readonly Fault[] = [];
  const take = (faults: readonly Fault[]): void => {
    if (JSON.stringify(faults) === JSON.stringify(all)) return;
    all = faults;
    drawStrip(all, () => void remove(...all.map(({ id }) => id)));
    changed();
  };
  const read = async (): Promise<void> => take((await ask<{ faults: Fault[] }>('/control/faults')).faults);
  const remove = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) await ask(`/control/faults/${id}`, { method: 'DELETE' });
    await read();
  };
  return {
    list: () => all,
    read,
    remove,
    add: async (wish) => {
      await tellTo('/control/faults', wish);
      await read();
    },
    offlineOf: (openid) =>
      all.find((one) => one.target === 'client' && one.mode === 'network-down' && one.openid === openid && !one.path),
  };
};
