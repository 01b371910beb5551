import type { Message } from '../messages';
import { byId, el } from './dom';

/** How many messages the page keeps; older ones stay in the sandbox's log. */
const KEPT = 200;

const clock = (at: number): string =>
  new Date(at).toLocaleString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });

const draw = (message: Message, open: (phone: string, page: string) => void): HTMLElement => {
  const { phone, page, problem } = message;
  const verdict = problem
    ? el('span', { class: 'problem' }, `未送达：${problem}`)
    : el('span', { class: 'sent' }, '已送达');
  const raw = el('details', {}, el('summary', {}, '原始请求'), el('pre', {}, JSON.stringify(message.raw, null, 2)));
  const tap = phone ? [el('button', { type: 'button', click: () => open(phone, page) }, '在手机上点开')] : [];
  return el(
    'article',
    { class: 'message', 'data-n': String(message.n) },
    el('header', {}, el('strong', {}, message.to), el('span', {}, `${message.title} · ${clock(message.at)}`)),
    verdict,
    el('dl', {}, ...message.fields.flatMap(({ label, value }) => [el('dt', {}, label), el('dd', {}, value)])),
    el('div', { class: 'actions' }, ...tap, raw),
  );
};

/** Puts new messages on top of the feed. */
export const addToFeed = (messages: readonly Message[], open: (phone: string, page: string) => void): void => {
  const feed = byId('feed');
  if (messages.length > 0) feed.querySelector('.empty')?.remove();
  for (const message of messages) feed.prepend(draw(message, open));
  while (feed.children.length > KEPT) feed.lastElementChild?.remove();
  if (feed.children.length === 0) {
    feed.append(el('p', { class: 'empty' }, '还没有消息。居民在手机上点“有进展时提醒我”，办理后消息会到这里。'));
  }
};
