import { randomBytes } from 'node:crypto';
import type { Settings } from '../settings';

/** What programs prove themselves with: a signing key, or an API key sent as it is. */
export interface Credentials {
  secretId: string;
  secretKey: string;
  /** The session token that function processes carry beside the key. */
  sessionToken: string;
  apiKey: string;
}

const word = (bytes: number): string => randomBytes(bytes).toString('hex');

const fresh = (): Credentials => ({
  secretId: `AKIDlocal${word(14)}`,
  secretKey: word(16),
  sessionToken: word(24),
  apiKey: `local.${word(32)}`,
});

/** The credentials this cloud has issued: made once for an environment, kept in the data folder. */
export class Issued {
  readonly #settings: Settings;
  readonly #known = new Map<string, Credentials>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  of(envId: string): Credentials {
    const known = this.#known.get(envId);
    if (known) return known;
    const text = this.#settings.once(`credentials ${envId}`, () => JSON.stringify(fresh()));
    const credentials = JSON.parse(text) as Credentials;
    this.#known.set(envId, credentials);
    return credentials;
  }
}
