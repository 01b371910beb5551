import type { GenericSchema, InferInput, InferOutput } from 'valibot';
import { anyone, type Rule, type Trust } from './access';
import type { AnyMachine, Birth, Machine, Row, Stateful } from './machine';
import type { Scope } from './policy';

/** Failures every action may return; the rest are declared by the action. */
export const COMMON_ERRORS = [
  'INVALID',
  'UNAUTHENTICATED',
  'TRUST_TOO_LOW',
  'CONSENT_NEEDED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'BUSY',
  'INTERNAL',
] as const;
export type CommonError = (typeof COMMON_ERRORS)[number];

/** One action of the API: the only place where it exists; everything else derives from it. */
export interface ActionSpec {
  readonly kind: 'query' | 'command' | 'begin' | 'move';
  readonly doc: string;
  readonly trust: Trust;
  /** What the caller must have agreed to; null where nothing is kept of him. */
  readonly scope: Scope | null;
  readonly by: readonly Rule[];
  /** The machine whose document `input.id` names; loaded and checked before the handler runs. */
  readonly on?: AnyMachine;
  /** The input field that names the place whose area decides access. */
  readonly at?: string;
  /** The name of the birth or of the move. */
  readonly move?: string;
  readonly input: GenericSchema;
  readonly output: GenericSchema;
  readonly errors: readonly string[];
  readonly example: unknown;
  /** The answer holds personal data: it is not kept for replays, the command runs again. */
  readonly secret?: boolean;
}
export type Domain = Readonly<Record<string, ActionSpec>>;

interface Told {
  doc: string;
  trust?: Trust;
  scope?: Scope | null;
  at?: string;
  input: GenericSchema;
  output: GenericSchema;
  errors?: readonly string[];
  example: unknown;
}
interface Asked extends Told {
  secret?: boolean;
  by?: readonly Rule[];
  on?: AnyMachine;
}
type Plain<K, A> = { kind: K; trust: Trust; scope: Scope | null; by: readonly Rule[]; errors: readonly [] } & A;

/** An action that only reads. */
export const query = <const A extends Asked>(a: A): Plain<'query', A> =>
  ({ kind: 'query', trust: 'visitor', scope: null, by: [anyone()], errors: [], ...a }) as Plain<'query', A>;

/** An action that writes something without a state machine; replays answer the stored result. */
export const command = <const A extends Asked>(a: A): Plain<'command', A> =>
  ({ kind: 'command', trust: 'visitor', scope: 'basic', by: [anyone()], errors: [], ...a }) as Plain<'command', A>;

/** The creation of a document of `machine`; who may is the machine's own birth row. */
export const begin = <D extends Stateful, B extends string, const A extends Told>(
  machine: Machine<D, string, string, B>,
  birth: NoInfer<B>,
  a: A,
): { kind: 'begin'; on: { $doc?: D }; move: B } & Omit<Plain<'begin', A>, 'kind'> => {
  const row = machine.begin[birth] as Birth<string>;
  return {
    kind: 'begin',
    trust: 'visitor',
    scope: 'basic',
    errors: [],
    ...a,
    by: row.by,
    on: machine,
    move: birth,
  } as never;
};

const guardCodes = (rows: readonly Row<never, string>[]): string[] =>
  rows.flatMap((row) => row.guards?.map((guard) => guard.code) ?? []);

/** A move of the document `input.id`; who may, from where and under what guards are the machine's own rows. */
export const move = <D extends Stateful, M extends string, const A extends Told>(
  machine: Machine<D, string, M, string>,
  name: NoInfer<M>,
  a: A,
): { kind: 'move'; on: { $doc?: D }; move: M } & Omit<Plain<'move', A>, 'kind'> => {
  const rows = machine.moves[name] as readonly Row<never, string>[];
  const errors = [...new Set(['ILLEGAL_MOVE', ...guardCodes(rows), ...(a.errors ?? [])])];
  const by = rows.flatMap((row) => row.by);
  return { kind: 'move', trust: 'visitor', scope: 'basic', ...a, errors, by, on: machine, move: name } as never;
};

/** Declares the actions of one domain. */
export const defineDomain = <const D extends Readonly<Record<string, unknown>>>(domain: D): D => domain;

/** The parts of an action that types derive from. */
export interface ActionTypes {
  kind: 'query' | 'command' | 'begin' | 'move';
  input: GenericSchema;
  output: GenericSchema;
}
export type In<A extends ActionTypes> = InferInput<A['input']>;
export type Parsed<A extends ActionTypes> = InferOutput<A['input']>;
export type Out<A extends ActionTypes> = InferOutput<A['output']>;
type Declared<A> = A extends { errors: readonly (infer E extends string)[] } ? E : never;
export type Err<A extends ActionTypes> =
  | CommonError
  | Declared<A>
  | (A['kind'] extends 'move' ? 'ILLEGAL_MOVE' : never);
export type DocOf<A> = A extends { on: { $doc?: infer D } } ? NonNullable<D> : never;

/** A refused field: where in the input, and the name of the rule it broke. */
export interface FieldError {
  path: string;
  rule: string;
}
export interface Failed<E extends string = string> {
  code: E;
  traceId: string;
  fields?: readonly FieldError[];
  /** Of `TRUST_TOO_LOW` the level that is needed, of `CONSENT_NEEDED` what is to be agreed to. */
  needs?: readonly string[];
}
/** What every call answers: data, or a declared failure; nothing is thrown across the wire. */
export type Result<T, E extends string = string> = { ok: true; data: T } | { ok: false; error: Failed<E> };
