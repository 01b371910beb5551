import { createHmac, timingSafeEqual } from 'node:crypto';
import { SIGNED, TOKEN } from '../../src/domain/_kernel/token';
import { placeOf, type Place } from './ground';
import type { Secrets } from './secrets';
import type { Store } from './store';

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

interface Code {
  _id: string;
  place: string;
  state: string;
}

/** Where a code leads: its place and the building that stands there, or why it leads nowhere; `over` is what closed. */
export type Lead =
  | { ok: true; code: string; place: Place; building: Place }
  | { ok: false; over?: Place; why: 'CODE_FORGED' | 'CODE_UNKNOWN' | 'CODE_REVOKED' | 'CODE_REPLACED' | 'PLACE_GONE' };

/** Follows a scanned token to its place. It is an address hint, never proof of presence. */
export const follow = async (store: Store, secrets: Pick<Secrets, 'codeKeys'>, token: string): Promise<Lead> => {
  const id = openToken(secrets, token);
  if (id === undefined) return { ok: false, why: 'CODE_FORGED' };
  const code = await store.get<Code>('codes', id);
  if (!code) return { ok: false, why: 'CODE_UNKNOWN' };
  if (code.state === 'revoked') return { ok: false, why: 'CODE_REVOKED' };
  if (code.state === 'replaced') return { ok: false, why: 'CODE_REPLACED' };
  const place = await placeOf(store, code.place);
  if (!place) return { ok: false, why: 'CODE_UNKNOWN' };
  const building = place.kind === 'unit' && place.parent ? await placeOf(store, place.parent) : place;
  const standing = building && place.state === 'active' && building.state === 'active';
  if (standing) return { ok: true, code: id, place, building };
  return { ok: false, why: 'PLACE_GONE', ...(place.state === 'closed' ? { over: place } : {}) };
};
