import Taro from '@tarojs/taro';
import { useSyncExternalStore } from 'react';

/** What somebody wants of one sku. */
export interface CartLine {
  sku: string;
  quantity: number;
}
type Carts = Readonly<Record<string, readonly CartLine[]>>;

const KEY = 'carts';
const NOTHING: readonly CartLine[] = [];
const hearers = new Set<() => void>();
let carts: Carts | undefined;

const all = (): Carts => (carts ??= (Taro.getStorageSync(KEY) as Carts | '') || {});

const store = (counter: string, lines: readonly CartLine[]): void => {
  carts = { ...all(), [counter]: lines };
  Taro.setStorageSync(KEY, carts);
  for (const hear of hearers) hear();
};

const hearing = (hear: () => void): (() => void) => {
  hearers.add(hear);
  return () => hearers.delete(hear);
};

/** What is in the cart of a counter; the phone keeps it, nobody else sees it. */
export const useCart = (counter: string): readonly CartLine[] =>
  useSyncExternalStore(hearing, () => all()[counter] ?? NOTHING);

/** Puts so many of a sku into the cart of a counter; none takes it out. */
export const putInCart = (counter: string, sku: string, quantity: number): void => {
  const lines = all()[counter] ?? NOTHING;
  const known = lines.some((line) => line.sku === sku);
  const next = known
    ? lines.map((line) => (line.sku === sku ? { sku, quantity } : line))
    : [...lines, { sku, quantity }];
  store(
    counter,
    next.filter((line) => line.quantity > 0),
  );
};

/** Empties the cart of a counter: what was in it is ordered. */
export const emptyCart = (counter: string): void => store(counter, NOTHING);
