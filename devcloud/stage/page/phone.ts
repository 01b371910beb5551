import type { PhoneCall } from '../calls';
import type { Person } from '../desk';
import { el, toggle } from './dom';
import { clockOffset } from './system';

/** Somebody whose phone can be put on the Stage. */
export type PhoneOwner = Pick<Person, 'key' | 'name' | 'role' | 'about' | 'openid'>;

/** One phone: its frame, and what is around it. */
export interface Phone {
  owner: PhoneOwner;
  origin: string;
  root: HTMLElement;
  frame: HTMLIFrameElement;
  /** Says what the last call that failed was told. */
  said: HTMLElement;
  net: HTMLButtonElement;
  offline: boolean;
  /** Whether the script in it listens. */
  listens: boolean;
}

/** What a phone's own buttons do. */
export interface PhoneTools {
  /** Takes a phone off the network, or puts it back. */
  flipNetwork: (openid: string) => void;
  findLog: (id: string) => void;
}

const originOf = (key: string): string => `${location.protocol}//${key}.localhost:${location.port}`;

const whoOf = (owner: PhoneOwner, take: () => void): HTMLElement =>
  el(
    'button',
    { type: 'button', class: 'who', click: take },
    el('strong', {}, owner.name),
    el('span', {}, `${owner.role} · ${owner.about}`),
  );

/** Says something to the script that runs in the phone before the app. */
export const tellPhone = ({ frame, origin, listens }: Phone, message: object): void => {
  if (listens) frame.contentWindow?.postMessage(message, origin);
};

/** What a phone is told of the system's clock. */
export const clockNews = (): object => ({ type: 'stage:clock', offset: clockOffset() });

/** Builds a phone that is not yet started; `take` puts it in hand. */
export const buildPhone = (owner: PhoneOwner, tools: PhoneTools, take: () => void): Phone => {
  const origin = originOf(owner.key);
  const frame = el('iframe', { title: `${owner.name}的手机`, allow: 'clipboard-write' });
  const restart = (): void => {
    frame.src = `${origin}/?start=${Date.now()}`;
  };
  const net = toggle('plain', false, () => tools.flipNetwork(owner.openid), '断网');
  const again = el('button', { type: 'button', class: 'plain', click: restart }, '重开');
  const said = el('footer', { hidden: '' });
  const header = el('header', {}, whoOf(owner, take), net, again);
  const root = el('article', { class: 'phone', 'aria-label': owner.name }, header, frame, said);
  const phone = { owner, origin, root, frame, said, net, offline: false, listens: false };
  frame.addEventListener('load', () => {
    phone.listens = frame.src !== '';
    // The clock may have been moved while the page was on its way.
    tellPhone(phone, clockNews());
  });
  return phone;
};

/** Shows whether the phone has a network; one that has it again is told so. */
export const showNetwork = (phone: Phone, offline: boolean): void => {
  phone.net.setAttribute('aria-pressed', String(offline));
  phone.root.classList.toggle('offline', offline);
  if (phone.offline && !offline) tellPhone(phone, { type: 'stage:online' });
  phone.offline = offline;
};

/** Shows the last call of the phone that failed. */
export const showCalls = ({ owner, said }: Phone, calls: readonly PhoneCall[], findLog: (id: string) => void): void => {
  const failed = calls.filter(({ persona, code }) => persona === owner.key && code !== null).at(-1);
  if (!failed) return;
  const { action, code, traceId, requestId } = failed;
  const id = traceId ?? requestId;
  const look = el('button', { type: 'button', class: 'link', click: () => findLog(id) }, '看日志');
  const trace = traceId ? [el('code', {}, traceId)] : [];
  said.hidden = false;
  said.replaceChildren(el('span', {}, `${action}：${code}`), ...trace, ...(requestId ? [look] : []));
};
