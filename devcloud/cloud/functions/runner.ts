import { randomUUID } from 'node:crypto';
import type { Invocation, Tokens } from '../auth/tokens';
import type { Clock } from '../clock';
import { bundleOf } from './bundle';
import type { Bundle } from './bundle';
import { functionEnvironment, handlerContext, platformEnvironment } from './context';
import type { Platform } from './context';
import type { Answer, Instance } from './instance';
import type { InvocationLog } from './log';
import { MAX_DEPTH } from './pool';
import type { Pool } from './pool';
import { Printed } from './printed';
import type { Call, Failure, FunctionDecl, Outcome } from './types';

const MAX_EVENT = 6 * 1024 * 1024;
const MAX_VARIABLES = 4096;
/** The platform's limit for loading a function, apart from its time limit for each invocation. */
const LOAD_MS = 65_000;

/** What the runner of one environment is made of; pool, clock and log are shared by all. */
export interface RunnerOptions {
  platform: Platform;
  tokens: Tokens;
  directory: string;
  functions: readonly FunctionDecl[];
  /** Values of the variables that functions may declare; an undeclared function sees them all. */
  env: Readonly<Record<string, string>>;
  pool: Pool;
  clock: Clock;
  log: InvocationLog;
}

const undeclared = (name: string): FunctionDecl => ({
  name,
  timeout: 3,
  memorySize: 256,
  env: [],
  timers: [],
  routes: [],
});

const elapsed = (since: number): number => Math.round((performance.now() - since) * 100) / 100;

/** Runs the functions of an environment with the caller's identity and within their limits, and logs each invocation. */
export class Runner {
  readonly #options: RunnerOptions;

  constructor(options: RunnerOptions) {
    this.#options = options;
    for (const decl of options.functions) {
      const size = Object.entries(this.#variables(decl)).reduce(
        (sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value),
        0,
      );
      if (size > MAX_VARIABLES)
        throw new Error(`The variables of function ${decl.name} have ${size} bytes, more than ${MAX_VARIABLES}.`);
    }
  }

  /** Runs a function and tells how it ended; every failure is an outcome. */
  async invoke(call: Call): Promise<Outcome> {
    const requestId = randomUUID();
    const refuse = (kind: Failure, message: string): Outcome => ({ ok: false, requestId, kind, message });
    const decl = this.#options.functions.find(({ name }) => name === call.fn) ?? undeclared(call.fn);
    const bundle = bundleOf(this.#options.directory, decl);
    if (!bundle) return refuse('not-found', `FunctionName parameter could not be found: ${call.fn}`);
    if (call.depth > MAX_DEPTH) return refuse('error', `function calls are nested deeper than ${MAX_DEPTH}`);
    if (Buffer.byteLength(call.event) > MAX_EVENT)
      return refuse('too-large', 'EXCEED_MAX_PAYLOAD_SIZE: the event is larger than 6 MB');
    const asked = performance.now();
    const instance = await this.#options.pool.acquire(this.#spec(decl, bundle), call.depth);
    try {
      return await this.#run(instance, decl, call, requestId, asked);
    } finally {
      await this.#options.pool.release(instance);
    }
  }

  async #run(instance: Instance, decl: FunctionDecl, call: Call, requestId: string, asked: number): Promise<Outcome> {
    const { tokens, platform, clock, log } = this.#options;
    const cold = !instance.used;
    if (cold) await this.#load(instance);
    const invocation = this.#invocation(call, requestId);
    const printed = new Printed();
    const at = clock.now();
    const queuedMs = elapsed(asked);
    const started = performance.now();
    tokens.start(invocation);
    const context = handlerContext(platform, decl, call, invocation);
    const work = { event: call.event, context, offset: clock.offset };
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      void instance.kill();
    }, decl.timeout * 1000);
    const answer = await instance.run(work, (text) => printed.add(text));
    clearTimeout(timer);
    tokens.end(invocation);
    const outcome = outcomeOf(requestId, decl, answer, timedOut);
    const { trips, tripsByAction, stats } = invocation;
    log.append({
      ...{ at, requestId, env: platform.envId, fn: call.fn, openid: call.openid, trigger: call.trigger },
      ...{ source: call.source, ms: elapsed(started), queuedMs, cold, trips, tripsByAction, ...stats },
      logs: printed.lines,
      ...('rss' in answer ? { memory: Math.round(answer.rss / 2 ** 20) } : {}),
      ...(call.parentRequestId === undefined ? {} : { parentRequestId: call.parentRequestId }),
      ...(outcome.ok ? {} : { error: outcome.message }),
    });
    return outcome;
  }

  async #load(instance: Instance): Promise<void> {
    const timer = setTimeout(() => void instance.kill(), LOAD_MS);
    await instance.ready;
    clearTimeout(timer);
  }

  #invocation({ fn, openid, unionid, source, depth }: Call, requestId: string): Invocation {
    const stats = { rowsRead: 0, rowsReturned: 0, indexed: true, scans: [] };
    const token = this.#options.tokens.mint();
    const invocation = { requestId, token, fn, openid, source, depth, trips: 0, tripsByAction: {}, stats };
    return unionid === undefined ? invocation : { ...invocation, unionid };
  }

  #spec(decl: FunctionDecl, { file, exported, version }: Bundle) {
    const { platform } = this.#options;
    const own = this.#variables(decl);
    const env = {
      PATH: process.env['PATH'] ?? '',
      ...own,
      ...platformEnvironment(platform),
      ...functionEnvironment(decl),
      // The one variable of the platform's that a function may set.
      ...(own['TZ'] === undefined ? {} : { TZ: own['TZ'] }),
    };
    const key = `${platform.envId}/${decl.name}`;
    return { key, version, file, exported, memorySize: decl.memorySize, env };
  }

  /** Of the configured variables a function sees only those it declares; all of them, when it is not declared. */
  #variables(decl: FunctionDecl): Record<string, string> {
    const { env, functions } = this.#options;
    const configured = Object.entries(env).filter(([name]) => !functions.includes(decl) || decl.env.includes(name));
    return { ...Object.fromEntries(configured), ...decl.variables };
  }
}

const outcomeOf = (requestId: string, decl: FunctionDecl, answer: Answer, timedOut: boolean): Outcome => {
  const failure = (kind: Failure, message: string): Outcome => ({ ok: false, requestId, kind, message });
  if ('result' in answer) return { ok: true, requestId, result: answer.result };
  if (timedOut) return failure('timeout', `Invoking task timed out after ${decl.timeout} seconds`);
  if ('memory' in answer)
    return failure('memory', `Memory limit exceeded: the function may hold ${decl.memorySize} MB`);
  if ('error' in answer) return failure('error', answer.error);
  return failure('crash', answer.crash);
};
