import type { Runner } from '../functions/runner';
import type { FunctionDecl, Outcome } from '../functions/types';
import { parseCron } from './cron';

const MAX_CATCH_UP = 60;

/** Calls functions by the clock, or by hand; a timer's call has no openid. */
export class Timers {
  readonly #runner: Runner;
  readonly #now: () => number;
  readonly #timers: { fn: string; name: string; due: (at: number) => boolean }[];
  #clock: NodeJS.Timeout | undefined;

  constructor(runner: Runner, functions: readonly FunctionDecl[], now: () => number) {
    this.#runner = runner;
    this.#now = now;
    this.#timers = functions.flatMap((decl) =>
      decl.timers.map((timer) => ({ fn: decl.name, name: timer.name, due: parseCron(timer.config) })),
    );
  }

  start(): void {
    let last = Math.floor(this.#now() / 1000);
    this.#clock = setInterval(() => {
      const current = Math.floor(this.#now() / 1000);
      // A machine that slept does not make up for every missed minute.
      for (let second = Math.max(last + 1, current - MAX_CATCH_UP); second <= current; second++) {
        for (const timer of this.#timers) if (timer.due(second * 1000)) void this.fire(timer.fn, timer.name);
      }
      last = Math.max(last, current);
    }, 250);
    this.#clock.unref();
  }

  /** Fires a declared timer now; undefined when there is no such timer. */
  fire(fn: string, name: string): Promise<Outcome> | undefined {
    if (!this.#timers.some((timer) => timer.fn === fn && timer.name === name)) return undefined;
    const event = { Type: 'Timer', TriggerName: name, Time: new Date(this.#now()).toISOString(), Message: '' };
    return this.#runner.invoke({
      fn,
      event: JSON.stringify(event),
      openid: '',
      source: '',
      trigger: 'timer',
      depth: 0,
    });
  }

  stop(): void {
    clearInterval(this.#clock);
  }
}
