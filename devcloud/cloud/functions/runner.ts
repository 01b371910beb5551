import { randomUUID } from 'node:crypto';
import type { Invocation, Tokens } from '../auth/tokens';
import { handlerContext, platformEnvironment } from './context';
import type { Platform } from './context';
import type { Answer, Instance } from './instance';
import { MAX_DEPTH, Pool } from './pool';
import type { Call, FunctionDecl, InvocationEntry, Outcome } from './types';

const MAX_EVENT = 6 * 1024 * 1024;
const KEPT_ENTRIES = 5000;

/** Whether a nested call keeps the caller's openid. The platform documents openid only for calls from the mini-program. */
export const NESTED_CALL_KEEPS_OPENID = false;

/** What the runner is made of. */
export interface RunnerOptions {
  platform: Platform;
  tokens: Tokens;
  directory: string;
  functions: readonly FunctionDecl[];
  env: Readonly<Record<string, string>>;
  maxProcesses: number;
  now: () => number;
}

const undeclared = (name: string): FunctionDecl => ({
  name,
  timeout: 3,
  memorySize: 256,
  env: [],
  timers: [],
  routes: [],
});

/** Runs functions with the caller's identity, within their limits, and keeps the log of invocations. */
export class Runner {
  readonly #options: RunnerOptions;
  readonly #pool: Pool;
  readonly #entries: InvocationEntry[] = [];
  #count = 0;

  constructor(options: RunnerOptions) {
    this.#options = options;
    this.#pool = new Pool(options.maxProcesses, options.directory, (decl) => this.#environment(decl));
  }

  /** Invocations with a number above `after`, oldest first. */
  entries(after: number): InvocationEntry[] {
    return this.#entries.filter((entry) => entry.n > after);
  }

  async invoke(call: Call): Promise<Outcome> {
    const requestId = randomUUID();
    const refuse = (kind: 'not-found' | 'error' | 'too-large', message: string): Outcome => ({
      ok: false,
      requestId,
      kind,
      message,
    });
    const bundle = /^[A-Za-z][\w-]{0,59}$/.test(call.fn) ? this.#pool.bundle(call.fn) : undefined;
    if (!bundle) return refuse('not-found', `FunctionName parameter could not be found: ${call.fn}`);
    if (call.depth > MAX_DEPTH) return refuse('error', `function calls are nested deeper than ${MAX_DEPTH}`);
    if (Buffer.byteLength(call.event) > MAX_EVENT)
      return refuse('too-large', 'EXCEED_MAX_PAYLOAD_SIZE: the event is larger than 6 MB');
    const decl = this.#options.functions.find((candidate) => candidate.name === call.fn) ?? undeclared(call.fn);
    const instance = await this.#pool.acquire(decl, bundle, call.depth);
    try {
      return await this.#run(instance, decl, call, requestId);
    } finally {
      this.#pool.release(instance, call.depth);
    }
  }

  stop(): Promise<void> {
    return this.#pool.stop();
  }

  async #run(instance: Instance, decl: FunctionDecl, call: Call, requestId: string): Promise<Outcome> {
    const { tokens, platform, now } = this.#options;
    const { fn, openid, source, depth } = call;
    const stats = { rowsRead: 0, indexed: true };
    const invocation: Invocation = {
      requestId,
      token: tokens.mint(),
      fn,
      openid,
      source,
      depth,
      trips: 0,
      tripsByAction: {},
      stats,
    };
    const cold = !instance.used;
    const logs: string[] = [];
    const at = now();
    const started = performance.now();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      void instance.kill();
    }, decl.timeout * 1000);
    tokens.start(invocation);
    const context = handlerContext(platform, decl, call, invocation);
    const answer = await instance.run(requestId, call.event, context, (line) => logs.push(line));
    clearTimeout(timer);
    tokens.end(invocation);
    const outcome = this.#outcome(requestId, decl, answer, timedOut);
    const { trips, tripsByAction } = invocation;
    const ms = Math.round((performance.now() - started) * 100) / 100;
    const entry = { n: ++this.#count, at, requestId, fn, openid, ms, cold, trips, tripsByAction, ...stats, logs };
    this.#entries.push(outcome.ok ? entry : { ...entry, error: outcome.message });
    if (this.#entries.length > KEPT_ENTRIES) this.#entries.splice(0, KEPT_ENTRIES >> 1);
    return outcome;
  }

  #outcome(requestId: string, decl: FunctionDecl, answer: Answer, timedOut: boolean): Outcome {
    if ('result' in answer) return { ok: true, requestId, result: answer.result };
    if (timedOut)
      return {
        ok: false,
        requestId,
        kind: 'timeout',
        message: `Invoking task timed out after ${decl.timeout} seconds`,
      };
    if ('error' in answer) return { ok: false, requestId, kind: 'error', message: answer.error };
    return { ok: false, requestId, kind: 'crash', message: answer.crash };
  }

  /** A function sees the platform's variables and, of the configured ones, only those it declares (all, when undeclared). */
  #environment(decl: FunctionDecl): Record<string, string> {
    const { platform, env, functions } = this.#options;
    const own = functions.includes(decl)
      ? Object.fromEntries(Object.entries(env).filter(([name]) => decl.env.includes(name)))
      : env;
    return { PATH: process.env['PATH'] ?? '', ...platformEnvironment(platform), ...own };
  }
}
