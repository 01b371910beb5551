import type { Clock } from '../clock';
import type { Group } from '../engine/types';
import type { Body, Picture, WxAnswer } from './answers';
import type { People } from './people';
import type { Pushes } from './pushes';

/** A paid order as the shipping and card services know it. */
export interface PaidOrder {
  transactionId: string;
  mchid: string;
  outTradeNo: string;
  openid: string;
  /** In fen. */
  amount: number;
  paidAt: number;
}

/** Finds paid orders by WeChat's number or by the merchant's. */
export interface PaidOrders {
  paidOrder: (key: { transactionId: string } | { mchid: string; outTradeNo: string }) => PaidOrder | undefined;
}

/** What the interfaces of WeChat work with. */
export interface WxSide {
  group: Group;
  clock: Clock;
  appId: string;
  people: People;
  pushes: Pushes;
  /** Fields of each template the app has; absent: any template with any fields. */
  templates: Readonly<Record<string, readonly string[]>> | undefined;
  /** Pages of the released mini-program; absent: any page exists. */
  pages: readonly string[] | undefined;
  orders: PaidOrders;
}

/** One interface of WeChat. */
export interface WxApi {
  path: string;
  /** The user whom a request concerns. */
  openid: (body: Body) => unknown;
  /** How WeChat refuses for reasons of its own: what fault `refuse` answers. */
  refuse: readonly [errcode: number, message: string];
  /** Whether WeChat refuses (43108) while an earlier request for the same user is under way. */
  oneAtATime?: true;
  /** Part of one commit together with the log of the request. */
  run: (side: WxSide, body: Body) => WxAnswer | Picture;
}
