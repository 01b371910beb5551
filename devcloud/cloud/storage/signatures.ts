import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signature allows; an upload carries a TOKEN beside the signature of its PUT. */
export type Permit = 'GET' | 'PUT' | 'TOKEN';

/** Signs and checks what a storage URL allows: a method on a path until a time (seconds since 1970). */
export class Signatures {
  readonly #secret: string;
  readonly #now: () => number;

  constructor(secret: string, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  sign(permit: Permit, path: string, until: number): string {
    return createHmac('sha256', this.#secret).update(`${permit}\n${path}\n${until}`).digest('hex').slice(0, 40);
  }

  /** Seconds since 1970, `seconds` from now. */
  until(seconds: number): number {
    return Math.floor(this.#now() / 1000) + seconds;
  }

  valid(permit: Permit, path: string, until: number, signature: string): boolean {
    const wanted = Buffer.from(this.sign(permit, path, until));
    const given = Buffer.from(signature);
    return given.length === wanted.length && timingSafeEqual(given, wanted) && until * 1000 > this.#now();
  }
}
