import type { DomainEvent } from '../../src/domain/_kernel/machine';
import type { ProductDoc, Sku } from '../../src/domain/shop/catalogue';
import type { StockDoc, StockItem } from '../../src/domain/shop/stock';
import type { Deps } from '../_kernel/deps';

const COUNTERS = 20;

/** The counters of a community, oldest first. */
export const countersOf = (deps: Deps, community: string): Promise<StockDoc[]> =>
  deps.store.page<StockDoc>('stocks', { where: { community }, by: ['createdAt', 'asc'], limit: COUNTERS });

/** What a counter’s item says of a product. */
export const told = (product: ProductDoc, sku: Sku): Omit<StockItem, 'in' | 'left' | 'held' | 'sold'> => ({
  product: product._id,
  name: product.name,
  spec: sku.spec,
  farm: product.farm,
  farmName: product.farmName,
  village: product.village,
  price: sku.price,
  listed: product.state === 'listed',
  rev: product.rev,
});

const refresh = async (deps: Deps, stock: StockDoc, product: ProductDoc): Promise<void> => {
  for (const [sku, item] of Object.entries(stock.items)) {
    if (item.product !== product._id) continue;
    const present = product.skus.find((one) => one.sku === sku);
    const fields = present ? told(product, present) : { listed: false, rev: product.rev };
    const set = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`items.${sku}.${field}`, value]));
    // What a later revision has written is not overwritten by an earlier one.
    await deps.store.updateIf('stocks', stock._id, { [`items.${sku}.rev`]: { lte: product.rev } }, { set });
  }
};

/** Brings a changed product to every counter that sells it. */
export const toCounters = async (event: DomainEvent, deps: Deps): Promise<void> => {
  const product = await deps.store.get<ProductDoc>('products', event.subject.id);
  const community = product?.area?.community;
  if (!product || community === undefined) return;
  for (const stock of await countersOf(deps, community)) await refresh(deps, stock, product);
};
