import type { DeskState } from '../desk';
import { drawBoard } from './board';
import { byId, el, toggle } from './dom';
import { addToFeed } from './feed';
import { createPhones, type PhoneOwner, type Phones } from './phones';

const POLL = 2_000;
const SHOWN = 'shown';

const fetchState = async (query: string): Promise<DeskState> => {
  const response = await fetch(`/api/state${query}`);
  if (!response.ok) throw new Error(`state: ${response.status}`);
  return (await response.json()) as DeskState;
};

const tell = (sentence: string): void => {
  byId('notice').textContent = sentence;
  byId('notice').hidden = sentence === '';
};

const firstShown = (people: readonly PhoneOwner[]): string[] => {
  const kept = (localStorage.getItem(SHOWN) ?? '').split(',').filter((key) => people.some((one) => one.key === key));
  if (kept.length > 0) return kept;
  const usual = innerWidth >= 1560 ? ['wang', 'grid1', 'staff'] : ['wang', 'grid1'];
  return usual.filter((key) => people.some((one) => one.key === key));
};

/** Draws who can be shown; answers a function that puts somebody's phone on the Stage. */
const drawPeople = (people: readonly PhoneOwner[], phones: Phones): ((key: string) => void) => {
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

const drawScanner = (phones: Phones): void => {
  const scanner = byId('scanner');
  const waiting = phones.waiting();
  scanner.classList.toggle('waiting', waiting !== undefined);
  if (waiting) {
    const cancel = el('button', { type: 'button', class: 'plain', click: phones.cancel }, '不扫了');
    scanner.replaceChildren(`${waiting.name} 正在扫码：点一张码 `, cancel);
  } else {
    const held = phones.inHand();
    scanner.textContent = held ? `用 ${held.name} 的微信扫` : '先摆出一部手机';
  }
};

const passMinute = async (button: HTMLButtonElement, poll: () => Promise<void>): Promise<void> => {
  button.disabled = true;
  try {
    const response = await fetch('/api/minute', { method: 'POST' });
    const answer = (await response.json()) as { ok?: boolean; error?: unknown };
    if (answer.ok === false) throw new Error(JSON.stringify(answer.error ?? ''));
    await poll();
  } catch (error) {
    tell(`定时任务没有跑完：${String(error)}`);
  }
  button.disabled = false;
};

const noticeOf = ({ built }: DeskState): string =>
  built ? '' : '小程序预览还没有构建：请运行 npm run build:h5，完成后在手机上点“重开”。';

const start = async (): Promise<void> => {
  const first = await fetchState('');
  const phones: Phones = createPhones(byId('phones'), first.personas, () => drawScanner(phones));
  const bring = drawPeople(first.personas, phones);
  drawBoard(first.board ?? [], first.trials, phones.scan);
  const open = (phone: string, page: string): void => {
    // Before it is brought out, or the phone would set off for its first page as well and may end up there.
    phones.open(phone, page);
    bring(phone);
  };
  addToFeed(first.messages, open);
  tell(noticeOf(first));
  let { last } = first;
  const poll = async (): Promise<void> => {
    try {
      const state = await fetchState(`?after=${last}`);
      // Two polls may overlap: what the other one brought is not shown twice.
      addToFeed(
        state.messages.filter(({ n }) => n > last),
        open,
      );
      last = Math.max(last, state.last);
      tell(noticeOf(state));
    } catch {
      tell('演示台停了：回到终端看看，或重新运行 npm start。');
    }
  };
  setInterval(() => void poll(), POLL);
  const minute = byId('minute') as HTMLButtonElement;
  minute.addEventListener('click', () => void passMinute(minute, poll));
};

start().catch((error: unknown) => tell(`演示台没有起来：${String(error)}`));
