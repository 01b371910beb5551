import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A copy of a package that is damaged, looked at and mended: to copy all of it each time takes longer than to look. */
export class Spoiled {
  private readonly before = new Map<string, Buffer>();

  constructor(readonly folder: string) {}

  /** A file as it is now. */
  text(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Writes a file anew; null loses it. */
  put(file: string, text: string | null): void {
    const path = join(this.folder, file);
    if (!this.before.has(file)) this.before.set(file, readFileSync(path));
    if (text === null) rmSync(path);
    else writeFileSync(path, text);
  }

  /** Puts back whatever was written or lost. */
  mend(): void {
    for (const [file, bytes] of this.before) writeFileSync(join(this.folder, file), bytes);
    this.before.clear();
  }
}
