import Aes from 'wechatpay-axios-plugin/lib/aes';
import Formatter from 'wechatpay-axios-plugin/lib/formatter';
import Rsa from 'wechatpay-axios-plugin/lib/rsa';
import type { Merchant, WechatPay } from './payPort';

const OFFSET_SECONDS = 300;

/** Opens notifications: verified over the raw bytes they came as, not older than five minutes, sealed for this merchant. */
export const opener = ({ platformKeys, apiV3Key, now }: Merchant): WechatPay['open'] => {
  const genuine = (headers: Readonly<Record<string, unknown>>, raw: string): boolean => {
    const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
    const said = (name: string): string => lower.get(`wechatpay-${name}`) ?? '';
    const [time, signature, serial] = [said('timestamp'), said('signature'), said('serial')];
    const key = Object.hasOwn(platformKeys, serial) ? platformKeys[serial] : undefined;
    if (!key || signature.startsWith('WECHATPAY/SIGNTEST/')) return false;
    if (!/^\d+$/.test(time) || Math.abs(now() / 1000 - Number(time)) > OFFSET_SECONDS) return false;
    return Rsa.verify(Formatter.response(time, said('nonce'), raw), signature, key);
  };
  return (headers, raw) => {
    if (!genuine(headers, raw)) return undefined;
    try {
      const {
        id,
        event_type: event,
        resource,
      } = JSON.parse(raw) as Record<'id' | 'event_type', string> & {
        resource: Record<'ciphertext' | 'nonce' | 'associated_data', string>;
      };
      const { ciphertext, nonce, associated_data: aad } = resource;
      return { id, event, resource: JSON.parse(Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, aad)) as unknown };
    } catch {
      // Sealed for somebody else, or with other associated data.
      return undefined;
    }
  };
};
