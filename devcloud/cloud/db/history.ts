import type { CollectionInfo } from '../engine/types';

/** What a document was before the commit `seq`; null: it was not there. */
interface Version {
  seq: number;
  collection: CollectionInfo;
  id: string;
  before: string | null;
}

/** Names a document among all collections. */
export const docKey = (collection: CollectionInfo, id: string): string => `${collection.id}:${id}`;

/** Earlier versions of documents, kept as long as a snapshot may look at them. */
export class History {
  readonly #versions = new Map<string, Version[]>();
  /** Bytes of all versions. */
  size = 0;

  add(seq: number, collection: CollectionInfo, id: string, before: string | null): void {
    const key = docKey(collection, id);
    const known = this.#versions.get(key);
    const version = { seq, collection, id, before };
    if (known) known.push(version);
    else this.#versions.set(key, [version]);
    this.size += before?.length ?? 0;
  }

  /** What a snapshot sees of a document that has changed since; undefined when it has not. */
  at(snapshot: number, key: string): Version | undefined {
    return this.#versions.get(key)?.find(({ seq }) => seq > snapshot);
  }

  /** The documents of a collection that a snapshot sees differently from now. */
  *since(snapshot: number, collection: CollectionInfo): Generator<Version> {
    for (const versions of this.#versions.values()) {
      const version = versions[0]?.collection.id === collection.id && versions.find(({ seq }) => seq > snapshot);
      if (version) yield version;
    }
  }

  /** Forgets what no snapshot from `oldest` on can see. */
  forget(oldest: number): void {
    for (const [key, versions] of this.#versions) {
      const kept = versions.filter(({ seq }) => seq > oldest);
      if (kept.length === versions.length) continue;
      for (const { seq, before } of versions) if (seq <= oldest) this.size -= before?.length ?? 0;
      if (kept.length > 0) this.#versions.set(key, kept);
      else this.#versions.delete(key);
    }
  }
}
