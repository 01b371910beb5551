import type { Kind, Message } from '../messages';
import { byId, el, toggle } from './dom';
import { drawPush, readPushes } from './pushes';
import { clock, empty, mark } from './show';

/** How many exchanges the page keeps of each kind; older ones stay in the sandbox's log. */
const KEPT = 200;
const CHOSEN = 'feed';

type Page = Kind | 'push';

const PAGES: Readonly<Record<Page, readonly [word: string, none: string]>> = {
  message: ['订阅消息', '还没有消息。居民在手机上点“有进展时提醒我”，办理后消息会到这里。'],
  push: ['推送', '微信还没有推送过事件。'],
  check: ['内容审核', '还没有审核过文字和照片。'],
  call: ['其他', '没有别的请求。'],
};

/** The feed of what WeChat was asked and what it pushed. */
export interface Feed {
  add: (messages: readonly Message[]) => void;
  /** Brings the pushed events up to date while they are shown. */
  refresh: () => Promise<void>;
}

/** What the feed leads to. */
export interface FeedWays {
  open: (phone: string, page: string) => void;
  findLog: (requestId: string) => void;
}

const draw = (message: Message, { open }: FeedWays): HTMLElement => {
  const { phone, page, kind, n } = message;
  const raw = el('details', {}, el('summary', {}, '原始内容'), el('pre', {}, JSON.stringify(message.raw, null, 2)));
  const tap = phone ? [el('button', { type: 'button', click: () => open(phone, page) }, '在手机上点开')] : [];
  return el(
    'article',
    { class: 'message', 'data-n': String(n), 'data-kind': kind },
    el('header', {}, el('strong', {}, message.to), el('span', {}, `${message.title} · ${clock(message.at)}`)),
    mark(message.good ? 'good' : 'bad', message.end),
    el('dl', {}, ...message.fields.flatMap(({ label, value }) => [el('dt', {}, label), el('dd', {}, value)])),
    el('div', { class: 'actions' }, ...tap, raw),
  );
};

/** Draws the feed, the newest on top; which kind is shown is remembered. */
export const createFeed = (ways: FeedWays): Feed => {
  const pages = Object.keys(PAGES) as Page[];
  const drawn: Record<Page, HTMLElement[]> = { message: [], push: [], check: [], call: [] };
  let chosen = pages.find((page) => page === localStorage.getItem(CHOSEN)) ?? 'message';
  let pushed = '';
  const show = (): void => {
    const articles = drawn[chosen];
    byId('feed').replaceChildren(...(articles.length > 0 ? articles : [empty(PAGES[chosen][1])]));
    const tabs = pages.map((page) => toggle('', page === chosen, () => choose(page), PAGES[page][0]));
    byId('kinds').replaceChildren(...tabs);
  };
  const choose = (page: Page): void => {
    chosen = page;
    localStorage.setItem(CHOSEN, page);
    show();
    // What goes wrong here is told by the next poll.
    refresh().catch(() => undefined);
  };
  const refresh = async (): Promise<void> => {
    if (chosen !== 'push') return;
    const pushes = await readPushes();
    const state = JSON.stringify(pushes);
    if (state === pushed) return;
    pushed = state;
    const newest = pushes.slice(-KEPT).reverse();
    drawn.push = newest.map((push) => drawPush(push, ways.findLog));
    show();
  };
  show();
  return {
    refresh,
    add: (messages) => {
      for (const message of messages) drawn[message.kind].unshift(draw(message, ways));
      for (const page of pages) drawn[page].splice(KEPT);
      if (messages.some(({ kind }) => kind === chosen)) show();
    },
  };
};
