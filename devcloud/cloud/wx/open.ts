import type { Base } from '../environment';
import type { Faults } from '../faults';
import type { Runner } from '../functions/runner';
import { WxSandbox } from './sandbox';
import type { PaidOrders } from './side';

/** What the platform calls the sender of a call that it does not name: a pushed message says no more of itself. */
const SOURCE = 'wx_unknown';

/** No order is paid where there is no payment. */
const NO_ORDERS: PaidOrders = { paidOrder: () => undefined };

/** WeChat of a gateway; its events go to functions of the first environment. */
export const openWeChat = (base: Base, faults: Faults, runner: Runner, orders = NO_ORDERS): WxSandbox => {
  const { store: group, clock, options } = base;
  const { functionEnv = {}, templates, pages, wxEvents, wxEventOpenid } = options;
  return new WxSandbox({
    group,
    clock,
    faults,
    appId: functionEnv['WX_APPID'] ?? '',
    secret: functionEnv['WX_SECRET'] ?? '',
    templates,
    pages,
    events: wxEvents,
    orders,
    invoke: (fn, event, user) => {
      const openid = wxEventOpenid === true ? user : '';
      return runner.invoke({ fn, event, openid, source: SOURCE, trigger: 'event', depth: 0 });
    },
  });
};
