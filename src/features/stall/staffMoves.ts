import { call, type Answer } from '@/client/api';
import type { OrderView } from '@/domain/shop/order';

type Name = 'shop.prepare' | 'shop.ready' | 'shop.resendCode' | 'shop.carry' | 'shop.cancel';

/** One move of the counter’s staff: its button, what follows, and the words it needs if any. */
export interface StaffMove {
  button: string;
  after: string;
  asks?: { title: string; label: string; hint: string };
  danger?: boolean;
  make: (id: string, words: string, requestId?: string) => Promise<Answer<Name>>;
}

/** The moves of the counter’s staff by the machine’s names, the likeliest first. */
export const STAFF_MOVES: Readonly<Record<string, StaffMove>> = {
  prepare: {
    button: '开始备货',
    after: '买家会看到正在备货。',
    make: (id, _words, requestId) => call('shop.prepare', { id }, requestId),
  },
  ready: {
    button: '备好了，请来取',
    after: '买家会收到消息，带取货码来取。',
    make: (id, _words, requestId) => call('shop.ready', { id }, requestId),
  },
  resend: {
    button: '再提醒一次',
    after: '买家会再收到一次消息。',
    make: (id, _words, requestId) => call('shop.resendCode', { id }, requestId),
  },
  carry: {
    button: '请邻居捎带',
    after: '买家会收到消息，看得到是谁捎带。',
    asks: { title: '谁来捎带?', label: '捎带的人', hint: '例如：3号楼的志愿者。买家看得到，别写电话。' },
    make: (id, carrier, requestId) => call('shop.carry', { id, carrier }, requestId),
  },
  cancel: {
    button: '取消这一单',
    after: '付的钱会全部退回买家的微信。',
    asks: { title: '为什么取消?', label: '原因', hint: '买家看得到。' },
    danger: true,
    make: (id, reason, requestId) => call('shop.cancel', { id, reason }, requestId),
  },
};

/** The moves staff may make with an order now; a buyer’s own cancelling is on his own page. */
export const staffMovesOf = ({ moves, mine }: OrderView): string[] =>
  Object.keys(STAFF_MOVES).filter((name) => moves.includes(name) && !(mine && name === 'cancel'));
