import {
  array,
  boolean,
  maxLength,
  minLength,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferOutput,
} from 'valibot';
import { FileId, Id, Url, words } from '../_kernel/ids';
import type { Stateful } from '../_kernel/machine';
import { Price } from '../_kernel/fen';

/** An enterprise or a base that grows or makes what is sold (农企/基地). */
export interface FarmDoc extends Stateful {
  name: string;
  brand: string;
  village: string;
  story: string;
}

/** One size or packing of a product, with its price. */
export interface Sku {
  sku: string;
  spec: string;
  price: number;
}

export interface ProductDoc extends Stateful {
  name: string;
  farm: string;
  farmName: string;
  brand: string;
  village: string;
  uses: string;
  story: string;
  photos: readonly string[];
  skus: readonly Sku[];
  /** Sizes there ever were: the next one is numbered on. */
  skuCount: number;
  /** Shown beside the price: 演示价. */
  priceNote: string;
}

export const FarmInput = {
  name: words(2, 40),
  brand: words(0, 20),
  village: words(1, 40),
  story: words(0, 300),
};
export const FarmView = strictObject({
  id: Id,
  name: string(),
  brand: string(),
  village: string(),
  story: string(),
  moves: array(string()),
});

const SkuInput = strictObject({ sku: optional(Id), spec: words(1, 20), price: Price });
export const Skus = pipe(array(SkuInput), minLength(1, 'too_few'), maxLength(5, 'too_many'));
export const ProductPhotos = pipe(array(FileId), maxLength(6, 'too_many'));
export const ProductInput = {
  name: words(1, 40),
  village: words(1, 40),
  uses: words(1, 100),
  story: words(0, 500),
  priceNote: words(0, 10),
  skus: Skus,
};

/** The counter as people see it. */
export const CounterView = strictObject({
  id: Id,
  name: string(),
  hours: string(),
  open: boolean(),
  unattended: boolean(),
});
export type CounterView = InferOutput<typeof CounterView>;

/** `left` is what the counter still has; null where no counter was asked about. */
export const SkuView = strictObject({ sku: Id, spec: string(), price: Price, left: nullable(number()) });

/** A product in the list of a counter. */
export const ProductRow = strictObject({
  id: Id,
  name: string(),
  farm: strictObject({ id: Id, name: string() }),
  brand: string(),
  village: string(),
  uses: string(),
  photo: nullable(Url),
  priceNote: string(),
  skus: array(SkuView),
});

export const ProductState = picklist(['listed', 'withdrawn']);

/** A product as those who keep a counter see it in their list. */
export const GoodsRow = strictObject({
  id: Id,
  name: string(),
  farm: strictObject({ id: Id, name: string() }),
  state: ProductState,
  skus: array(SkuView),
});
export const ProductView = strictObject({
  id: Id,
  rev: number(),
  state: ProductState,
  name: string(),
  farm: strictObject({ id: Id, name: string() }),
  brand: string(),
  village: string(),
  uses: string(),
  story: string(),
  photos: array(Url),
  priceNote: string(),
  skus: array(SkuView),
  counter: nullable(CounterView),
  moves: array(string()),
});
export type ProductView = InferOutput<typeof ProductView>;
