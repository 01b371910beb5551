import { monthOf } from '../../src/domain/_kernel/time';
import type { OrderDoc } from '../../src/domain/shop/order';
import type { PaymentDoc, RefundDoc } from '../../src/domain/shop/payment';
import type { Wanted } from '../../src/domain/shop/stock';
import type { Deps } from '../_kernel/deps';
import { paymentId } from '../_kernel/hash';
import { addOnce } from '../_kernel/tallies';

/** One line of a farm's monthly list: goods that were collected, or the money of them given back. */
export interface SaleDoc {
  _id: string;
  farm: string;
  month: string;
  at: number;
  order: string;
  orderNumber: string;
  product: string;
  name: string;
  spec: string;
  quantity: number;
  price: number;
  /** Negative for a refund. */
  amount: number;
  kind: 'sale' | 'refund';
}

/** The key of what a farm sold in a month. */
export const salesKey = (farm: string, month: string): string => `sales:${farm}:${month}`;

interface Entry {
  kind: SaleDoc['kind'];
  /** Tells the rows of one line apart: `sale`, or the id of the refund. */
  under: string;
  at: number;
}

const enter = async (deps: Deps, order: OrderDoc, lines: readonly Wanted[], entry: Entry): Promise<void> => {
  const sign = entry.kind === 'sale' ? 1 : -1;
  const month = monthOf(entry.at);
  for (const { sku, quantity } of lines) {
    const line = order.lines.find((one) => one.sku === sku);
    if (!line || quantity === 0) continue;
    const { farm, product, name, spec, price } = line;
    const row: SaleDoc = {
      _id: `${order._id}:${sku}:${entry.under}`,
      ...{ farm, month, at: entry.at, order: order._id, orderNumber: order.number },
      ...{ product, name, spec, price, kind: entry.kind },
      quantity: sign * quantity,
      amount: sign * price * quantity,
    };
    await deps.store.insert('sales', row);
    await addOnce(deps, salesKey(farm, month), row.amount, row._id);
  }
};

/** The goods of an order have left the counter: what was not given back before is a sale. */
export const sellCollected = async (deps: Deps, order: OrderDoc, at: number): Promise<void> => {
  const id = paymentId(order._id);
  // One write decides which refunds came before the collection and which after it.
  await deps.store.updateIf('payments', id, { collectedAt: null }, { set: { collectedAt: at } });
  const payment = await deps.store.get<PaymentDoc>('payments', id);
  const back = (payment?.reserves ?? []).filter(({ goods }) => goods === 'back').flatMap(({ lines }) => lines);
  const returned = (sku: string) => back.reduce((sum, one) => sum + (one.sku === sku ? one.quantity : 0), 0);
  const sold = order.lines.map(({ sku, quantity }) => ({ sku, quantity: quantity - returned(sku) }));
  await enter(deps, order, sold, { kind: 'sale', under: 'sale', at });
};

/** The money of goods that had left the counter was given back. */
export const sellBack = (deps: Deps, order: OrderDoc, refund: RefundDoc, at: number): Promise<void> =>
  enter(deps, order, refund.lines, { kind: 'refund', under: refund._id, at });
