import type { InputOf } from '@/client/api';
import type { FormPhoto } from '@/client/photos';
import type { ProductView } from '@/domain/shop/catalogue';

/** One size as it is typed: the price in yuan. */
export interface SkuDraft {
  sku?: string;
  spec: string;
  price: string;
}

/** A product as it is typed. */
export interface ProductDraft {
  farm: string;
  name: string;
  village: string;
  uses: string;
  story: string;
  priceNote: string;
  skus: readonly SkuDraft[];
  photos: readonly FormPhoto[];
}

export const NO_SKU: SkuDraft = { spec: '', price: '' };
export const NO_PRODUCT: ProductDraft = {
  ...{ farm: '', name: '', village: '', uses: '', story: '', priceNote: '' },
  skus: [NO_SKU],
  photos: [],
};

const FEN = 100;
const PRICE = /^(\d{1,5})(?:\.(\d{1,2}))?$/;

/** A typed price in fen; undefined when it is none. Digit by digit: no fraction of a fen can arise. */
export const fenOf = (text: string): number | undefined => {
  const [all, whole = '', part = ''] = PRICE.exec(text.trim()) ?? [];
  const fen = Number(whole) * FEN + Number(part.padEnd(2, '0'));
  return all === undefined || fen === 0 ? undefined : fen;
};

const typed = (fen: number): string => `${Math.floor(fen / FEN)}.${String(fen % FEN).padStart(2, '0')}`;

/** A product that is there, as the form shows it. */
export const draftOf = ({ farm, name, village, uses, story, priceNote, skus }: ProductView): ProductDraft => ({
  ...{ farm: farm.id, name, village, uses, story, priceNote },
  skus: skus.map(({ sku, spec, price }) => ({ sku, spec, price: typed(price) })),
  photos: [],
});

/** What is still missing, as a sentence. */
export const missing = ({ farm, name, village, uses, skus }: ProductDraft): string | undefined => {
  if (farm === '') return '请选是哪一家的。';
  if (name.trim() === '' || village.trim() === '' || uses.trim() === '') return '名称、产地和适合做什么都要写。';
  if (skus.some(({ spec }) => spec.trim() === '')) return '每一种规格都要写明，例如：5 斤。';
  return skus.some(({ price }) => fenOf(price) === undefined) ? '价钱要写成 12.80 这样，大于零。' : undefined;
};

type Fields = Omit<InputOf<'shop.editProduct'>, 'id' | 'photos'>;

/** The form as the actions want it. */
export const fieldsOf = ({ name, village, uses, story, priceNote, skus }: ProductDraft): Fields => ({
  ...{ name, village, uses, story, priceNote },
  skus: skus.map(({ sku, spec, price }) => ({ ...(sku ? { sku } : {}), spec, price: fenOf(price) ?? 0 })),
});
