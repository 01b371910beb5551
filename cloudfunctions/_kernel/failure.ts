/** The one thing a handler throws on purpose; the code must be declared by the action. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly fields?: readonly { path: string; rule: string }[],
  ) {
    super(code);
  }
}

/** Ends the call with a declared code. */
export const fail = (code: string): never => {
  throw new Failure(code);
};
