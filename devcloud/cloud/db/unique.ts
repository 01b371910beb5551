import { decode } from '../ejson';
import { keysOf } from '../engine/keys';
import { DuplicateKey } from '../engine/types';
import type { CollectionInfo, StorageEngine, Write } from '../engine/types';
import type { CloudError } from './errors';
import { duplicateKey } from './errors';

/** A document a transaction will write; `text` null deletes it. */
export interface Pending {
  collection: CollectionInfo;
  id: string;
  text: string | null;
}

/** Names of the unique keys a write takes, for locking. */
export const uniqueKeys = (write: Write): string[] => {
  const { indexes } = write.collection;
  if (!write.after || !indexes.some((index) => index.unique)) return [];
  const { keys } = keysOf(write.collection, write.after);
  return indexes.flatMap((index, at) =>
    index.unique ? (keys[at] ?? []).map((key) => `unique:${index.id}:${key}`) : [],
  );
};

/** Mongo's error for a duplicate that the engine found in a batch. */
export const duplicateOf = (envId: string, error: DuplicateKey, batch: readonly Write[]): CloudError => {
  const write = batch[error.at];
  const doc = write?.after ?? {};
  const index = write?.collection.indexes.find((candidate) => candidate.name === error.index);
  const names = index?.fields.map((field) => field.name) ?? ['_id'];
  const shown = names.map((name) => `${name}: ${JSON.stringify(doc[name] ?? null)}`).join(', ');
  return duplicateKey(`${envId}.${write?.collection.name ?? ''}`, error.index, shown);
};

/** Raises DuplicateKey when a write of a transaction takes a unique key of a committed document or of its own other writes. */
export const assertUnique = (engine: StorageEngine, own: Iterable<Pending>, write: Write): void => {
  const { collection, id, after } = write;
  if (!after || !collection.indexes.some((index) => index.unique)) return;
  const { keys } = keysOf(collection, after);
  const others = [...own].filter((pending) => pending.collection.id === collection.id && pending.id !== id);
  const otherKeys = others.flatMap(({ text }) => (text === null ? [] : [keysOf(collection, decode(text)).keys]));
  collection.indexes.forEach((index, at) => {
    if (!index.unique) return;
    for (const key of keys[at] ?? []) {
      const holder = engine.holder(index, key);
      const moved = holder === undefined || holder === id || others.some((pending) => pending.id === holder);
      if (!moved || otherKeys.some((set) => set[at]?.includes(key))) throw new DuplicateKey(index.name, 0);
    }
  });
};
