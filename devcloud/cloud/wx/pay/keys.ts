import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Settings } from '../../settings';
import { selfSigned } from './der';

/** How the platform signs: with its public-key pair, with its certificate, or either while a merchant switches. */
export type PayMode = 'public-key' | 'certificate' | 'switching';

/** A key of the platform under the id or serial that `Wechatpay-Serial` names. */
export interface PlatformKey {
  id: string;
  privateKey: KeyObject;
  publicKey: string;
}

/** The platform's certificate and the time it is good for. */
export interface PlatformCertificate extends PlatformKey {
  certificate: string;
  from: number;
  until: number;
}

interface Kept {
  serial: string;
  merchant: string;
  apiV3Key: string;
  publicKeyId: string;
  publicKeyMode: string;
  certificateSerial: string;
  certificateMode: string;
  certificate: string;
  from: number;
  until: number;
}

const KEPT_AS = 'pay-keys';
const YEARS_5 = 5 * 365 * 86_400_000;

const pemPrivate = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

const serialNumber = (): string => `4${randomBytes(20).toString('hex').toUpperCase().slice(1)}`;
const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

const make = (now: number): Kept => {
  const certificateMode = pemPrivate();
  const certificateSerial = serialNumber();
  const [from, until] = [now - 86_400_000, now + YEARS_5];
  return {
    serial: serialNumber(),
    merchant: pemPrivate(),
    apiV3Key: randomBytes(16).toString('hex'),
    publicKeyId: `PUB_KEY_ID_${digits(32)}`,
    publicKeyMode: pemPrivate(),
    certificateSerial,
    certificateMode,
    certificate: selfSigned(createPrivateKey(certificateMode), {
      serial: certificateSerial,
      owner: 'payment sandbox',
      from,
      until,
    }),
    from,
    until,
  };
};

const publicPem = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();

/** The keys of one merchant and of the platform, made once for a data folder and only when first needed. */
export class PayKeys {
  readonly mchid = '1900000109';
  readonly #kept: Kept;
  /** The key with which merchants' requests are checked. */
  readonly merchant: KeyObject;
  readonly publicKey: PlatformKey;
  readonly certificate: PlatformCertificate;

  constructor(settings: Settings, now: number) {
    this.#kept = JSON.parse(settings.once(KEPT_AS, () => JSON.stringify(make(now)))) as Kept;
    const { merchant, publicKeyId, publicKeyMode, certificateSerial, certificateMode } = this.#kept;
    this.merchant = createPublicKey(merchant);
    const [pair, signer] = [createPrivateKey(publicKeyMode), createPrivateKey(certificateMode)];
    this.publicKey = { id: publicKeyId, privateKey: pair, publicKey: publicPem(pair) };
    const { certificate, from, until } = this.#kept;
    const publicKey = publicPem(signer);
    this.certificate = { id: certificateSerial, privateKey: signer, publicKey, certificate, from, until };
  }

  get serial(): string {
    return this.#kept.serial;
  }

  get apiV3Key(): string {
    return this.#kept.apiV3Key;
  }

  /** What a function needs to know to be the merchant; platform keys are public keys, which are shorter than a certificate. */
  environment(mode: PayMode): Record<string, string> {
    const platform = this.platform(mode).map(({ id, publicKey }) => [id, publicKey]);
    return {
      PAY_MCHID: this.mchid,
      PAY_SERIAL: this.serial,
      PAY_PRIVATE_KEY: this.#kept.merchant,
      PAY_APIV3_KEY: this.apiV3Key,
      PAY_PLATFORM_KEYS: JSON.stringify(Object.fromEntries(platform)),
    };
  }

  /** The keys the platform signs with in this mode; the first is used where a merchant does not choose. */
  platform(mode: PayMode): readonly PlatformKey[] {
    if (mode === 'public-key') return [this.publicKey];
    return mode === 'certificate' ? [this.certificate] : [this.certificate, this.publicKey];
  }
}
