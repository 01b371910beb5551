import { hostLink } from './links';

/** A signed building code: version, key id, ten Crockford base32 characters, sixteen of base64url MAC. */
export const TOKEN = /^1[a-z][0-9A-HJKMNP-TV-Z]{10}[\w-]{16}$/;

/** What is signed: the first twelve characters of the token. */
export const SIGNED = 12;

/** The ordinary link that is printed as a QR code. */
export const linkOf = (token: string): string => hostLink('b', token);

/** The short number printed beside a code and shown on landing, so that an overlaid sticker is noticed. */
export const shortNumberOf = (token: string): string => `${token.slice(2, 5)}-${token.slice(5, 8)}`;
