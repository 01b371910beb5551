/** The one thing a handler throws on purpose; the code must be declared by the action. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly fields?: readonly { path: string; rule: string }[],
    /** What the caller lacks: a trust level, or what he has not agreed to. */
    readonly needs?: readonly string[],
  ) {
    super(code);
  }
}

/** Ends the call with a declared code, pointing at the fields it is about. */
export const fail = (code: string, fields?: Failure['fields']): never => {
  throw new Failure(code, fields);
};
