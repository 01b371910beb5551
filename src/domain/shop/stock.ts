import { sumFen } from '../_kernel/money';

/** The most of one thing in one order, and the most different things. */
export const MOST_OF_ONE = 20;
export const MOST_LINES = 20;
/** Unpaid orders one person may have at a counter. */
export const UNPAID_AT_ONCE = 2;

/** What is sold at a counter under one sku: what a buyer is told of it, and where every piece is. */
export interface StockItem {
  product: string;
  name: string;
  spec: string;
  farm: string;
  farmName: string;
  village: string;
  price: number;
  listed: boolean;
  /** The revision of the product that this was copied from. */
  rev: number;
  /** Always `left + held + sold`. */
  in: number;
  left: number;
  held: number;
  sold: number;
}

/** What one sku counts in an order. */
export interface Wanted {
  sku: string;
  quantity: number;
}

/** Goods put aside for an order that is not paid yet. */
export interface Hold {
  order: string;
  /** Person and place in his queue of unpaid orders: taken by one hold at a time. */
  slot: string;
  at: number;
  lines: readonly Wanted[];
}

/** A produce counter and its goods: one document, so that a hold of a whole order is one conditional write. */
export interface StockDoc {
  _id: string;
  name: string;
  hours: string;
  open: boolean;
  unattended: boolean;
  community: string;
  items: Readonly<Record<string, StockItem>>;
  holds: readonly Hold[];
  holding: number;
  /** Deliveries and refunds that are already counted. */
  seen: readonly string[];
  createdAt: number;
}

export const PROBLEMS = ['OUT_OF_STOCK', 'PRODUCT_WITHDRAWN', 'PRICE_CHANGED', 'TOO_MANY', 'COUNTER_CLOSED'] as const;
/** Why something cannot be bought now. */
export type Problem = (typeof PROBLEMS)[number];

/** One line of an order as it was sold: later changes of the product do not reach it. */
export interface OrderLine extends Wanted {
  product: string;
  name: string;
  spec: string;
  farm: string;
  farmName: string;
  village: string;
  price: number;
  amount: number;
}

/** A line of a cart at today’s price: what is left, and what stands in the way. */
export interface QuotedLine extends OrderLine {
  left: number;
  problem: Problem | null;
}

const problemOf = (item: StockItem | undefined, quantity: number): Problem | null => {
  if (!item?.listed) return 'PRODUCT_WITHDRAWN';
  if (quantity > MOST_OF_ONE) return 'TOO_MANY';
  return item.left < quantity ? 'OUT_OF_STOCK' : null;
};

const gone = { product: '', name: '', spec: '', farm: '', farmName: '', village: '', price: 0, left: 0 };

const quoteLine = (stock: StockDoc, { sku, quantity }: Wanted): QuotedLine => {
  // Of the document's own keys only: a sku may be called like a method of every object.
  const item = new Map(Object.entries(stock.items)).get(sku);
  const { product, name, spec, farm, farmName, village, price, left } = item ?? gone;
  const told = { product, name, spec, farm, farmName, village, price, left };
  return { sku, quantity, ...told, amount: price * quantity, problem: problemOf(item, quantity) };
};

/** A cart at today’s prices; `problem` is the first thing that stands in the way of buying it as it is. */
export const quoteOf = (
  stock: StockDoc,
  wanted: readonly Wanted[],
): { lines: QuotedLine[]; total: number; problem: Problem | null } => {
  const lines = wanted.map((one) => quoteLine(stock, one));
  const first = lines.find(({ problem }) => problem !== null)?.problem ?? null;
  return { lines, total: sumFen(lines.map(({ amount }) => amount)), problem: stock.open ? first : 'COUNTER_CLOSED' };
};

/** A free place in a person’s queue of unpaid orders; undefined when he has as many as he may. */
export const freeSlot = (stock: StockDoc, person: string): string | undefined => {
  const slots = Array.from({ length: UNPAID_AT_ONCE }, (_, n) => `${person}:${n}`);
  return slots.find((slot) => stock.holds.every((hold) => hold.slot !== slot));
};
