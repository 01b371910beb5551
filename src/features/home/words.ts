import type { OutputOf } from '@/client/api';
import type { Tone } from '@/ui/Tag';

/** A state in words, and how it is shown. */
export interface Said {
  tone: Tone;
  words: string;
}

type Claim = OutputOf<'claims.get'>;
type Change = OutputOf<'changes.mine'>['rows'][number];
type Proxy = OutputOf<'proxies.get'>;
type Relay = OutputOf<'relays.get'>;

/** How far the matter of living somewhere is. */
export const CLAIM_STATES: Readonly<Record<Claim['state'], Said>> = {
  asked: { tone: 'waiting', words: '等网格员确认' },
  confirmed: { tone: 'done', words: '登记好了' },
  refused: { tone: 'late', words: '没有登记上' },
  withdrawn: { tone: 'done', words: '您撤回了' },
  ended: { tone: 'done', words: '已经结束' },
};

/** As what somebody lives there. */
export const CLAIMED_AS: Readonly<Record<Claim['as'], string>> = {
  owner: '房主',
  tenant: '租住',
  family: '家里人',
};

/** How far a correction is. */
export const CHANGE_STATES: Readonly<Record<Change['state'], Said>> = {
  proposed: { tone: 'waiting', words: '等网格员看' },
  accepted: { tone: 'done', words: '改好了' },
  declined: { tone: 'late', words: '没有改' },
  withdrawn: { tone: 'done', words: '您撤回了' },
};

/** What a correction is about. */
export const CHANGE_KINDS: Readonly<Record<Change['kind'], string>> = {
  add: '添一个人',
  change: '改一个人的登记',
  drop: '去掉一个人',
  tenure: '自己的房还是租的房',
};

/** How far a proxy is. */
export const PROXY_STATES: Readonly<Record<Proxy['state'], Said>> = {
  asked: { tone: 'waiting', words: '等本人同意' },
  consented: { tone: 'doing', words: '可以代办' },
  revoked: { tone: 'done', words: '停了' },
  ended: { tone: 'done', words: '到期了' },
};

/** What may be done for somebody. */
export const SCOPE_WORDS: Readonly<Record<Proxy['scopes'][number], string>> = {
  report: '报问题',
  wish: '贴心愿',
  order: '买东西',
  appointment: '约时间',
};

/** How far words to a neighbour have come. */
export const RELAY_STATES: Readonly<Record<Relay['state'], Said>> = {
  asked: { tone: 'waiting', words: '等网格员去捎' },
  passedOn: { tone: 'doing', words: '捎到了，等回话' },
  answered: { tone: 'done', words: '有回话了' },
  declined: { tone: 'late', words: '没有捎成' },
  closed: { tone: 'done', words: '了结了' },
};

/** A room as its own people say it. */
export const roomWords = ({ placeName, roomName }: { placeName: string; roomName: string }): string =>
  [placeName, roomName].filter(Boolean).join(' ');

/** A masked name as one says it at home: one star is enough. */
export const nameWords = (mask: string): string => mask.replace(/^\*+/, '*');
