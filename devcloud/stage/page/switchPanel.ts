import { FAULT_MODES, type FaultMode, type FaultWish } from '../../cloud/faults';
import type { Switches } from '../../cloud/options';
import { ask, tellTo } from './ask';
import type { Panel } from './dock';
import { el, toggle } from './dom';
import { faultLine, type Faults } from './faults';
import { MODE_WORDS, PLACES } from './faultWords';
import type { PhoneOwner } from './phone';
import { doing, empty } from './show';

const SWITCH_WORDS: Readonly<Record<keyof Switches, string>> = {
  nestedOpenid: '函数调函数时带着用户身份',
  strictReads: '没走索引或读太多行就报错',
  httpBodyBase64: 'HTTP 的 JSON 也用 base64 送',
  timersTwice: '定时任务一次来两遍',
};

const choice = (label: string, options: readonly (readonly [string, string])[]): HTMLSelectElement =>
  el('select', { 'aria-label': label }, ...options.map(([value, word]) => el('option', { value }, word)));

const TIMES: readonly (readonly [string, string])[] = [
  ['1', '1 次'],
  ['3', '3 次'],
  ['10', '10 次'],
  ['', '一直'],
];
const SECONDS = { min: '1', max: '600' };

const drawForm = (people: readonly PhoneOwner[], faults: Faults, told: (sentence: string) => void): HTMLElement => {
  const place = choice(
    '哪里',
    PLACES.map(({ word }, n) => [String(n), word]),
  );
  const mode = choice('怎么坏', []);
  const who = choice('谁', [['', '所有人'], ...people.map(({ openid, name }) => [openid, name] as const)]);
  const times = choice('几次', TIMES);
  const seconds = el('input', { type: 'number', ...SECONDS, required: '', value: '5', 'aria-label': '延迟几秒' });
  const chosen = () => PLACES[Number(place.value)];
  const fit = (): void => {
    const modes = FAULT_MODES[chosen()?.target ?? 'client'];
    mode.replaceChildren(...modes.map((one) => el('option', { value: one }, MODE_WORDS[one])));
    hold();
  };
  const wait = el('label', {}, seconds, ' 秒');
  const hold = (): void => void (wait.hidden = mode.value !== 'delay');
  const add = async (): Promise<void> => {
    if (mode.value === 'delay' && !seconds.reportValidity()) return;
    const { target = 'client', path } = chosen() ?? {};
    const wish: FaultWish = {
      target,
      mode: mode.value as FaultMode,
      times: times.value === '' ? null : Number(times.value),
      ...(path === undefined ? {} : { path }),
      ...(who.value === '' ? {} : { openid: who.value }),
      ...(mode.value === 'delay' ? { delayMs: Math.round(Number(seconds.value) * 1000) } : {}),
    };
    await faults.add(wish);
    told('');
  };
  place.addEventListener('change', fit);
  mode.addEventListener('change', hold);
  fit();
  return el('div', { class: 'bar' }, place, mode, wait, who, times, doing('弄坏', add, told));
};

/** The failure switches, and the switches of the platform whose behaviour is not known or may be made stricter. */
export const switchPanel = (people: readonly PhoneOwner[], faults: Faults): Panel & { draw: () => void } => {
  const active = el('ul', { class: 'broken' });
  const platform = el('div', { class: 'bar' });
  const wrong = el('p', { class: 'wrong', role: 'status' });
  const told = (sentence: string): void => void (wrong.textContent = sentence);
  const draw = (): void => {
    const rows = faults.list().map((fault) => {
      const stop = doing('恢复', () => faults.remove(fault.id), told);
      return el('li', {}, el('span', {}, faultLine(fault)), stop);
    });
    active.replaceChildren(...(rows.length > 0 ? rows : [empty('一切正常。')]));
  };
  const drawPlatform = (switches: Switches): void => {
    const flip = (name: keyof Switches) => async (): Promise<void> =>
      drawPlatform(await tellTo<Switches>('/control/switches', { [name]: !switches[name] }));
    const names = Object.keys(SWITCH_WORDS) as (keyof Switches)[];
    const buttons = names.map((name) =>
      toggle(
        'chip',
        switches[name],
        () => void flip(name)().catch((error: unknown) => told(String(error))),
        SWITCH_WORDS[name],
      ),
    );
    platform.replaceChildren(...buttons);
  };
  const root = el('div', { class: 'tool switches' });
  root.append(drawForm(people, faults, told), wrong, active, el('h3', {}, '平台'), platform);
  draw();
  return {
    key: 'switches',
    title: '开关',
    root,
    draw,
    refresh: async () => {
      await faults.read();
      drawPlatform(await ask<Switches>('/control/switches'));
    },
  };
};
