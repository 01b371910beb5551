import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Secrets } from './secrets';

/** Where a sealed text belongs; it opens nowhere else. */
export interface Spot {
  collection: string;
  id: string;
  field: string;
}

/** Encrypts and opens personal data; the only code that sees it in the clear beside the handler that asked. */
export interface Vault {
  seal: (spot: Spot, text: string) => string;
  open: (spot: Spot, sealed: string) => string;
}

/** What stands where a text was sealed that nobody needs to know any more; it opens as nothing. */
export const ERASED = '(erased)';

const IV = 12;
const TAG = 16;
const aad = (spot: Spot): Buffer => Buffer.from(`${spot.collection}:${spot.id}:${spot.field}`);

/** AES-256-GCM with a key id; a sealed text is `<kid>.<base64url of iv, tag and ciphertext>`. */
export const createVault = ({ vaultKeys, vaultKid }: Pick<Secrets, 'vaultKeys' | 'vaultKid'>): Vault => {
  const key = (kid: string): Buffer => {
    const found = vaultKeys.get(kid);
    if (!found) throw new Error(`vault: no key ${kid}`);
    return found;
  };
  return {
    seal: (spot, text) => {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key(vaultKid), iv).setAAD(aad(spot));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${vaultKid}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open: (spot, sealed) => {
      if (sealed === ERASED) return '';
      const dot = sealed.indexOf('.');
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
      const iv = bytes.subarray(0, IV);
      // Without its length a shorter tag would pass, which is easier to guess.
      const decipher = createDecipheriv('aes-256-gcm', key(sealed.slice(0, dot)), iv, { authTagLength: TAG })
        .setAAD(aad(spot))
        .setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8');
    },
  };
};

/** A phone as others may see it: first three and last two digits. */
export const maskPhone = (phone: string): string => {
  const digits = phone.replace(/-/g, '');
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(0, digits.length - 5))}${digits.slice(-2)}`;
};

/** A name as others may see it: its last character. */
export const maskName = (name: string): string => {
  const points = [...name.trim()];
  return points.length < 2 ? '*' : `${'*'.repeat(points.length - 1)}${points.at(-1)}`;
};
