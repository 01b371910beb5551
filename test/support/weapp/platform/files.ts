/** The files of an app on a phone: temporary ones die with the visit, saved ones live on. */
export class PhoneFiles {
  private readonly files = new Map<string, Buffer>();
  private last = 0;

  /** Puts bytes where WeChat puts what was chosen, recorded or compressed. */
  temporary(bytes: Buffer, end: string): string {
    const path = `wxfile://tmp_${(this.last += 1)}.${end}`;
    this.files.set(path, bytes);
    return path;
  }

  /** Puts bytes at a path of the app's own. */
  write(path: string, bytes: Buffer): void {
    this.files.set(path, bytes);
  }

  /** The bytes of a file; throws as WeChat fails. */
  read(path: string, call: string): Buffer {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`${call}:fail no such file or directory, open "${path}"`);
    return bytes;
  }

  /** Whether the path names a file of this phone. */
  has(path: string): boolean {
    return this.files.has(path);
  }

  /** A saved copy; the temporary file is gone afterwards. */
  save(path: string): string {
    const bytes = this.read(path, 'saveFile');
    const saved = `wxfile://store_${(this.last += 1)}.${path.split('.').at(-1) ?? 'bin'}`;
    this.files.set(saved, bytes);
    this.files.delete(path);
    return saved;
  }

  unlink(path: string): void {
    this.read(path, 'unlink');
    this.files.delete(path);
  }

  copy(from: string, to: string): void {
    this.files.set(to, this.read(from, 'copyFile'));
  }

  saved(): { filePath: string; size: number }[] {
    return [...this.files]
      .filter(([path]) => path.startsWith('wxfile://store_'))
      .map(([filePath, bytes]) => ({ filePath, size: bytes.length }));
  }

  /** The visit is over. */
  forget(): void {
    for (const path of this.files.keys()) if (path.startsWith('wxfile://tmp_')) this.files.delete(path);
  }
}
