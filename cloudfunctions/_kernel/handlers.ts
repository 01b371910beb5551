import type { ActionTypes, Domain, DocOf, Err, FieldError, Out, Parsed } from '../../src/domain/_kernel/contract';
import type { AnyMachine, Fields, Stateful } from '../../src/domain/_kernel/machine';
import type { Who } from '../../src/domain/_kernel/access';
import type { Deps } from './deps';
import type { Place } from './ground';

/** What a handler knows of the call; the one thing it is given beside its input. */
export interface Ctx extends Deps {
  who: Who;
  openid: string;
  requestId: string;
  at: number;
  /** The id of the document being begun, or of the document the action is on. */
  id: string;
  /** The label of the alternative that let the caller in. */
  grant: string;
  /** The place named by the action's `at`; throws when the action names none. */
  place: () => Place;
  /** Uploads to delete once the document is written. */
  discard: (fileIds: readonly string[]) => void;
}
/** A `Ctx` whose `fail` knows the codes its action declares and whose `doc` has its type. */
export type CtxOf<A extends ActionTypes> = Ctx & {
  fail: (code: Err<A>, fields?: readonly FieldError[]) => never;
  doc: DocOf<A>;
};

/** What a birth gives: the new document's own fields; `area` where it is not the place's, and `under` what grant it is done where that is not the caller's. */
export type Fresh<D extends Stateful> = Fields<D> & { area?: Stateful['area']; under?: string };

/** What a move changes, with its note and photos for the timeline. */
export interface Change<D extends Stateful> {
  set?: Partial<Fields<D>>;
  note?: string;
  photos?: readonly string[];
}

type Stated<D> = D extends Stateful ? D : never;
type Answer<A extends ActionTypes> = A['kind'] extends 'begin'
  ? Fresh<Stated<DocOf<A>>>
  : A['kind'] extends 'move'
    ? Change<Stated<DocOf<A>>>
    : Out<A>;
type Handler<A extends ActionTypes> = (input: Parsed<A>, ctx: CtxOf<A>) => Promise<Answer<A>> | Answer<A>;

/** One handler per action of a domain: queries and commands answer, births and moves give fields. */
export type Handlers<D> = { [K in keyof D]: D[K] extends ActionTypes ? Handler<D[K]> : never };

/** How documents of a machine are shown to the caller. */
export type View<D extends Stateful> = (doc: D, ctx: Ctx) => Promise<object> | object;

/** A domain made to run: its actions, their handlers, and the views of its machines by name. */
export interface Running {
  domain: Domain;
  handlers: Readonly<Record<string, (input: unknown, ctx: Ctx) => unknown>>;
  views: Readonly<Record<string, View<Stateful>>>;
}

/** Joins a domain with its handlers and the views of its machines. */
export const run = <D extends object>(
  domain: D,
  handlers: Handlers<D>,
  views: Readonly<Record<string, View<never>>> = {},
): Running => ({ domain, handlers, views }) as unknown as Running;

/** The view of a machine's documents, for moves and births. */
export const viewOf = (running: Running, machine: AnyMachine): View<Stateful> => {
  const view = running.views[machine.name];
  if (!view) throw new Error(`no view for ${machine.name}`);
  return view;
};
