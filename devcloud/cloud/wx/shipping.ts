import type { Body, WxAnswer } from './answers';
import { DONE, isBody, WxError } from './answers';
import type { PaidOrder, WxApi, WxSide } from './side';
import { query } from './tables';

const EXPRESS = 1;
const SPLIT = 2;
const MOST_PARCELS = 15;
const LONGEST_ITEM = 120;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** What was shipped of an order, and whether the one change is used up. */
interface Shipment {
  logistics: number;
  mode: number;
  uploaded: number;
  complete: boolean;
  changed: boolean;
}

const given = (value: unknown): value is string => typeof value === 'string' && value !== '';

const orderOf = ({ orders }: WxSide, key: unknown): PaidOrder => {
  if (!isBody(key)) throw new WxError(268485194, '订单单号类型非法');
  const { order_number_type: type, transaction_id: transactionId, mchid, out_trade_no: outTradeNo } = key;
  if (type !== 1 && type !== 2) throw new WxError(268485194, '订单单号类型非法');
  if (type === 2 && !given(transactionId)) throw new WxError(268485195, 'transaction_id 字段不能为空');
  if (type === 1 && !given(mchid)) throw new WxError(268485196, 'mchid 字段不能为空');
  if (type === 1 && !given(outTradeNo)) throw new WxError(268485197, 'out_trade_no 字段不能为空');
  const order = orders.paidOrder(
    type === 2 ? { transactionId: String(transactionId) } : { mchid: String(mchid), outTradeNo: String(outTradeNo) },
  );
  if (!order) throw new WxError(10060001, '支付单不存在');
  return order;
};

const checkParcel = (parcel: unknown, logistics: number): void => {
  if (!isBody(parcel) || !given(parcel['item_desc'])) throw new WxError(10060008, '商品描述 item_desc 字段不能为空');
  if ([...parcel['item_desc']].length > LONGEST_ITEM) throw new WxError(10060009, '商品描述 item_desc 字段太长');
  if (logistics !== EXPRESS) return;
  if (!given(parcel['tracking_no'])) throw new WxError(268485226, '物流单号不能为空');
  if (!given(parcel['express_company'])) throw new WxError(268485227, '物流公司编码不能为空');
};

const modesIn = (body: Body): { logistics: number; mode: number } => {
  const { logistics_type: logistics, delivery_mode: mode } = body;
  if (![1, 2, 3, 4].includes(Number(logistics))) throw new WxError(10060005, '物流类型有误');
  if (mode !== 1 && mode !== SPLIT) throw new WxError(268485224, '发货模式非法');
  if (mode === SPLIT && logistics !== EXPRESS) throw new WxError(10060006, '非快递发货时不允许分拆发货');
  if (mode === SPLIT && typeof body['is_all_delivered'] !== 'boolean')
    throw new WxError(10060007, '分拆发货模式下必须填写 is_all_delivered 字段');
  return { logistics: Number(logistics), mode };
};

const checkParcels = (list: unknown, logistics: number, mode: number): void => {
  const parcels: readonly unknown[] = Array.isArray(list) ? list : [];
  if (mode === SPLIT ? parcels.length === 0 : parcels.length !== 1)
    throw new WxError(268485228, '统一发货模式下，物流信息列表长度必须为 1');
  if (parcels.length > MOST_PARCELS) throw new WxError(10060024, '物流信息列表太长');
  for (const parcel of parcels) checkParcel(parcel, logistics);
};

const uploadedAt = (time: unknown): number => {
  const at = typeof time === 'string' && RFC3339.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(at)) throw new WxError(268485216, '上传时间非法，请按照 RFC 3339 格式填写');
  return at;
};

/** A further parcel of a split delivery is no change; everything else after the first upload is the one change. */
const follow = (before: Shipment, next: Shipment): Shipment => {
  if (next.uploaded <= before.uploaded) throw new WxError(10060023, '发货信息未更新');
  const goesOn = !before.complete && before.mode === next.mode && before.logistics === next.logistics;
  if (!goesOn && before.changed) throw new WxError(10060003, '支付单已使用重新发货机会');
  return { ...next, changed: before.changed || !goesOn };
};

const upload = (side: WxSide, body: Body): WxAnswer => {
  const { logistics, mode } = modesIn(body);
  checkParcels(body['shipping_list'], logistics, mode);
  const uploaded = uploadedAt(body['upload_time']);
  const order = orderOf(side, body['order_key']);
  const payer = isBody(body['payer']) ? body['payer']['openid'] : undefined;
  if (payer !== order.openid) throw new WxError(10060031, '该笔支付单不属于 openid 所指定的用户');
  const complete = mode !== SPLIT || body['is_all_delivered'] === true;
  const next = { logistics, mode, uploaded, complete, changed: false };
  const [state] =
    query(side.group, 'SELECT state FROM wx_shipments WHERE trade = ?').one<[string]>(order.transactionId) ?? [];
  const kept = state === undefined ? next : follow(JSON.parse(state) as Shipment, next);
  query(
    side.group,
    'INSERT INTO wx_shipments (trade, state) VALUES (?, ?) ON CONFLICT (trade) DO UPDATE SET state = excluded.state',
  ).run(order.transactionId, JSON.stringify(kept));
  return DONE;
};

/** `/wxa/sec/order/upload_shipping_info`: tells WeChat that a paid order was shipped or may be picked up. */
export const uploadShippingInfo: WxApi = {
  path: '/wxa/sec/order/upload_shipping_info',
  openid: (body) => (isBody(body['payer']) ? body['payer']['openid'] : undefined),
  refuse: [10060004, '支付单处于不可发货的状态'],
  run: upload,
};

/** `/wxa/sec/order/is_trade_managed`: whether WeChat holds the money of the app's orders until they are shipped. */
export const isTradeManaged: WxApi = {
  path: '/wxa/sec/order/is_trade_managed',
  openid: () => undefined,
  refuse: [-1, 'system error'],
  run: ({ appId }, body) => {
    if (body['appid'] !== appId) throw new WxError(40013, 'invalid appid');
    return { ...DONE, is_trade_managed: true };
  },
};
