import { createDeps } from '../_kernel/runtime';
import { createWechatPay } from '../_kernel/wechatPay';
import { consumers } from '../composition';
import { enter } from '../people/handlers';
import { readMerchant } from './merchant';
import { servePay } from './servePay';

const deps = createDeps(process.env, consumers);

/** The only function that knows the merchant’s key. */
export const main = servePay(deps, createWechatPay(readMerchant(process.env, deps.now)), enter);
