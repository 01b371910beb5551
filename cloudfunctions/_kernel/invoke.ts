import type { App } from './store';

/** Runs a task of another function as its own invocation, with its own time limit. */
export type Invoke = (fn: string, task: string, input: unknown) => Promise<unknown>;

/** The called function has its own limit; without this one the SDK would stop listening after fifteen seconds. */
const PATIENCE = { timeout: 55_000 };

/** Calls between functions carry the job token: whether an identity survives the hop is not promised. */
export const createInvoke =
  (app: App, jobToken: string): Invoke =>
  async (fn, task, input) => {
    const call = { name: fn, data: { task, token: jobToken, input } };
    const answer = await app.callFunction<object, unknown>(call, PATIENCE);
    return answer.result;
  };
