import { el } from './dom';

/** Somebody whose phone can be put on the Stage. */
export interface PhoneOwner {
  key: string;
  name: string;
  role: string;
  about: string;
}

interface Phone {
  owner: PhoneOwner;
  origin: string;
  root: HTMLElement;
  frame: HTMLIFrameElement;
}

/** The phones on the Stage; one is in hand (what is scanned opens there), and one may wait for a scan. */
export interface Phones {
  show: (keys: readonly string[]) => void;
  inHand: () => PhoneOwner | undefined;
  waiting: () => PhoneOwner | undefined;
  /** Opens a page of the mini-program as WeChat does from outside: the app starts on it. */
  open: (key: string, page: string) => void;
  /** What a scan finds: answers the phone that waits for it, otherwise opens the landing page in the phone in hand. */
  scan: (text: string) => void;
  /** The phone that waits gets nothing. */
  cancel: () => void;
}

const originOf = (key: string): string => `${location.protocol}//${key}.localhost:${location.port}`;

const build = (owner: PhoneOwner, take: () => void): Phone => {
  const origin = originOf(owner.key);
  const frame = el('iframe', { title: `${owner.name}的手机`, allow: 'clipboard-write' });
  const restart = (): void => {
    frame.src = `${origin}/?start=${Date.now()}`;
  };
  const who = el(
    'button',
    { type: 'button', class: 'who', click: take },
    el('strong', {}, owner.name),
    el('span', {}, `${owner.role} · ${owner.about}`),
  );
  const again = el('button', { type: 'button', class: 'plain', click: restart }, '重开');
  const root = el('article', { class: 'phone', 'aria-label': owner.name }, el('header', {}, who, again), frame);
  return { owner, origin, root, frame };
};

const wantsScan = (data: unknown): boolean => (data as { type?: unknown } | null)?.type === 'stage:scan';

/** Which phone is in hand and which one waits for a scan. */
interface Hands {
  held?: Phone | undefined;
  asking?: Phone | undefined;
}

// Answers the phone that waits; without a text it gave up, as with WeChat's back button.
const reply = (hands: Hands, result?: string): boolean => {
  const phone = hands.asking;
  hands.asking = undefined;
  phone?.frame.contentWindow?.postMessage({ type: 'stage:scanned', result }, phone.origin);
  return phone !== undefined;
};

const listen = (phones: readonly Phone[], asked: (phone: Phone) => void): void =>
  addEventListener('message', (event) => {
    const phone = phones.find(({ frame }) => frame.contentWindow === event.source);
    if (phone && event.origin === phone.origin && wantsScan(event.data)) asked(phone);
  });

const display = (phones: readonly Phone[], hands: Hands, keys: readonly string[]): void => {
  const isShown = ({ owner }: Phone): boolean => keys.includes(owner.key);
  for (const phone of phones) {
    phone.root.hidden = !isShown(phone);
    if (isShown(phone) && !phone.frame.src) phone.frame.src = `${phone.origin}/`;
  }
  if (!hands.held || !isShown(hands.held)) hands.held = phones.find(isShown);
  if (hands.asking && !isShown(hands.asking)) reply(hands);
};

/** Builds a phone per owner, hidden and not yet started; `changed` is called when the one in hand or waiting changes. */
export const createPhones = (place: HTMLElement, owners: readonly PhoneOwner[], changed: () => void): Phones => {
  const hands: Hands = {};
  const mark = (): void => {
    for (const phone of phones) {
      phone.root.classList.toggle('active', phone === hands.held);
      phone.root.classList.toggle('waiting', phone === hands.asking);
    }
    changed();
  };
  const take = (phone: Phone): void => {
    hands.held = phone;
    mark();
  };
  const phones: readonly Phone[] = owners.map((owner, n) => build(owner, () => phones[n] && take(phones[n])));
  place.append(...phones.map(({ root }) => root));
  listen(phones, (phone) => {
    hands.asking = phone;
    take(phone);
  });
  const open = (key: string, page: string): void => {
    const phone = phones.find(({ owner }) => owner.key === key);
    if (!phone) return;
    if (hands.asking === phone) hands.asking = undefined;
    phone.frame.src = `${phone.origin}/?start=${Date.now()}#/${page}`;
    take(phone);
  };
  const scan = (text: string): void => {
    if (reply(hands, text)) return mark();
    const page = `pages/scan/index?q=${encodeURIComponent(text)}&scancode_time=${Math.floor(Date.now() / 1000)}`;
    if (hands.held) open(hands.held.owner.key, page);
  };
  const show = (keys: readonly string[]): void => {
    display(phones, hands, keys);
    mark();
  };
  const cancel = (): void => {
    if (reply(hands)) mark();
  };
  return { show, inHand: () => hands.held?.owner, waiting: () => hands.asking?.owner, open, scan, cancel };
};
