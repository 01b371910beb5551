/** Where a clock keeps its offset between runs. */
export interface OffsetKeeper {
  load(): number;
  save(offset: number): void;
}

/** The farthest a clock may be moved, in ms: a hundred years; dates stay well inside what JavaScript can hold. */
export const MAX_OFFSET = 100 * 365 * 86_400_000;

/** The one time of gateway, functions, sandboxes and phones: the machine's time plus an offset that can be moved. */
export class Clock {
  readonly #keeper: OffsetKeeper | undefined;
  readonly #source: () => number;
  readonly #listeners = new Set<() => void>();
  #offset: number;

  constructor(keeper?: OffsetKeeper, source: () => number = Date.now) {
    this.#keeper = keeper;
    this.#source = source;
    this.#offset = keeper?.load() ?? 0;
  }

  /** Milliseconds since 1970 as everything in this cloud sees them. */
  now(): number {
    return this.#source() + this.#offset;
  }

  /** Milliseconds between this clock and the machine's. */
  get offset(): number {
    return this.#offset;
  }

  /** Moves the clock on; listeners hear of it once it stands at the new time. */
  advance(ms: number): void {
    this.set(this.#offset + ms);
  }

  /** Sets the offset to the machine's time. */
  set(offset: number): void {
    if (!Number.isSafeInteger(offset) || Math.abs(offset) > MAX_OFFSET)
      throw new RangeError(`a clock cannot be moved by ${offset} ms`);
    this.#keeper?.save(offset);
    this.#offset = offset;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls the listener after every move of the clock; the answer ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
