import { Context } from 'mingo/core';
import * as builtin from 'mingo/operators/query';
import type { Doc } from '../ejson';
import { active } from './corrections';
import { operators } from './operators';
import type { Leaf, Operator } from './operators';
import { holds, NONE, seek } from './seek';

/** A compiled condition: gives NONE, or the index in the array through which the subject matched, or -1 without one. */
export type Node<T> = (subject: T) => number;

/** Applies the test of an operator to a subject: a path of a document, or a single value. */
export type Apply<T> = (op: string, operand: unknown, leaf: Leaf) => Node<T>;

const found = (holds: boolean): number => (holds ? -1 : NONE);

/** Holds when all do; the last array that was entered gives the index. */
export const all = <T>(nodes: readonly Node<T>[]): Node<T> => {
  if (nodes.length === 1 && nodes[0]) return nodes[0];
  return (subject) => {
    let last = -1;
    for (const node of nodes) {
      const hit = node(subject);
      if (hit === NONE) return NONE;
      if (hit >= 0) last = hit;
    }
    return last;
  };
};

/** Holds when one does. */
export const any =
  <T>(nodes: readonly Node<T>[]): Node<T> =>
  (subject) => {
    for (const node of nodes) {
      const hit = node(subject);
      if (hit !== NONE) return hit;
    }
    return NONE;
  };

/** Holds when the other does not. */
export const opposite =
  <T>(node: Node<T>): Node<T> =>
  (subject) =>
    found(node(subject) === NONE);

/** Holds when a test does. */
export const when =
  <T>(test: (subject: T) => boolean): Node<T> =>
  (subject) =>
    found(test(subject));

const COMPOSED: Readonly<Record<string, Operator['correction']>> = {
  $all: 'query.all',
  $elemMatch: 'query.elemMatch',
  $exists: 'query.exists',
};

type Plain = (path: string, operand: unknown, options: unknown) => (doc: Doc) => boolean;
const mingo = builtin as unknown as Readonly<Record<string, Plain | undefined>>;
const options = { context: Context.init({ query: mingo as unknown as Parameters<Context['addQueryOps']>[0] }) };

/** What plain mingo makes of an operator whose correction is switched off. */
const plain = (op: string, path: string, operand: unknown): ((doc: Doc) => boolean) | undefined => {
  const name = COMPOSED[op] ?? operators[op]?.correction;
  if (name === undefined || active(name)) return undefined;
  return mingo[op]?.(path, operand, options) ?? (() => false);
};

/** Tests what a dotted path of a document leads to. */
export const onPath = (path: string): Apply<Doc> => {
  const parts = path.split('.');
  return (op, operand, { test, view, negate }) => {
    const uncorrected = plain(op, path, operand);
    if (uncorrected) return when(uncorrected);
    return negate ? when((doc) => seek(doc, parts, view, test) === NONE) : (doc) => seek(doc, parts, view, test);
  };
};

/** Tests a single value, as $elemMatch and $pull do: an element that is an array is not looked into. */
export const onValue: Apply<unknown> = (op, operand, { test, view, negate }) => {
  const uncorrected = plain(op, 'v', operand);
  return uncorrected
    ? when((value) => uncorrected({ v: value }))
    : when((value) => holds(value, view, test) !== negate);
};
