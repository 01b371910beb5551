import { createHmac } from 'node:crypto';
import type { Secrets } from './secrets';

const BYTES = 16;

/**
 * A fingerprint by which a sealed text can be found again without being opened: the same text of the same field, the
 * same fingerprint. It says nothing of the text to anybody without the key, and nothing across fields.
 */
export const blindIndex = ({ indexKey }: Pick<Secrets, 'indexKey'>, field: string, text: string): string =>
  createHmac('sha256', indexKey).update(`${field}\0${text}`).digest().subarray(0, BYTES).toString('base64url');

/** The fingerprint of a phone, with or without its dash. */
export const phoneIndex = ({ secrets }: { secrets: Pick<Secrets, 'indexKey'> }, phone: string): string =>
  blindIndex(secrets, 'phone', phone.replace(/\D/g, ''));
