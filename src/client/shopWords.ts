import type { OrderState, RefundState } from '../domain/shop/order';
import type { Problem } from '../domain/shop/stock';
import { sentence } from './messages';

/** A state of an order as its buyer understands it. */
export const ORDER_WORDS: Readonly<Record<OrderState, string>> = {
  pending_payment: '等您付款',
  closing: '正在取消',
  paid: '已付款，等备货',
  preparing: '正在备货',
  ready_for_pickup: '备好了，来取吧',
  carried: '邻居捎带中',
  picked_up: '已取走',
  self_taken: '已自取',
  forming: '等人拼单',
  formed: '拼成了，等备货',
  failed: '没拼成',
  completed: '已完成',
  cancelled: '已取消',
};

/** The tone a state is shown in; the word always stands beside it. */
export const ORDER_TONES: Readonly<Record<OrderState, 'waiting' | 'doing' | 'done' | 'late'>> = {
  pending_payment: 'waiting',
  closing: 'waiting',
  paid: 'doing',
  preparing: 'doing',
  ready_for_pickup: 'done',
  carried: 'doing',
  picked_up: 'done',
  self_taken: 'done',
  forming: 'waiting',
  formed: 'doing',
  failed: 'late',
  completed: 'done',
  cancelled: 'late',
};

/** A state of a refund as its buyer understands it. */
export const REFUND_WORDS: Readonly<Record<RefundState, string>> = {
  requested: '等货柜的人看',
  approved: '同意了，正在退钱',
  rejected: '没有同意',
  processing: '正在退钱',
  succeeded: '钱已退回微信',
  failed: '退钱没成，我们会再退',
};

/** The tone a refund is shown in. */
export const REFUND_TONES: Readonly<Record<RefundState, 'waiting' | 'doing' | 'done' | 'late'>> = {
  requested: 'waiting',
  approved: 'doing',
  rejected: 'late',
  processing: 'doing',
  succeeded: 'done',
  failed: 'doing',
};

/** What a line of the timeline of an order says happened. */
export const ORDER_LINES: Readonly<Record<string, string>> = {
  place: '下单了，货留好了',
  expire: '过了付款时间',
  cancel: '取消了',
  confirmClose: '确认取消，货放回货柜',
  pay: '付款了',
  payInGroup: '付款了，等人拼单',
  form: '拼成了',
  disband: '没拼成',
  prepare: '开始备货',
  ready: '备好了，可以来取',
  resend: '又提醒了一次',
  remind: '提醒来取',
  remindAgain: '再次提醒来取',
  callBuyer: '请货柜打电话问问',
  lapse: '一直没来取',
  carry: '交给邻居捎带',
  verifyCode: '核对取货码，交给您了',
  selfTake: '自己取走了',
  complete: '完成',
  empty: '全部退了',
};

/** What stands in the way of one line of a cart, and what to do. */
export const PROBLEM_WORDS: Readonly<Record<Problem, string>> = {
  OUT_OF_STOCK: '货柜里没这么多了，请少买些。',
  PRODUCT_WITHDRAWN: '这样不卖了，请从购物袋里拿掉。',
  PRICE_CHANGED: '价钱刚变了，请看看新的价钱。',
  TOO_MANY: '一样最多买 20 份，请少买些。',
  COUNTER_CLOSED: '货柜现在不接单，请等它开了再买。东西还在购物袋里。',
};

const CODES: Readonly<Record<string, string>> = {
  OFFLINE: '网络不太好，还没办成。有网时再点一次就行。',
  NOT_A_COUNTER: '这里不是货柜，请换一个。',
  OUT_OF_STOCK: '刚才有人先买走了，货柜里没这么多了。请改少些再下单。',
  PRODUCT_WITHDRAWN: '有一样刚刚不卖了，请拿掉它再下单。',
  PRICE_CHANGED: '价钱刚变了，上面已经是新的价钱。看过没问题，再点一次。',
  COUNTER_CLOSED: PROBLEM_WORDS.COUNTER_CLOSED,
  TOO_MANY: '一次买太多了，请少买些。',
  TOO_MANY_UNPAID: '您已经有两单还没付款，请先付掉或取消一单，在“我的订单”里。',
  NOT_SOLD_HERE: '这个货柜没有这样货。',
  CODE_UNKNOWN: '没有这个码，请再看看，或者问问货柜的人。',
  FARM_ELSEWHERE: '这家农企不在这个社区，请另选一家。',
  SKU_UNKNOWN: '有一种规格已经不在了，请回上一页再打开改。',
  NOT_REFUNDABLE: '这一单现在不能退。有问题请直接找货柜的人。',
  REFUND_TOO_MUCH: '有的已经退过或正在退，请看看还能退几份。',
  WRONG_CODE: '取货码对不上，请让买家再把码给您看看。',
  NOT_PAYABLE: '这一单不能再付款了，请看看它现在怎样。',
  PAY_AWAY: '微信支付暂时连不上，钱没有扣。请过一会儿再试。',
  PAID_ALREADY: '这一单已经付过款了。',
  COUNTER_ATTENDED: '这个货柜有人值守，请找值守的人取。',
};

/** What went wrong at the counter and what to do about it. */
export const shopSentence = (code: string): string => CODES[code] ?? sentence(code);
