import { decode } from '../ejson';
import type { Sort } from '../engine/planner';
import { sortBy } from './compare';
import { answerTooLarge, databaseError } from './errors';
import type { Found } from './reading';

const SORT_MEMORY = 100 * 1024 * 1024;

/** Keeps the rows of a window in order, and of a sorted result no more than the window reaches. */
export class TopRows {
  readonly #skip: number;
  readonly #limit: number;
  readonly #maxBytes: number;
  readonly #sort: Sort;
  #rows: Found[] = [];
  #passed = 0;
  #bytes = 0;

  /** `sort` is empty when the rows come in order: then what the window skips is not kept. */
  constructor(window: { skip: number; limit: number; maxBytes?: number }, sort: Sort) {
    this.#skip = window.skip;
    this.#limit = window.limit;
    this.#maxBytes = window.maxBytes ?? Infinity;
    this.#sort = sort;
  }

  add(found: Found): void {
    if (this.#sort.length === 0 && this.#passed < this.#skip) {
      this.#passed++;
      return;
    }
    this.#rows.push(found);
    this.#bytes += found.text.length;
    if (this.#sort.length === 0) this.#assertFits();
    else if (this.#rows.length >= 1000 + 2 * (this.#skip + this.#limit) || this.#bytes > SORT_MEMORY) this.#trim();
  }

  /** The rows of the window. */
  window(): Found[] {
    if (this.#sort.length === 0) return this.#rows.slice(0, this.#limit);
    this.#trim();
    this.#rows = this.#rows.slice(this.#skip);
    this.#bytes = this.#rows.reduce((sum, row) => sum + row.text.length, 0);
    this.#assertFits();
    return this.#rows;
  }

  #trim(): void {
    const sorted = sortBy(this.#rows, (row) => (row.doc ??= decode(row.text)), this.#sort);
    this.#rows = sorted.slice(0, this.#skip + this.#limit);
    // What was decoded for its keys is not kept: the text is enough.
    for (const row of this.#rows) row.doc = undefined;
    this.#bytes = this.#rows.reduce((sum, row) => sum + row.text.length, 0);
    if (this.#bytes > SORT_MEMORY)
      throw databaseError(
        `Sort exceeded memory limit of ${SORT_MEMORY} bytes, but did not opt in to external sorting.`,
      );
  }

  #assertFits(): void {
    if (this.#bytes > this.#maxBytes) throw answerTooLarge(this.#maxBytes);
  }
}
