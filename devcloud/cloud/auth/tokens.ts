import { randomBytes } from 'node:crypto';

/** What one running invocation is known by; SDK calls carry its token and are counted here. */
export interface Invocation {
  requestId: string;
  token: string;
  fn: string;
  openid: string;
  unionid?: string;
  source: string;
  depth: number;
  trips: number;
  tripsByAction: Record<string, number>;
  stats: { rowsRead: number; rowsReturned: number; indexed: boolean; scans: string[] };
}

/** Session tokens: a random one for each running invocation, worthless when it is over. */
export class Tokens {
  readonly #running = new Map<string, Invocation>();

  mint(): string {
    return randomBytes(24).toString('hex');
  }

  start(invocation: Invocation): void {
    this.#running.set(invocation.token, invocation);
  }

  end(invocation: Invocation): void {
    this.#running.delete(invocation.token);
  }

  /** The invocation of a token; undefined for a token that is unknown or over. */
  find(token: unknown): Invocation | undefined {
    return typeof token === 'string' ? this.#running.get(token) : undefined;
  }
}
