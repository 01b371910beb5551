import type { Group } from './engine/types';

/** Small durable values by name: secrets, the clock's offset, the environments that were made on demand. */
export class Settings {
  readonly #group: Group;

  constructor(group: Group) {
    this.#group = group;
  }

  get(name: string): string | undefined {
    const row = this.#group.db.prepare<unknown[]>('SELECT value FROM settings WHERE name = ?').raw().get(name);
    return (row as [string] | undefined)?.[0];
  }

  set(name: string, value: string): void {
    const put =
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
    this.#group.atomically(() => this.#group.db.prepare<unknown[]>(put).run(name, value));
  }

  /** The value of that name, made and kept when there is none. */
  once(name: string, make: () => string): string {
    const existing = this.get(name);
    if (existing !== undefined) return existing;
    const made = make();
    this.set(name, made);
    return made;
  }
}
