import type { Row } from './store';
import { ERASED } from './vault';

/** One sealed text of a document: the path at which it lies, and the field for which it was sealed. */
export interface SealedText {
  path: string;
  field: string;
  text: string;
  /** Where it was sealed for another document. */
  of?: { collection: string; id: string };
}

/** A value in somebody’s own copy of his data. */
export type OwnCell = string | number | null;
/** Somebody who asks for his own data: he himself, and the members he is in his households. */
export interface Self {
  person: string;
  members: readonly string[];
}
/** Opens a sealed text of the document at hand by the field it was sealed for. */
export type Open = (field: string, text: string | null | undefined) => string | null;

/**
 * What a collection holds of persons, declared once by its domain: how their documents are found, what is sealed in
 * them, what the person himself gets to read, what goes when he goes, and when it goes by itself.
 */
export interface Personal {
  collection: string;
  /** What the person calls it. */
  title: string;
  /** The fields by which the documents of a person are found; each has an index with `order`. */
  of: readonly string[];
  order: 'createdAt' | 'at';
  sealed: (doc: Row) => readonly SealedText[];
  /** The field by which documents about a household are found, where it is no person they are about. */
  home: string | null;
  /** The person’s own part of a document; nothing where only others are in it. */
  own: (doc: Row, self: Self, open: Open) => Readonly<Record<string, OwnCell>> | undefined;
  /** What is to be changed when somebody goes, beside his id; `remove` where the document goes with him. */
  forget: (doc: Row, person: string) => Readonly<Record<string, unknown>> | 'remove';
  /** Files that go with him. */
  files: (doc: Row, person: string) => readonly string[];
  /** Something is still owed: who goes waits until it is over. */
  busy: (doc: Row) => boolean;
  /** What is changed when nobody needs to know any more who it was; `remove` where nothing of it is needed. */
  blank: (doc: Row) => Readonly<Record<string, unknown>> | 'remove';
}

type Told<D extends Row> = Pick<Personal, 'collection' | 'title' | 'of'> & {
  order?: Personal['order'];
  sealed?: (doc: D) => readonly SealedText[];
  home?: string;
  own?: (doc: D, self: Self, open: Open) => Readonly<Record<string, OwnCell>> | undefined;
  forget?: (doc: D, person: string) => Partial<D> | 'remove';
  files?: (doc: D, person: string) => readonly string[];
  busy?: (doc: D) => boolean;
  blank?: (doc: D) => Partial<D> | 'remove';
};

/** Declares what a collection of documents of shape `D` holds of persons. */
export const personalOf = <D extends Row>(told: Told<D>): Personal =>
  ({
    order: 'createdAt',
    sealed: () => [],
    own: () => undefined,
    forget: () => ({}),
    files: () => [],
    busy: () => false,
    blank: () => ({}),
    home: null,
    ...told,
  }) as unknown as Personal;

/** A sealed text where there is one. */
export const sealedAt = (path: string, field: string, text: string | null | undefined): SealedText[] =>
  text && text !== ERASED ? [{ path, field, text }] : [];

const replaced = (value: unknown, from: string, to: string): unknown => {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((one) => replaced(one, from, to));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, from, to)]));
};

/** The fields of a document that name somebody, with another name in every place where his stood. */
export const renamed = (doc: object, from: string, to: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(doc).flatMap(([field, value]) => {
      if (field === '_id' || !JSON.stringify(value ?? null).includes(JSON.stringify(from))) return [];
      return [[field, replaced(value, from, to)]];
    }),
  );
