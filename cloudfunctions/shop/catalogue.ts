import { movesFor } from '../../src/domain/_kernel/machine';
import type { FarmDoc, ProductDoc, ProductView, Sku } from '../../src/domain/shop/catalogue';
import { farmMachine, productMachine } from '../../src/domain/shop/catalogueMachine';
import type { shop } from '../../src/domain/shop/contract';
import type { StockDoc } from '../../src/domain/shop/stock';
import type { Ctx, Handlers } from '../_kernel/handlers';
import { counterView } from './views';

const FARMS = 100;

/** A farm as people see it. */
export const farmView = (farm: FarmDoc, ctx: Ctx) => ({
  id: farm._id,
  name: farm.name,
  brand: farm.brand,
  village: farm.village,
  story: farm.story,
  moves: movesFor(farmMachine, farm, ctx.who, ctx.at),
});

const skusAt = (product: ProductDoc, stock: StockDoc | undefined) =>
  product.skus.map((sku) => ({ ...sku, left: stock ? (stock.items[sku.sku]?.left ?? 0) : null }));

const common = (product: ProductDoc) => ({
  id: product._id,
  name: product.name,
  farm: { id: product.farm, name: product.farmName },
  brand: product.brand,
  village: product.village,
  uses: product.uses,
  priceNote: product.priceNote,
});

/** The first photo of each product by temporary address, null where there is none: one question for all. */
export const photosOf = async (products: readonly ProductDoc[], ctx: Ctx): Promise<(string | null)[]> => {
  const first = products.map(({ photos }) => photos[0]);
  const asked = first.filter((photo) => photo !== undefined);
  const urls = await ctx.files.urls(asked);
  const byPhoto = new Map(asked.map((photo, n) => [photo, urls[n] ?? '']));
  return first.map((photo) => (photo === undefined ? null : byPhoto.get(photo) || null));
};

/** A product in the list of a counter. */
export const productRow = (product: ProductDoc, stock: StockDoc, photo: string | null) => ({
  ...common(product),
  photo,
  skus: skusAt(product, stock),
});

/** A product in the list of those who keep a counter. */
export const goodsRow = (product: ProductDoc, stock: StockDoc) => {
  const { id, name, farm } = common(product);
  return { id, name, farm, state: product.state as ProductView['state'], skus: skusAt(product, stock) };
};

/** A product with its story, at a counter or by itself. */
export const productView = async (product: ProductDoc, ctx: Ctx, stock?: StockDoc): Promise<ProductView> => {
  const urls = await ctx.files.urls(product.photos);
  return {
    ...common(product),
    rev: product.rev,
    state: product.state as ProductView['state'],
    story: product.story,
    photos: urls.filter((url) => url !== ''),
    skus: skusAt(product, stock),
    counter: stock ? counterView(stock) : null,
    moves: movesFor(productMachine, product, ctx.who, ctx.at),
  };
};

type Given = readonly { sku?: string | undefined; spec: string; price: number }[];

// A new size gets a number no size of this product has had: what was sold under a sku stays what it was.
const numbered = (product: string, given: Given, from: number): Sku[] => {
  let next = from;
  return given.map(({ sku, spec, price }) => ({ sku: sku ?? `${product}_${(next += 1)}`, spec, price }));
};

const keepPhotos = async (
  photos: readonly string[],
  ctx: Ctx & { fail: (code: 'PHOTO_NOT_YOURS' | 'PHOTO_BROKEN') => never },
): Promise<string[]> => {
  const claim = { person: ctx.who.person, purpose: 'product', requestId: ctx.requestId };
  const taken = await ctx.files.take(photos, claim, ctx.at);
  if (!taken.ok) return ctx.fail(taken.code);
  const kept = await taken.keep(`p/${ctx.id}/${ctx.requestId}`);
  ctx.discard(taken.uploads);
  return kept;
};

type Name = 'farms' | 'addFarm' | 'editFarm' | 'addProduct' | 'editProduct' | 'withdrawProduct' | 'relistProduct';

/** Farms and products, made to run. */
export const catalogueHandlers: Pick<Handlers<typeof shop>, Name> = {
  farms: async (_input, ctx) => {
    const community = ctx.place().area.community;
    if (community === undefined) return { rows: [] };
    const where = { 'area.community': community };
    const rows = await ctx.store.page<FarmDoc>('farms', { where, by: ['createdAt', 'asc'], limit: FARMS });
    return { rows: rows.map((farm) => farmView(farm, ctx)) };
  },
  addFarm: ({ place: _place, ...fields }) => fields,
  editFarm: ({ id: _id, ...set }) => ({ set }),
  addProduct: async ({ place: _place, farm: id, skus, photos, ...fields }, ctx) => {
    const farm = await ctx.store.get<FarmDoc>('farms', id);
    if (!farm || farm.area?.community !== ctx.place().area.community) return ctx.fail('FARM_ELSEWHERE');
    const own = skus.map(({ spec, price }) => ({ spec, price }));
    const made = {
      farm: id,
      farmName: farm.name,
      brand: farm.brand,
      skus: numbered(ctx.id, own, 0),
      skuCount: own.length,
    };
    return { ...fields, ...made, photos: await keepPhotos(photos, ctx) };
  },
  editProduct: async ({ id, skus, photos, ...fields }, ctx) => {
    const { doc } = ctx;
    const strange = skus.some(({ sku }) => sku !== undefined && doc.skus.every((one) => one.sku !== sku));
    if (strange) return ctx.fail('SKU_UNKNOWN');
    const farm = await ctx.store.get<FarmDoc>('farms', doc.farm);
    const made = numbered(id, skus, doc.skuCount);
    const skuCount = doc.skuCount + skus.filter(({ sku }) => sku === undefined).length;
    const named = { farmName: farm?.name ?? doc.farmName, brand: farm?.brand ?? doc.brand };
    const shown = photos === undefined ? {} : { photos: await keepPhotos(photos, ctx) };
    return { set: { ...fields, ...named, ...shown, skus: made, skuCount } };
  },
  withdrawProduct: ({ reason }) => ({ note: reason }),
  relistProduct: () => ({}),
};
