import { createHmac } from 'node:crypto';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { Deps } from '../_kernel/deps';

/** A code in use at a counter: its id is the counter and the digits, so no two live orders share one. */
export interface PickupDoc {
  _id: string;
  order: string;
  at: number;
}

const TRIES = 50;

const keyOf = (counter: string, code: string): string => `${counter}:${code}`;

// From the order and a secret: the same code when asked again, and nobody can work it out from the order.
const digits = (deps: Deps, order: string, attempt: number): string => {
  const mac = createHmac('sha256', deps.secrets.ticketKey).update(JSON.stringify(['pickup', order, attempt]));
  return String(mac.digest().readUInt32BE(0) % 1_000_000).padStart(6, '0');
};

/** The pickup code of an order: six digits that no other live order of the counter has. */
export const takeCode = async ({ _id: order, counter }: OrderDoc, deps: Deps): Promise<string> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const code = digits(deps, order, attempt);
    const _id = keyOf(counter, code);
    if (await deps.store.insert<PickupDoc>('pickups', { _id, order, at: deps.now() })) return code;
    const taken = await deps.store.get<PickupDoc>('pickups', _id);
    if (taken?.order === order) return code;
  }
  throw new Error(`no free pickup code at ${counter}`);
};

/** The order behind a code at a counter. */
export const behindCode = async (counter: string, code: string, deps: Deps): Promise<OrderDoc | undefined> => {
  const pickup = await deps.store.get<PickupDoc>('pickups', keyOf(counter, code));
  return pickup && deps.store.get<OrderDoc>('orders', pickup.order);
};

/** The code may be given to another order. */
export const freeCode = async ({ _id: order, counter, code }: OrderDoc, deps: Deps): Promise<void> => {
  if (code !== null) await deps.store.remove('pickups', { _id: keyOf(counter, code), order });
};
