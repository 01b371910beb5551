import { useRef, useState } from 'react';
import { call, newRequestId, type InputOf } from '@/client/api';
import { emptyCart } from '@/client/cart';
import { go } from '@/client/go';
import { shopSentence } from '@/client/shopWords';

type Order = InputOf<'shop.placeOrder'>;

/** Orders what is in the cart, and says what stands in the way where it is refused. */
export const useCheckout = (onRefused: () => void) => {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  // A retry after a lost answer must not order twice; another cart is another order.
  const request = useRef({ of: '', id: '' });
  const requestIdOf = (order: Order): string => {
    const of = JSON.stringify(order);
    if (request.current.of !== of) request.current = { of, id: newRequestId() };
    return request.current.id;
  };
  const order = async (input: Order): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    const answer = await call('shop.placeOrder', input, requestIdOf(input));
    setBusy(false);
    if (answer.ok) {
      emptyCart(input.counter);
      return go('shop/order', { id: answer.data.id, pay: '1' }, true);
    }
    if (answer.error.code !== 'OFFLINE') request.current = { of: '', id: '' };
    setRefused(shopSentence(answer.error.code));
    return onRefused();
  };
  return { busy, refused, order: (input: Order) => void order(input) };
};
