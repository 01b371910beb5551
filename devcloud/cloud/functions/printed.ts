const MAX_BYTES = 6 * 1024 * 1024;

/** What an invocation prints, up to the size that the platform keeps of one. */
export class Printed {
  readonly lines: string[] = [];
  #left = MAX_BYTES;

  add(text: string): void {
    if (this.#left <= 0) return;
    const size = Buffer.byteLength(text);
    this.#left -= size;
    if (this.#left >= 0) this.lines.push(text);
    else
      this.lines.push(
        Buffer.from(text)
          .subarray(0, size + this.#left)
          .toString(),
        '… cut: more than 6 MB\n',
      );
  }
}
