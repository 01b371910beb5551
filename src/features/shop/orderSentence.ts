import { sayTime } from '@/client/clock';
import type { OrderView } from '@/domain/shop/order';

type Standing = (order: OrderView) => string;

const cancelled: Standing = ({ paidAt, refunds }) => {
  if (refunds.some(({ state }) => state === 'succeeded')) return '钱已经原路退回您的微信。';
  return paidAt === null && refunds.length === 0
    ? '没有付款，货已经放回货柜。'
    : '您付的钱会原路退回微信，不用再做什么。';
};
const collected: Standing = ({ collectedAt }) =>
  `${collectedAt === null ? '' : `${sayTime(collectedAt)}取走的。`}有问题，七天内可以在这里说。`;
const completed: Standing = ({ disposition }) => {
  if (disposition === 'donated') return '一直没来取，照您说的送给了需要的邻居。';
  return disposition === 'refunded' ? '一直没来取，钱会退回您的微信。' : '谢谢您照顾乡亲的生意。';
};
const NOT_READY = '还没备好，先别跑一趟。备好了会告诉您。';

const SENTENCES: Readonly<Record<OrderView['state'], Standing>> = {
  pending_payment: ({ payBy }) => `货给您留着，请在 ${sayTime(payBy)} 前付款。`,
  closing: () => '正在和微信支付核对，一会儿就好。要是您已经付了钱，会告诉您，钱不会丢。',
  paid: ({ mode }) => (mode === 'self_take' ? '这个货柜没人值守，您自己取就行。' : NOT_READY),
  preparing: () => NOT_READY,
  ready_for_pickup: ({ readyAt }) => `${readyAt === null ? '' : `${sayTime(readyAt)}备好的。`}带上取货码来取。`,
  carried: () => '邻居顺路给您捎上来，拿到时把取货码给他看。',
  picked_up: collected,
  self_taken: collected,
  forming: () => '再有人一起拼就成了。一天内没拼成，钱退给您。',
  formed: () => NOT_READY,
  failed: () => '人没凑够，钱会退回您的微信。',
  completed,
  cancelled,
};

/** How an order stands and what its buyer may do now, in a sentence. */
export const orderSentence: Standing = (order) => SENTENCES[order.state](order);
