import type { PhoneCall } from '../calls';
import { byId } from './dom';
import {
  buildPhone,
  clockNews,
  showCalls,
  showNetwork,
  tellPhone,
  type Phone,
  type PhoneOwner,
  type PhoneTools,
} from './phone';
import { now } from './system';

/** The phones on the Stage; one is in hand (what is scanned opens there), and one may wait for a scan. */
export interface Phones {
  show: (keys: readonly string[]) => void;
  inHand: () => PhoneOwner | undefined;
  waiting: () => PhoneOwner | undefined;
  /** Opens a page of the mini-program as WeChat does from outside: the app starts on it. */
  open: (key: string, page: string) => void;
  /** Brings the phone in hand into sight: on a narrow screen, or among many, it may be anywhere. */
  reveal: () => void;
  /** What a scan finds: answers the phone that waits for it, otherwise opens the landing page in the phone in hand. */
  scan: (text: string) => void;
  /** The phone that waits gets nothing. */
  cancel: () => void;
  /** Tells every phone the system's time. */
  setClock: () => void;
  /** Shows which phones have no network; one that has it again is told so. */
  setOffline: (isOffline: (openid: string) => boolean) => void;
  /** Shows under each phone the last of its calls that failed. */
  heard: (calls: readonly PhoneCall[]) => void;
}

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
  if (phone) tellPhone(phone, { type: 'stage:scanned', result });
  return phone !== undefined;
};

const listen = (phones: readonly Phone[], asked: (phone: Phone) => void): void =>
  addEventListener('message', (event) => {
    const phone = phones.find(({ frame }) => frame.contentWindow === event.source);
    if (!phone || event.origin !== phone.origin || !wantsScan(event.data)) return;
    asked(phone);
    byId('scanner').scrollIntoView();
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

const goTo = (hands: Hands, phone: Phone, page: string): Phone => {
  if (hands.asking === phone) hands.asking = undefined;
  phone.frame.src = `${phone.origin}/?start=${Date.now()}#/${page}`;
  return phone;
};

const landing = (text: string): string =>
  `pages/scan/index?q=${encodeURIComponent(text)}&scancode_time=${Math.floor(now() / 1000)}`;

const intoSight = ({ held }: Hands): void => held?.root.scrollIntoView({ block: 'nearest', inline: 'nearest' });

const marked = (phones: readonly Phone[], hands: Hands): void => {
  for (const phone of phones) {
    phone.root.classList.toggle('active', phone === hands.held);
    phone.root.classList.toggle('waiting', phone === hands.asking);
  }
};

/** What the Stage tells its phones all the time. */
const news = (phones: readonly Phone[], tools: PhoneTools): Pick<Phones, 'setClock' | 'setOffline' | 'heard'> => ({
  setClock: () => {
    for (const phone of phones) tellPhone(phone, clockNews());
  },
  setOffline: (isOffline) => {
    for (const phone of phones) showNetwork(phone, isOffline(phone.owner.openid));
  },
  heard: (calls) => {
    for (const phone of phones) showCalls(phone, calls, tools.findLog);
  },
});

/** Builds a phone per owner, hidden and not yet started; `changed` is called when the one in hand or waiting changes. */
export const createPhones = (
  place: HTMLElement,
  owners: readonly PhoneOwner[],
  tools: PhoneTools,
  changed: () => void,
): Phones => {
  const hands: Hands = {};
  const mark = (): void => {
    marked(phones, hands);
    changed();
  };
  const take = (phone: Phone): void => {
    hands.held = phone;
    mark();
  };
  const phones: readonly Phone[] = owners.map((owner, n) =>
    buildPhone(owner, tools, () => phones[n] && take(phones[n])),
  );
  place.append(...phones.map(({ root }) => root));
  listen(phones, (phone) => {
    hands.asking = phone;
    take(phone);
  });
  const open = (key: string, page: string): void => {
    const phone = phones.find(({ owner }) => owner.key === key);
    if (phone) take(goTo(hands, phone, page));
  };
  const scan = (text: string): void => {
    if (reply(hands, text)) mark();
    else if (hands.held) open(hands.held.owner.key, landing(text));
    intoSight(hands);
  };
  const show = (keys: readonly string[]): void => {
    display(phones, hands, keys);
    mark();
  };
  const cancel = (): void => void (reply(hands) && mark());
  const whose = { inHand: () => hands.held?.owner, waiting: () => hands.asking?.owner };
  return { show, open, reveal: () => intoSight(hands), scan, cancel, ...whose, ...news(phones, tools) };
};
