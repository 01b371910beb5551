import {
  array,
  boolean,
  integer,
  maxValue,
  minValue,
  number,
  optional,
  pipe,
  regex,
  strictObject,
  string,
} from 'valibot';
import { begin, command, defineDomain, move, query } from '../_kernel/contract';
import { Id, words } from '../_kernel/ids';
import { Picture, PictureFormat } from '../_kernel/picture';
import {
  CounterView,
  FarmInput,
  FarmView,
  GoodsRow,
  ProductInput,
  ProductPhotos,
  ProductRow,
  ProductView,
} from './catalogue';
import { farmMachine, KEEPERS, productMachine } from './catalogueMachine';
import { SHELF } from './shelf';

const place = 'plc_0000000001';
const counter = 'plc_0000000002';
const farm = 'frm_0000000001';
const product = 'prd_0000000001';
const sku = 'prd_0000000001_1';
const flour = {
  name: '石磨面粉',
  village: '演示村',
  uses: '蒸馍、擀面、烙饼',
  story: '石磨慢磨，保留麦香',
  priceNote: '演示价',
};

const Change = pipe(number(), integer('quantity'), minValue(-1000, 'quantity'), maxValue(1000, 'quantity'));

/** Counters, farms and products: what is sold where, and who keeps it. */
export const catalogue = defineDomain({
  counters: query({
    doc: 'The produce counters of the community of a place, oldest first, at most 20.',
    at: 'place',
    input: strictObject({ place: Id }),
    output: strictObject({ rows: array(CounterView) }),
    example: { place },
  }),
  products: query({
    doc: 'What a counter sells, optionally of one farm or with a word in it: at most 100 products.',
    at: 'counter',
    input: strictObject({ counter: Id, farm: optional(Id), words: optional(words(0, 20)) }),
    output: strictObject({ counter: CounterView, rows: array(ProductRow) }),
    errors: ['NOT_A_COUNTER'],
    example: { counter },
  }),
  goods: query({
    doc: 'Every product of the community of a counter, withdrawn ones too, with what the counter has: at most 100.',
    by: KEEPERS,
    at: 'counter',
    input: strictObject({ counter: Id }),
    output: strictObject({ rows: array(GoodsRow) }),
    errors: ['NOT_A_COUNTER'],
    example: { counter },
  }),
  product: query({
    doc: 'One product with its story; at a counter also with what is left there.',
    on: productMachine,
    input: strictObject({ id: Id, counter: optional(Id) }),
    output: ProductView,
    example: { id: product },
  }),
  shelf: query({
    doc: 'The product behind a scanned shelf code, at its counter.',
    input: strictObject({ code: pipe(string(), regex(SHELF, 'shelf')) }),
    output: ProductView,
    errors: ['CODE_UNKNOWN'],
    example: { code: '2ABCDEFGH12' },
  }),
  shelfPicture: query({
    doc: 'The shelf code of a product at a counter as a picture to print.',
    by: KEEPERS,
    at: 'counter',
    input: strictObject({ counter: Id, product: Id, format: PictureFormat }),
    output: Picture,
    errors: ['NOT_SOLD_HERE'],
    example: { counter, product, format: 'svg' },
  }),
  setCounter: command({
    doc: 'Open a counter for orders, or close it; its hours, and whether goods are taken without staff.',
    by: KEEPERS,
    at: 'counter',
    input: strictObject({ counter: Id, hours: words(1, 40), open: boolean(), unattended: boolean() }),
    output: CounterView,
    errors: ['NOT_A_COUNTER'],
    example: { counter, hours: '每天 8:30–18:00', open: true, unattended: false },
  }),
  stock: command({
    doc: 'Count goods of a product into a counter, or out of it with a minus; only what is left can go out.',
    by: KEEPERS,
    at: 'counter',
    input: strictObject({ counter: Id, product: Id, sku: Id, change: Change, reason: words(2, 100) }),
    output: strictObject({ left: number() }),
    errors: ['NOT_A_COUNTER', 'NOT_SOLD_HERE', 'OUT_OF_STOCK', 'TOO_MANY'],
    example: { counter, product, sku, change: 20, reason: '早上到货' },
  }),
  farms: query({
    doc: 'The farms of the community of a place, oldest first, at most 100.',
    at: 'place',
    input: strictObject({ place: Id }),
    output: strictObject({ rows: array(FarmView) }),
    example: { place },
  }),
  addFarm: begin(farmMachine, 'add', {
    doc: 'Enter an enterprise whose products the community sells.',
    at: 'place',
    input: strictObject({ place: Id, ...FarmInput }),
    output: FarmView,
    example: { place, name: '演示农业合作社', brand: '隆泰', village: '演示村', story: '' },
  }),
  editFarm: move(farmMachine, 'edit', {
    doc: 'Put what is told of a farm right.',
    input: strictObject({ id: Id, ...FarmInput }),
    output: FarmView,
    example: { id: farm, name: '演示农业合作社', brand: '隆泰', village: '演示村', story: '' },
  }),
  addProduct: begin(productMachine, 'add', {
    doc: 'Enter a product of a farm with its sizes and prices.',
    at: 'place',
    input: strictObject({ place: Id, farm: Id, ...ProductInput, photos: ProductPhotos }),
    output: ProductView,
    errors: ['FARM_ELSEWHERE', 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN'],
    example: { place, farm, ...flour, skus: [{ spec: '5 斤', price: 2880 }], photos: [] },
  }),
  editProduct: move(productMachine, 'edit', {
    doc: 'Put a product right; sizes keep their sku, photos are replaced only when new ones are given.',
    input: strictObject({ id: Id, ...ProductInput, photos: optional(ProductPhotos) }),
    output: ProductView,
    errors: ['SKU_UNKNOWN', 'PHOTO_NOT_YOURS', 'PHOTO_BROKEN'],
    example: { id: product, ...flour, skus: [{ sku, spec: '5 斤', price: 2980 }] },
  }),
  withdrawProduct: move(productMachine, 'withdraw', {
    doc: 'Take a product off every counter; orders that stand are not touched.',
    input: strictObject({ id: Id, reason: words(2, 100) }),
    output: ProductView,
    example: { id: product, reason: '这一批卖完了' },
  }),
  relistProduct: move(productMachine, 'relist', {
    doc: 'Sell a product again.',
    input: strictObject({ id: Id }),
    output: ProductView,
    example: { id: product },
  }),
});
