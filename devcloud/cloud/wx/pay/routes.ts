import type { Bills } from './bills';
import { certificates } from './certificates';
import { PayError } from './errors';
import type { PayLedger } from './ledger';
import type { Orders } from './orders';
import type { PayCall, PayParts } from './parts';
import type { Refunds } from './refunds';

/** The parts that serve requests of merchants. */
export interface PayServices {
  parts: PayParts;
  orders: Orders;
  refunds: Refunds;
  bills: Bills;
}

/** One interface of the platform; `refuse` is what a fault of that mode answers. */
export interface PayRoute {
  method: 'GET' | 'POST';
  path: RegExp;
  refuse: PayError;
  run: (services: PayServices, call: PayCall) => unknown;
}

const limited = new PayError(429, 'FREQUENCY_LIMITED', '频率限制，请稍后再试');

/** All interfaces that the sandbox serves; the parts of a path in brackets are its parameters. */
export const ROUTES: readonly PayRoute[] = [
  {
    method: 'POST',
    path: /^\/v3\/pay\/transactions\/jsapi$/,
    refuse: new PayError(403, 'RULE_LIMIT', '业务规则限制，该商户暂不能下单'),
    run: ({ orders }, call) => orders.place(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/,
    refuse: limited,
    run: ({ orders }, call) => orders.byNumber(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/pay\/transactions\/id\/([^/]+)$/,
    refuse: limited,
    run: ({ orders }, call) => orders.byTransaction(call),
  },
  {
    method: 'POST',
    path: /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/,
    refuse: limited,
    run: ({ orders }, call) => orders.close(call),
  },
  {
    method: 'POST',
    path: /^\/v3\/refund\/domestic\/refunds$/,
    refuse: new PayError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起'),
    run: ({ refunds }, call) => refunds.ask(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
    refuse: limited,
    run: ({ refunds }, call) => refunds.byNumber(call),
  },
  {
    method: 'POST',
    path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)\/apply-abnormal-refund$/,
    refuse: limited,
    run: ({ refunds }, call) => refunds.applyAbnormal(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/bill\/tradebill$/,
    refuse: limited,
    run: ({ bills }, call) => bills.trade(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/bill\/fundflowbill$/,
    refuse: limited,
    run: ({ bills }, call) => bills.fundFlow(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/billdownload\/file$/,
    refuse: limited,
    run: ({ bills }, call) => bills.download(call),
  },
  {
    method: 'GET',
    path: /^\/v3\/certificates$/,
    refuse: limited,
    run: ({ parts }) => certificates(parts),
  },
];

/** The route of a request and the parameters in its path. */
export const routeOf = (method: string, path: string): { route: PayRoute; params: string[] } => {
  const found = ROUTES.filter((route) => route.path.test(path));
  const route = found.find((candidate) => candidate.method === method);
  if (!route && found.length > 0) throw new PayError(405, 'METHOD_NOT_ALLOWED', `${path} 不支持 ${method} 方法`);
  if (!route) throw new PayError(404, 'RESOURCE_NOT_EXISTS', `沙箱不提供 ${method} ${path}`);
  try {
    return { route, params: (route.path.exec(path) ?? []).slice(1).map(decodeURIComponent) };
  } catch {
    throw new PayError(400, 'INVALID_REQUEST', '请求路径的编码不正确');
  }
};

/** The payer whom a request concerns, by its body or by the number in its path. */
export const payerOf = (ledger: PayLedger, reference: string, body: unknown): string | undefined => {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const payer = given['payer'] as { openid?: unknown } | null | undefined;
  if (typeof payer?.openid === 'string') return payer.openid;
  for (const name of [given['out_trade_no'], given['transaction_id'], reference]) {
    if (typeof name !== 'string' || name === '') continue;
    const refund = ledger.refund(name) ?? ledger.refunds.one('refund = ?', name);
    const order = ledger.order(refund?.orderNumber ?? name) ?? ledger.orders.one('trade = ?', name);
    if (order) return order.openid;
  }
  return undefined;
};
