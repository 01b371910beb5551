import type { Notice } from './ledger';
import type { Notices } from './notices';
import type { PayParts } from './parts';
import type { Refunds } from './refunds';

const LONGEST_TIMER = 2 ** 31 - 1;

/** Does what the clock asks for: refunds that are settled, notifications that are due. */
export class Agenda {
  readonly #parts: PayParts;
  readonly #refunds: Refunds;
  readonly #notices: Notices;
  readonly #flights = new Map<string, Promise<string>>();
  #timer: NodeJS.Timeout | undefined;
  #leave: (() => void) | undefined;

  constructor(parts: PayParts, refunds: Refunds, notices: Notices) {
    this.#parts = parts;
    this.#refunds = refunds;
    this.#notices = notices;
  }

  start(): void {
    this.#leave = this.#parts.clock.onChange(() => this.wake());
    this.wake();
  }

  /** Stops sending; what is owed stays owed. */
  async stop(): Promise<void> {
    this.#rest();
    this.#notices.end();
    await Promise.all(this.#flights.values());
  }

  #rest(): void {
    this.#leave?.();
    this.#leave = undefined;
    clearTimeout(this.#timer);
  }

  /** Starts what is due and sets the timer for what comes next. */
  wake(): string[] {
    clearTimeout(this.#timer);
    if (!this.#leave) return [];
    const settled = this.#refunds.settle();
    for (const notice of this.#notices.due()) if (!this.#flights.has(notice.id)) this.#fly(notice);
    const next = this.#next();
    if (next !== undefined) {
      const wait = Math.max(0, next - this.#parts.clock.now());
      this.#timer = setTimeout(() => this.wake(), Math.min(wait, LONGEST_TIMER)).unref();
    }
    return settled;
  }

  #fly(notice: Notice): void {
    const flight = this.#notices
      .deliver(notice)
      .catch((error: unknown) => {
        // Only a store that can no longer be written fails here: trying again at once would never end.
        this.#rest();
        console.error(error);
        return `${notice.event} ${notice.orderNumber} ${String(error)}`;
      })
      .finally(() => {
        this.#flights.delete(notice.id);
        this.wake();
      });
    this.#flights.set(notice.id, flight);
  }

  #next(): number | undefined {
    const { ledger } = this.#parts;
    const refund = ledger.refunds.one('due IS NOT NULL ORDER BY due LIMIT 1')?.dueAt ?? Infinity;
    const waiting = ledger.notices.all('due IS NOT NULL ORDER BY due LIMIT ?', this.#flights.size + 1);
    const notice = waiting.find(({ id }) => !this.#flights.has(id))?.dueAt ?? Infinity;
    const next = Math.min(refund, notice);
    return next === Infinity ? undefined : next;
  }

  /** Waits until nothing is due and nothing is under way; says what happened. */
  async settle(): Promise<string[]> {
    const fired = this.wake();
    while (this.#flights.size > 0) {
      fired.push(...(await Promise.all(this.#flights.values())));
      fired.push(...this.wake());
    }
    return fired;
  }
}
