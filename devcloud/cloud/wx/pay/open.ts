import type { Base } from '../../environment';
import type { Faults } from '../../faults';
import { FIRST_ENV, type CloudOptions } from '../../options';
import { PaySandbox } from './sandbox';

/** WeChat Pay of a gateway. */
export const openPay = ({ store: group, settings, clock, options, appId, url }: Base, faults: Faults): PaySandbox =>
  new PaySandbox({
    group,
    settings,
    clock,
    faults,
    appId,
    url: `${url}/pay`,
    ...(options.pay === undefined ? {} : { mode: options.pay }),
  });

/** Whether functions are to know the merchant: the option says so, or one declares a variable of the merchant's. */
export const wantsPay = ({ pay, functions = [] }: CloudOptions): boolean =>
  pay !== undefined || functions.some(({ env }) => env.some((name) => name.startsWith('PAY_')));

/** Where a function that asks for `PAY_NOTIFY_URL` is told of payments: at its own first route. */
export const notifyAddress = (
  { functions = [], envId = FIRST_ENV }: CloudOptions,
  url: string,
): Readonly<Record<string, string>> => {
  const told = functions.find(({ env, routes }) => env.includes('PAY_NOTIFY_URL') && routes.length > 0);
  const [route] = told?.routes ?? [];
  return route === undefined ? {} : { PAY_NOTIFY_URL: `${url}/web/${envId}${route.path}` };
};
