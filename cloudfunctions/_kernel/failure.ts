import type { Failed } from '../../src/domain/_kernel/contract';
import type { Deps } from './deps';

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

/** What is answered where a call ended: the declared code, or `INTERNAL` for a fault of ours, which is logged. */
export const failed = (error: unknown, traceId: string, action: unknown, deps: Pick<Deps, 'log'>): Failed => {
  if (error instanceof Failure) {
    const { code, fields, needs } = error;
    return { code, traceId, ...(fields ? { fields } : {}), ...(needs ? { needs } : {}) };
  }
  deps.log({
    level: 'error',
    action,
    traceId,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return { code: 'INTERNAL', traceId };
};
