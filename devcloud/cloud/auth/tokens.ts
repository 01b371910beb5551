import { randomBytes } from 'node:crypto';

/** What one running invocation is known by; SDK calls carry its token and are counted here. */
export interface Invocation {
  requestId: string;
  token: string;
  fn: string;
  openid: string;
  source: string;
  depth: number;
  trips: number;
  tripsByAction: Record<string, number>;
  stats: { rowsRead: number; indexed: boolean };
}

/** Session tokens: one per running invocation, and one for a process that uses the SDK directly. */
export class Tokens {
  readonly #running = new Map<string, Invocation>();
  /** The token of a process outside any invocation (scripts, tests). */
  readonly direct = randomBytes(24).toString('hex');

  mint(): string {
    return randomBytes(24).toString('hex');
  }

  start(invocation: Invocation): void {
    this.#running.set(invocation.token, invocation);
  }

  end(invocation: Invocation): void {
    this.#running.delete(invocation.token);
  }

  /** The invocation of a token, `direct` for the direct token, undefined for a token that is unknown or over. */
  find(token: unknown): Invocation | 'direct' | undefined {
    if (token === this.direct) return 'direct';
    return typeof token === 'string' ? this.#running.get(token) : undefined;
  }
}
