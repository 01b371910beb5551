import type { ProductDoc } from '../../src/domain/shop/catalogue';
import type { shop } from '../../src/domain/shop/contract';
import { shelfLink } from '../../src/domain/shop/shelf';
import type { StockDoc } from '../../src/domain/shop/stock';
import type { Place } from '../_kernel/ground';
import type { Ctx, Handlers } from '../_kernel/handlers';
import { hashId } from '../_kernel/hash';
import { drawCode } from '../_kernel/qr';
import { goodsRow, photosOf, productRow, productView } from './catalogue';
import { countersOf, told } from './projection';
import { countIn, stockOf } from './stock';
import { counterView } from './views';

const PRODUCTS = 100;
/** Skus one counter sells: its document stays bounded. */
const MOST_ITEMS = 200;

/** What a printed shelf code stands for; when it was last put on a sheet, and by which piece of work. */
interface ShelfDoc {
  _id: string;
  counter: string;
  product: string;
  printedAt: number | null;
  batch: string | null;
}

/** The code of a product at a counter: the same whoever asks, and however often. */
export const shelfCode = (counter: string, product: string): string => `2${hashId(10, 'shelf', counter, product)}`;

const newCounter = (place: Place, at: number): Omit<StockDoc, 'hours' | 'open' | 'unattended'> => ({
  _id: place._id,
  name: place.name,
  community: place.area.community ?? '',
  items: {},
  holds: [],
  holding: 0,
  seen: [],
  createdAt: at,
});

const sells = (stock: StockDoc, product: string): boolean =>
  Object.values(stock.items).some((item) => item.product === product);

/** Puts a sku of a product on the shelf of a counter, with nothing there yet; false when there is no room. */
const shelve = async (ctx: Ctx, stock: StockDoc, product: ProductDoc, sku: string): Promise<boolean> => {
  const own = product.skus.find((one) => one.sku === sku);
  if (!own || Object.keys(stock.items).length >= MOST_ITEMS) return false;
  const item = { ...told(product, own), in: 0, left: 0, held: 0, sold: 0 };
  const _id = shelfCode(stock._id, product._id);
  await ctx.store.insert<ShelfDoc>('shelves', {
    _id,
    counter: stock._id,
    product: product._id,
    printedAt: null,
    batch: null,
  });
  await ctx.store.updateIf('stocks', stock._id, { [`items.${sku}`]: null }, { set: { [`items.${sku}`]: item } });
  return true;
};

const holding =
  (words: string) =>
  (product: ProductDoc): boolean =>
    [product.name, product.farmName, product.brand, product.village, product.uses].some((text) => text.includes(words));

type Name = 'counters' | 'products' | 'goods' | 'product' | 'shelf' | 'shelfPicture' | 'setCounter' | 'stock';

/** Counters and what is on their shelves, made to run. */
export const counterHandlers: Pick<Handlers<typeof shop>, Name> = {
  counters: async (_input, ctx) => {
    const community = ctx.place().area.community;
    const stocks = community === undefined ? [] : await countersOf(ctx, community);
    return { rows: stocks.map(counterView) };
  },
  products: async ({ counter, farm, words }, ctx) => {
    const stock = (await stockOf(ctx, counter)) ?? ctx.fail('NOT_A_COUNTER');
    const where = { 'area.community': stock.community, state: 'listed' };
    const all = await ctx.store.page<ProductDoc>('products', { where, by: ['createdAt', 'asc'], limit: PRODUCTS });
    const here = all.filter(({ _id }) => sells(stock, _id));
    const asked = here.filter((one) => farm === undefined || one.farm === farm).filter(holding(words ?? ''));
    const photos = await photosOf(asked, ctx);
    return { counter: counterView(stock), rows: asked.map((one, n) => productRow(one, stock, photos[n] ?? null)) };
  },
  goods: async ({ counter }, ctx) => {
    const stock = (await stockOf(ctx, counter)) ?? ctx.fail('NOT_A_COUNTER');
    const where = { 'area.community': stock.community };
    const all = await ctx.store.page<ProductDoc>('products', { where, by: ['createdAt', 'asc'], limit: PRODUCTS });
    return { rows: all.map((one) => goodsRow(one, stock)) };
  },
  product: async ({ counter }, ctx) => {
    const stock = counter === undefined ? undefined : await stockOf(ctx, counter);
    return productView(ctx.doc, ctx, stock);
  },
  shelf: async ({ code }, ctx) => {
    const shelf = (await ctx.store.get<ShelfDoc>('shelves', code)) ?? ctx.fail('CODE_UNKNOWN');
    const [product, stock] = await Promise.all([
      ctx.store.get<ProductDoc>('products', shelf.product),
      stockOf(ctx, shelf.counter),
    ]);
    return productView(product ?? ctx.fail('CODE_UNKNOWN'), ctx, stock);
  },
  shelfPicture: async ({ counter, product: id, format }, ctx) => {
    const [product, stock] = await Promise.all([ctx.store.get<ProductDoc>('products', id), stockOf(ctx, counter)]);
    if (!product || !stock || !sells(stock, id)) return ctx.fail('NOT_SOLD_HERE');
    const number = shelfCode(counter, id);
    const link = shelfLink(number);
    return { format, content: await drawCode(link, format), caption: `${stock.name} ${product.name}`, number, link };
  },
  setCounter: async ({ counter, ...set }, ctx) => {
    const place = ctx.place();
    if (place.kind !== 'counter') return ctx.fail('NOT_A_COUNTER');
    const stock: StockDoc = { ...newCounter(place, ctx.at), ...set };
    if (await ctx.store.insert('stocks', stock)) return counterView(stock);
    return counterView((await ctx.store.updateIf<StockDoc>('stocks', counter, {}, { set })) ?? stock);
  },
  stock: async ({ counter, product: id, sku, change }, ctx) => {
    const [stock, product] = await Promise.all([stockOf(ctx, counter), ctx.store.get<ProductDoc>('products', id)]);
    if (!stock) return ctx.fail('NOT_A_COUNTER');
    const known = product?.skus.some((one) => one.sku === sku) && product.area?.community === stock.community;
    if (!product || !known) return ctx.fail('NOT_SOLD_HERE');
    if (!(sku in stock.items) && !(await shelve(ctx, stock, product, sku))) return ctx.fail('TOO_MANY');
    const counted = await countIn(ctx, counter, { sku, change, request: ctx.requestId });
    const present = counted ?? (await stockOf(ctx, counter));
    if (!counted && !present?.seen.includes(ctx.requestId)) return ctx.fail('OUT_OF_STOCK');
    return { left: present?.items[sku]?.left ?? 0 };
  },
};
