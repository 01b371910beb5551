import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGNED, TOKEN } from '../../src/domain/places/codes';
import type { Secrets } from '../_kernel/secrets';

const MAC_BYTES = 12;

const macOf = (key: Buffer, signed: string): Buffer =>
  createHmac('sha256', key).update('bldg-qr\0').update(signed).digest().subarray(0, MAC_BYTES);

/** The 28 characters printed for a code id under a key: version, key id, id, MAC. */
export const signToken = ({ codeKeys }: Pick<Secrets, 'codeKeys'>, kid: string, id: string): string => {
  const key = codeKeys.get(kid);
  if (!key) throw new Error(`codes: no key ${kid}`);
  const signed = `1${kid}${id}`;
  return signed + macOf(key, signed).toString('base64url');
};

/** The code id of a token whose MAC is right, in constant time; keys rotate by their id. */
export const openToken = ({ codeKeys }: Pick<Secrets, 'codeKeys'>, token: string): string | undefined => {
  // base64 has several spellings of the same bytes; a code has one.
  if (!TOKEN.test(token)) return undefined;
  const signed = token.slice(0, SIGNED);
  const given = Buffer.from(token.slice(SIGNED), 'base64url');
  const right = macOf(codeKeys.get(token.charAt(1)) ?? Buffer.alloc(32), signed);
  const genuine = given.length === right.length && timingSafeEqual(given, right) && codeKeys.has(token.charAt(1));
  return genuine ? token.slice(2, SIGNED) : undefined;
};
