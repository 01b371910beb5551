import { Formatter } from 'wechatpay-axios-plugin';
import type { WechatPay } from '../../cloudfunctions/_kernel/payPort';
import { createWechatPay } from '../../cloudfunctions/_kernel/wechatPay';
import { readMerchant } from '../../cloudfunctions/pay/merchant';

/** A cloud whose payment sandbox has a merchant. */
interface Sandbox {
  url: string;
}

/** The environment of the sandbox’s merchant, as the function `pay` gets it. */
export const merchantEnv = async ({ url }: Sandbox): Promise<Record<string, string>> =>
  (await (await fetch(`${url}/control/pay/environment`)).json()) as Record<string, string>;

/** WeChat Pay as the function `pay` reaches it, on the clock of the product. */
export const bankOf = async (
  cloud: Sandbox,
  env: Readonly<Record<string, string>>,
  now: () => number,
): Promise<WechatPay> => {
  // The client reads the machine's clock; the product's may have been moved.
  Object.assign(Formatter, { timestamp: () => Math.floor(now() / 1000) });
  // An address nobody listens at, unless `env` says who does.
  const notify = { PAY_NOTIFY_URL: `${cloud.url}/web/nobody/pay/notify` };
  return createWechatPay(readMerchant({ ...notify, ...env, ...(await merchantEnv(cloud)) }, now));
};
