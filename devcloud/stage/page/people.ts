import { byId, el, toggle } from './dom';
import type { PhoneOwner } from './phone';
import type { Phones } from './phones';

const SHOWN = 'shown';

const firstShown = (people: readonly PhoneOwner[]): string[] => {
  const kept = (localStorage.getItem(SHOWN) ?? '').split(',').filter((key) => people.some((one) => one.key === key));
  if (kept.length > 0) return kept;
  const usual = innerWidth >= 1560 ? ['wang', 'grid1', 'staff'] : ['wang', 'grid1'];
  return usual.filter((key) => people.some((one) => one.key === key));
};

/** Draws who can be shown; answers a function that puts somebody's phone on the Stage. */
export const drawPeople = (people: readonly PhoneOwner[], phones: Phones): ((key: string) => void) => {
  let shown = firstShown(people);
  const draw = (): void => {
    phones.show(shown);
    localStorage.setItem(SHOWN, shown.join(','));
    byId('people').replaceChildren(
      ...people.map(({ key, name, role }) => {
        const isShown = shown.includes(key);
        const flip = (): void => {
          shown = isShown ? shown.filter((one) => one !== key) : [...shown, key];
          draw();
        };
        return toggle('chip', isShown, flip, name.replace('（演示）', ''), el('small', {}, ` ${role}`));
      }),
    );
  };
  draw();
  return (key) => {
    if (shown.includes(key)) return;
    shown = [...shown, key];
    draw();
  };
};

/** Says whose WeChat scans, or who is waiting for a code. */
export const drawScanner = (phones: Phones): void => {
  const scanner = byId('scanner');
  const waiting = phones.waiting();
  scanner.classList.toggle('waiting', waiting !== undefined || phones.inHand() === undefined);
  if (waiting) {
    const cancel = el('button', { type: 'button', class: 'plain', click: phones.cancel }, '不扫了');
    scanner.replaceChildren(`${waiting.name} 正在扫码：点一张码 `, cancel);
  } else {
    const held = phones.inHand();
    scanner.textContent = held ? `用 ${held.name} 的微信扫` : '先摆出一部手机';
  }
};
