import { boolean, optional, strictObject } from 'valibot';
import { defineDomain, move } from '../_kernel/contract';
import { ForeignKind } from '../_kernel/handoff';
import { Id } from '../_kernel/ids';
import { wishMachine } from './machine';
import { Photos, Reason, Words } from './schema';
import { WishView } from './views';

const id = 'wsh_0000000001';
const output = WishView;
const reason = '家里临时有事，来不了了';
const onlyId = strictObject({ id: Id });
const withReason = strictObject({ id: Id, reason: Reason });
const words = ['WORDS_REFUSED', 'WORDS_PERSONAL', 'MONEY_ASKED'] as const;

/** The moves of a wish between its posting and its end. */
export const answering = defineDomain({
  pass: move(wishMachine, 'pass', {
    doc: 'Let a wish onto the wall.',
    input: onlyId,
    output,
    errors: ['WORDS_PERSONAL', 'MONEY_ASKED'],
    example: { id },
  }),
  refuse: move(wishMachine, 'refuse', {
    doc: 'Keep a wish off the wall, or take it down, with the reason.',
    input: withReason,
    output,
    example: { id, reason: '照片里有孩子的正脸，请换一张再发' },
  }),
  withdraw: move(wishMachine, 'withdraw', {
    doc: 'Take one’s own wish back while nobody has taken it on.',
    input: strictObject({ id: Id, reason: optional(Reason) }),
    output,
    example: { id },
  }),
  renew: move(wishMachine, 'renew', {
    doc: 'Answer “还需要吗?”: it stays on the wall for another month; once.',
    input: onlyId,
    output,
    example: { id },
  }),
  claim: move(wishMachine, 'claim', {
    doc: 'Take a wish on (我来帮): one neighbour only, whoever is first; whoever promises help can be reached.',
    trust: 'phone',
    input: onlyId,
    output,
    errors: ['BLOCKED'],
    example: { id },
  }),
  start: move(wishMachine, 'start', {
    doc: 'Say that one has begun; whether something is already on its way.',
    input: strictObject({ id: Id, note: optional(Reason), inTransit: optional(boolean()) }),
    output,
    example: { id, note: '已经联系上了，周六过去' },
  }),
  update: move(wishMachine, 'update', {
    doc: 'Tell how it goes; the claim is not asked about for another week.',
    input: strictObject({ id: Id, note: Reason, inTransit: optional(boolean()) }),
    output,
    example: { id, note: '东西买好了，明天送到', inTransit: true },
  }),
  releaseClaim: move(wishMachine, 'releaseClaim', {
    doc: 'Give a claim back with the reason (放弃认领); the wish is on the wall again.',
    input: withReason,
    output,
    example: { id, reason },
  }),
  revokeClaim: move(wishMachine, 'revokeClaim', {
    doc: 'End somebody’s claim with the reason (撤销认领); not while goods are on their way.',
    input: withReason,
    output,
    example: { id, reason: '几次联系不上认领的邻居' },
  }),
  fulfil: move(wishMachine, 'fulfil', {
    doc: 'Say that it is done, with words and photos (回音); they are shown only if both sides agree.',
    input: strictObject({ id: Id, words: Words, photos: Photos, share: boolean() }),
    output,
    errors: [...words, 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN'],
    example: { id, words: '陪老人家下了三盘棋，约好下周再来', photos: [], share: true },
  }),
  confirm: move(wishMachine, 'confirm', {
    doc: 'Confirm that the wish was answered: the author, or the grid worker or staff as a witness.',
    input: strictObject({ id: Id, note: optional(Reason) }),
    output,
    example: { id },
  }),
  thank: move(wishMachine, 'thank', {
    doc: 'Thank the neighbour who helped; shown on the wall only if both sides agree.',
    input: strictObject({ id: Id, words: Words, share: boolean() }),
    output,
    errors: [...words, 'BLOCKED'],
    example: { id, words: '谢谢您，老人家高兴了好几天', share: true },
  }),
  dispute: move(wishMachine, 'dispute', {
    doc: 'Say what has gone wrong; the staff settle it.',
    input: withReason,
    output,
    example: { id, reason: '说好的事情没有做' },
  }),
  settleFulfilled: move(wishMachine, 'settleFulfilled', {
    doc: 'Settle a dispute: the wish was answered.',
    input: withReason,
    output,
    example: { id, reason: '双方都说清楚了，事情已经办好' },
  }),
  settleOpen: move(wishMachine, 'settleOpen', {
    doc: 'Settle a dispute: the wish goes back on the wall.',
    input: withReason,
    output,
    example: { id, reason: '原来的认领作罢，请别的邻居帮忙' },
  }),
  convert: move(wishMachine, 'convert', {
    doc: 'Turn a wish that is a problem into a report of a category; the thread stays, the author is told why.',
    input: strictObject({ id: Id, reason: Reason, category: optional(ForeignKind) }),
    output,
    example: { id, reason: '这是楼下堆放垃圾的事，转给网格员办理', category: 'sanitation' },
  }),
});
