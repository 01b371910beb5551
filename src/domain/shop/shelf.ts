import { codeIn, hostLink, type Arrival } from '../_kernel/links';

/** The code of a product on the shelf of a counter: short enough to be typed, one product at one counter. */
export const SHELF = /^2[0-9A-HJKMNP-TV-Z]{10}$/;

/** The ordinary link that is printed as a QR code on the shelf. */
export const shelfLink = (code: string): string => hostLink('s', code);

/** The shelf code in a text that arrived by any of the four ways; undefined when it holds none. */
export const readShelf = (arrival: Arrival): string | undefined => {
  const code = codeIn('s', arrival);
  return code !== undefined && SHELF.test(code) ? code : undefined;
};

/** What the QR code of a pickup says, and what staff read from it. */
export const pickupText = (counter: string, code: string): string => `pickup:${counter}:${code}`;

/** The digits in a scanned pickup code of this counter, or the text itself where digits were typed. */
export const readPickup = (counter: string, text: string): string | undefined => {
  const digits = /^\d{6}$/.exec(text.trim())?.[0];
  return digits ?? new RegExp(`^pickup:${counter}:(\\d{6})$`).exec(text.trim())?.[1];
};
