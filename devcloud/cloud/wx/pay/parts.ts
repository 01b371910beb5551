import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Group } from '../../engine/types';
import { PayError, paramError } from './errors';
import type { PayKeys, PayMode } from './keys';
import type { PayLedger } from './ledger';
import { beijing } from './times';

/** What every part of the payment sandbox works with. */
export interface PayParts {
  group: Group;
  clock: Clock;
  ledger: PayLedger;
  /** The mini-program the merchant is bound to. */
  appId: string;
  mode: PayMode;
  /** Where the sandbox answers, without a slash at the end. */
  url: string;
  /** The keys, made when first asked for. */
  keys: () => PayKeys;
}

/** One request to the platform after its signature has been checked. */
export interface PayCall {
  params: readonly string[];
  query: URLSearchParams;
  body: unknown;
}

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');
const stamp = (now: number, length: number): string => beijing(now).replace(/\D/g, '').slice(0, length);

/** A number of the platform's own for a payment or a refund. */
export const tradeNumber = (prefix: '4200' | '5030', now: number): string =>
  `${prefix}${digits(6)}${stamp(now, 8)}${digits(10)}`;

/** A `prepay_id`. */
export const prepayNumber = (now: number): string => `wx${stamp(now, 14)}${digits(6)}${randomBytes(7).toString('hex')}`;

/** Refuses a request that names another merchant. */
export const checkMerchant = (parts: PayParts, mchid: unknown, location: 'query' | 'body'): void => {
  if (typeof mchid !== 'string' || mchid === '') throw paramError('mchid', 'the field is required', mchid, location);
  if (mchid !== parts.keys().mchid) throw new PayError(400, 'MCH_NOT_EXISTS', '商户号不存在');
};
