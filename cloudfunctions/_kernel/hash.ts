import { createHash } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` characters of Crockford base32 (5 bits each) of a digest. */
export const crockford = (length: number, digest: Buffer): string => {
  let text = '';
  for (let bit = 0; text.length < length; bit += 5) {
    const pair = ((digest[bit >> 3] ?? 0) << 8) | (digest[(bit >> 3) + 1] ?? 0);
    text += CROCKFORD.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return text;
};

/** `length` characters from the SHA-256 of the parts; the same parts, the same id. */
export const hashId = (length: number, ...parts: readonly string[]): string =>
  crockford(length, createHash('sha256').update(JSON.stringify(parts)).digest());

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as Record<string, unknown>).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, canonical(field)]),
  );
};

/** A digest of an action and its input that does not depend on the order of keys. */
export const bodyHash = (action: string, input: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([action, canonical(input)]))
    .digest('base64url')
    .slice(0, 22);

/** The payment of an order, which is also its `out_trade_no` at WeChat: an order has one. */
export const paymentId = (order: string): string => `pay_${hashId(24, 'payment', order)}`;

/** The person behind an openid of our mini-program. */
export const personId = (openid: string): string => `per_${hashId(20, 'person', openid)}`;
