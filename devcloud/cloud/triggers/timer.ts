import type { Clock } from '../clock';
import type { Runner } from '../functions/runner';
import type { FunctionDecl, Outcome } from '../functions/types';
import { parseCron } from './cron';
import type { Cron } from './cron';

/** A declared timer; `dueAt` is the next moment it names. */
interface Timer {
  fn: string;
  name: string;
  cron: Cron;
  dueAt: number | undefined;
}

/** What may be switched while timers run. */
export interface TimerSwitches {
  /** Whether every delivery comes twice, as the platform warns it may. */
  timersTwice: boolean;
}

/** setTimeout takes no longer wait. */
const LONGEST_WAIT = 0x7fffffff;

/** Calls functions by the clock, or by hand; a timer's call has no openid. */
export class Timers {
  readonly #runner: Runner;
  readonly #clock: Clock;
  readonly #switches: TimerSwitches;
  readonly #timers: Timer[];
  readonly #forget: () => void;
  #alarm: NodeJS.Timeout | undefined;
  #running = false;
  #seen: number;
  /** What the last move of the clock fired. */
  #fired: { name: string; outcome: Promise<unknown> }[] = [];

  constructor(runner: Runner, functions: readonly FunctionDecl[], clock: Clock, switches: TimerSwitches) {
    this.#runner = runner;
    this.#clock = clock;
    this.#switches = switches;
    this.#seen = clock.now();
    this.#timers = functions.flatMap(({ name: fn, timers }) =>
      timers.map(({ name, config }) => {
        const cron = parseCron(config);
        return { fn, name, cron, dueAt: cron.next(this.#seen) };
      }),
    );
    this.#forget = clock.onChange(() => this.#moved());
  }

  /** Goes by the clock from now on; what came due before is not made up for. */
  start(): void {
    this.#running = true;
    this.#plan();
    this.#arm();
  }

  /** Waits for the timers that the last move of the clock fired: each that came due once, however often. Tells which. */
  async settled(): Promise<string[]> {
    const fired = this.#fired;
    await Promise.all(fired.map(({ outcome }) => outcome));
    return fired.map(({ name }) => name);
  }

  /** Fires a declared timer now; undefined when there is no such timer. */
  fire(fn: string, name: string): Promise<Outcome> | undefined {
    const timer = this.#timers.find((one) => one.fn === fn && one.name === name);
    return timer && this.#deliver(timer);
  }

  stop(): void {
    this.#running = false;
    this.#forget();
    clearTimeout(this.#alarm);
  }

  #moved(): void {
    // Set back: what was due then comes due again.
    if (this.#clock.now() < this.#seen) this.#plan();
    this.#fired = this.#running ? this.#ring() : [];
  }

  #plan(): void {
    this.#seen = this.#clock.now();
    for (const timer of this.#timers) timer.dueAt = timer.cron.next(this.#seen);
  }

  #takeDue(): Timer[] {
    const now = (this.#seen = this.#clock.now());
    const due = this.#timers.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
    for (const timer of due) timer.dueAt = timer.cron.next(now);
    return due;
  }

  #arm(): void {
    clearTimeout(this.#alarm);
    const first = Math.min(...this.#timers.map(({ dueAt }) => dueAt ?? Infinity));
    if (first === Infinity) return;
    const wait = Math.max(0, Math.min(first - this.#clock.now(), LONGEST_WAIT));
    this.#alarm = setTimeout(() => this.#ring(), wait).unref();
  }

  #ring(): { name: string; outcome: Promise<unknown> }[] {
    const fired = this.#takeDue().map((timer) => ({
      name: `${timer.fn}/${timer.name}`,
      // Nobody hears what a timer's call gives; the log has it. It fails as a promise only when the cloud has stopped.
      outcome: this.#deliver(timer).catch(() => undefined),
    }));
    this.#arm();
    return fired;
  }

  async #deliver({ fn, name }: Timer): Promise<Outcome> {
    const Time = new Date(Math.floor(this.#clock.now() / 1000) * 1000).toISOString().replace('.000Z', 'Z');
    const event = JSON.stringify({ Type: 'Timer', TriggerName: name, Time, Message: '' });
    const call = { fn, event, openid: '', source: 'wx_trigger', trigger: 'timer', depth: 0 } as const;
    const [outcome] = await Promise.all([
      this.#runner.invoke(call),
      this.#switches.timersTwice ? this.#runner.invoke(call) : undefined,
    ]);
    return outcome;
  }
}
