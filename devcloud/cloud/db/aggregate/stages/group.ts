import { active } from '../../corrections';
import { encodeValue } from '../../../engine/keys';
import type { Doc } from '../../../ejson';
import { accumulatorOf } from '../accumulators';
import type { Accumulator } from '../accumulators';
import { compile } from '../compile';
import { mingoStage } from '../mingo';
import type { Scope } from '../operator';
import type { ParseStage, Stage } from '../stage';
import { fail, isDoc, put } from '../values';
import type { Evaluate, Frame } from '../values';
import { sortBy } from '../../compare';

/** One output field of a group. */
export interface Field {
  name: string;
  value: Evaluate;
  make: () => Accumulator;
}

/** The output fields of a group, each one accumulator over an expression. */
export const fieldsOf = (spec: Doc, scope: Scope): Field[] =>
  Object.entries(spec).map(([name, accumulation]) => {
    if (name.includes('.')) fail(`The field name '${name}' cannot contain '.'`);
    if (name.startsWith('$')) fail(`The field name '${name}' cannot be an operator name`);
    if (!isDoc(accumulation)) return fail(`The field '${name}' must be an accumulator object`);
    const [entry, ...more] = Object.entries(accumulation);
    if (!entry || more.length > 0) return fail(`The field '${name}' must specify one accumulator`);
    const [operator, operand] = entry;
    if (!operator.startsWith('$')) fail(`The field '${name}' must be an accumulator object`);
    if (Array.isArray(operand) && operand.length !== 1) fail(`The ${operator} accumulator is a unary operator`);
    const [only] = Array.isArray(operand) ? (operand as unknown[]) : [operand];
    return { name, value: compile(only, scope), make: accumulatorOf(operator) };
  });

/** A group that is being gathered. */
export class Group {
  readonly #gathered: Accumulator[];

  constructor(
    readonly id: unknown,
    readonly fields: readonly Field[],
  ) {
    this.#gathered = fields.map((field) => field.make());
  }

  add(doc: Doc, frame: Frame): void {
    this.fields.forEach((field, at) => this.#gathered[at]?.add(field.value(doc, frame)));
  }

  end(): Doc {
    const made: Doc = { _id: this.id };
    this.fields.forEach((field, at) => put(made, field.name, this.#gathered[at]?.end()));
    return made;
  }
}

/** Groups by an expression; of each document no more is kept than its accumulators keep. */
export const grouped = (key: Evaluate, fields: readonly Field[]): Stage =>
  function* (docs, { frame }) {
    const groups = new Map<string, Group>();
    for (const doc of docs) {
      const id = key(doc, frame) ?? null;
      const name = encodeValue(id);
      let group = groups.get(name);
      if (!group) groups.set(name, (group = new Group(id, fields)));
      group.add(doc, frame);
    }
    for (const [name, group] of groups) {
      groups.delete(name);
      yield group.end();
    }
  };

const $group: ParseStage = (spec, scope) => {
  if (!isDoc(spec)) return fail("a group's fields must be specified in an object");
  if (!Object.hasOwn(spec, '_id')) fail('a group specification must include an _id');
  const { _id, ...rest } = spec;
  const stage = grouped(compile(_id, scope), fieldsOf(rest, scope));
  return active('aggregate.group') ? stage : (docs) => mingoStage('$group', spec, docs);
};

const $sortByCount: ParseStage = (spec, scope) => {
  if (!isDoc(spec) && !(typeof spec === 'string' && spec.startsWith('$')))
    fail('the sortByCount field must be defined as a $-prefixed path or an expression inside an object');
  const group = grouped(compile(spec, scope), fieldsOf({ count: { $sum: 1 } }, scope));
  return (docs, ambient) => sortBy([...group(docs, ambient)], (doc) => doc, [['count', -1]]);
};

const $count: ParseStage = (spec) => {
  if (typeof spec !== 'string' || spec === '') return fail('the count field must be a non-empty string');
  if (spec.startsWith('$')) fail('the count field cannot be a $-prefixed path');
  if (spec.includes('.')) fail("the count field cannot contain '.'");
  return function* (docs) {
    if (!active('aggregate.count')) return yield* mingoStage('$count', spec, docs);
    let count = 0;
    for (const doc of docs) if (doc) count++;
    if (count > 0) yield { [spec]: count };
  };
};

/** Groups and counts. */
export const grouping: Readonly<Record<string, ParseStage>> = { $group, $sortByCount, $count };
