import type { PhoneCall } from '../calls';
import type { InvocationEntry } from '../../cloud/functions/types';
import { ask } from './ask';

/** What is looked for in the log. */
export interface Wanted {
  fn: string;
  failed: boolean;
  /** A request id, a trace id, an action or any words of the log. */
  text: string;
}

const KEPT = 1_000;
const FETCHED = 300;
const REQUEST = /^[\w-]{20,64}$/;

/** The log as the page knows it: invocations of the cloud, and how the phones' calls ended. */
export class Log {
  readonly #entries = new Map<string, InvocationEntry>();
  readonly #calls = new Map<string, PhoneCall>();
  #last = 0;
  /** Grows with everything that is new. */
  version = 0;

  /** Takes what the phones' calls said. */
  heard(calls: readonly PhoneCall[]): void {
    for (const call of calls) if (call.requestId !== '') this.#calls.set(call.requestId, call);
    if (calls.length > 0) this.version += 1;
  }

  /** Asks for what is new. */
  async read(): Promise<void> {
    const { invocations } = await ask<{ invocations: InvocationEntry[] }>(
      `/control/invocations?after=${this.#last}&limit=${KEPT}`,
    );
    this.#take(invocations);
    this.#last = invocations.reduce((last, { n }) => Math.max(last, n), this.#last);
    // The newest are kept; what was dropped is found again by its request id.
    const surplus = [...this.#entries.keys()].slice(0, Math.max(0, this.#entries.size - KEPT));
    for (const old of surplus) this.#entries.delete(old);
  }

  /** Fetches what is wanted and may be too old to be here. */
  async fetch({ fn, failed, text }: Wanted): Promise<void> {
    const query = new URLSearchParams({ limit: String(FETCHED) });
    if (fn !== '') query.set('fn', fn);
    if (failed) query.set('failed', '1');
    if (REQUEST.test(text)) query.set('requestId', text);
    const { invocations } = await ask<{ invocations: InvocationEntry[] }>(`/control/invocations?${query.toString()}`);
    this.#take(invocations);
  }

  #take(invocations: readonly InvocationEntry[]): void {
    for (const entry of invocations) this.#entries.set(entry.requestId, entry);
    if (invocations.length > 0) this.version += 1;
  }

  has(requestId: string): boolean {
    return this.#entries.has(requestId);
  }

  callOf(entry: InvocationEntry): PhoneCall | undefined {
    return this.#calls.get(entry.requestId);
  }

  /** The request id behind a trace id that a phone was told, or the text itself. */
  requestOf(text: string): string {
    return [...this.#calls.values()].find(({ traceId }) => traceId === text)?.requestId ?? text;
  }

  names(): string[] {
    return [...new Set([...this.#entries.values()].map(({ fn }) => fn))].sort();
  }

  childrenOf({ requestId }: InvocationEntry): InvocationEntry[] {
    return [...this.#entries.values()].filter(({ parentRequestId }) => parentRequestId === requestId);
  }

  /** What is wanted, newest first; a nested call is found at its caller's place when nothing is wanted of it alone. */
  found(wanted: Wanted): InvocationEntry[] {
    const isAny = wanted.fn === '' && !wanted.failed && wanted.text === '';
    return [...this.#entries.values()]
      .filter((entry) =>
        isAny ? !this.has(entry.parentRequestId ?? '') : this.#fits(entry, { ...wanted, text: wanted.text.trim() }),
      )
      .sort((a, b) => b.at - a.at || b.n - a.n);
  }

  #fits(entry: InvocationEntry, { fn, failed, text }: Wanted): boolean {
    const call = this.callOf(entry);
    if (fn !== '' && entry.fn !== fn) return false;
    if (failed && entry.error === undefined && (call?.code ?? null) === null) return false;
    if (text === '') return true;
    const words = [entry.requestId, entry.error, call?.action, call?.traceId, call?.code, ...entry.logs];
    return words.some((word) => word?.includes(text));
  }
}
