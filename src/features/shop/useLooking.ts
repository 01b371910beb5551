import { useEffect } from 'react';
import type { OrderState, OrderView } from '@/domain/shop/order';

/** How often an order that others move on is read again, in ms. */
const AGAIN = 5_000;
/** So long after an order was given up its money may still be on the way, and then goes back by itself, in ms. */
const LATE = 120_000;
const UNSETTLED: readonly OrderState[] = ['pending_payment', 'closing'];

const isMoving = ({ state, refunds, timeline }: OrderView, now: number = Date.now()): boolean =>
  UNSETTLED.includes(state) ||
  refunds.some((refund) => refund.state === 'processing') ||
  (state === 'cancelled' && refunds.length === 0 && now - Math.max(...timeline.map(({ at }) => at)) < LATE);

/** Reads an order again while others may move it on: WeChat (paid, perhaps on another phone; closed; money back). */
export const useLooking = (order: OrderView | undefined, reload: () => void): void => {
  const waiting = order !== undefined && isMoving(order);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(reload, AGAIN);
    return () => clearInterval(timer);
  }, [waiting, reload]);
};
