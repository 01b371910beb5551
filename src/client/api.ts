import type { Domains } from '../domain';
import type { ActionTypes, Err, In, Out, Result } from '../domain/_kernel/contract';
import { functionOf } from '../domain/servedBy';
import { agrees } from './agree';
import { invoke } from './call';
import { changed } from './watch';

type Named = {
  [D in keyof Domains & string]: { [A in keyof Domains[D] & string as `${D}.${A}`]: Domains[D][A] };
}[keyof Domains & string];
type Flat<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;
type Actions = Flat<Named>;

/** Every action of the API by its dotted name. */
export type ActionName = keyof Actions & string;
type ActionOf<N extends ActionName> = Actions[N] extends ActionTypes ? Actions[N] : never;
export type InputOf<N extends ActionName> = In<ActionOf<N>>;
export type OutputOf<N extends ActionName> = Out<ActionOf<N>>;
/** The codes an action declares, and `OFFLINE` when no answer came. */
export type ErrorOf<N extends ActionName> = Err<ActionOf<N>> | 'OFFLINE';
export type Answer<N extends ActionName> = Result<OutputOf<N>, ErrorOf<N>>;

/** A fresh request id; a form makes one with its draft and keeps it through every retry. */
export const newRequestId = (): string => {
  const random = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${Date.now().toString(36)}-${random()}-${random()}`;
};

/** The actions that only read, as their contracts say. */
export type QueryName = { [N in ActionName]: ActionOf<N>['kind'] extends 'query' ? N : never }[ActionName];
/** The actions that change something. */
export type ChangeName = Exclude<ActionName, QueryName>;

const send = async <N extends ActionName>(action: N, input: InputOf<N>, requestId: string): Promise<Answer<N>> => {
  try {
    return (await invoke(functionOf(action), { action, input, requestId })) as Answer<N>;
  } catch {
    return { ok: false, error: { code: 'OFFLINE' as ErrorOf<N>, traceId: '' } };
  }
};

/** Reads with an action. Never throws: a failure is a declared code, a lost network is `OFFLINE`. */
export const read = <N extends QueryName>(action: N, input: InputOf<N>): Promise<Answer<N>> =>
  send(action, input, newRequestId());

/** Does something with an action, and tells the queries on screen; asks for agreement first where it is needed. Never throws, as `read`. */
export const call = async <N extends ChangeName>(
  action: N,
  input: InputOf<N>,
  requestId: string = newRequestId(),
): Promise<Answer<N>> => {
  const ask = () => send(action, input, requestId);
  const agree = (given: InputOf<'people.consent'>) => send('people.consent', given, newRequestId());
  let answer = await ask();
  const { needs = [] } = answer.ok || answer.error.code !== 'CONSENT_NEEDED' ? {} : answer.error;
  if (needs.length > 0 && (await agrees(needs, agree))) answer = await ask();
  if (answer.ok) changed();
  return answer;
};
