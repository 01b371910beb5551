import type { Clock } from '../clock';
import { Instance } from './instance';
import type { ProcessSpec } from './instance';

/** How many function calls may stand on top of each other. */
export const MAX_DEPTH = 5;

const IDLE_MS = 60_000;
const WATCH_MS = 50;

/**
 * A bounded set of function processes, shared by all environments. At most `outside + depth` of them may be busy when a
 * call at that depth starts: one slot for each deeper level always stays free for it, so callers that wait for their
 * callees can never keep every callee from running. There are never more than `limit` processes, busy, idle or ending.
 */
export class Pool {
  readonly limit: number;
  readonly #outside: number;
  readonly #all = new Set<Instance>();
  readonly #idle: Instance[] = [];
  readonly #queues: (() => void)[][] = Array.from({ length: MAX_DEPTH + 1 }, () => []);
  readonly #retiring: NodeJS.Timeout;
  readonly #forget: () => void;
  #watching: NodeJS.Timeout | undefined;
  #busy = 0;
  #most = 0;
  #stopped = false;

  constructor(outside: number, clock: Clock, idleMs = IDLE_MS) {
    if (!Number.isInteger(outside) || outside < 1) throw new RangeError(`maxProcesses is ${outside}, not 1 or more`);
    this.#outside = outside;
    this.limit = outside + MAX_DEPTH;
    this.#forget = clock.onChange(() => {
      for (const instance of this.#all) instance.setClock(clock.offset);
    });
    this.#retiring = setInterval(() => this.#retireOld(idleMs), Math.max(1, idleMs / 4)).unref();
  }

  /** Processes now, the most there ever were at once, and how many may be. */
  get counts(): { processes: number; busy: number; most: number; limit: number } {
    return { processes: this.#all.size, busy: this.#busy, most: this.#most, limit: this.limit };
  }

  /** Waits for a slot, first come first served among calls of one depth, and gives a process of the function. */
  async acquire(spec: ProcessSpec, depth: number): Promise<Instance> {
    if (this.#admits(depth)) this.#busy++;
    else await new Promise<void>((resume) => this.#queues[depth]?.push(resume));
    try {
      return await this.#take(spec);
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  /** Takes the process back: the slot goes to the next in line, deeper calls first. */
  async release(instance: Instance): Promise<void> {
    if (instance.alive && instance.loaded && !this.#stopped) {
      instance.idleSince = performance.now();
      this.#idle.push(instance);
    } else await instance.kill();
    this.#leave();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#forget();
    clearInterval(this.#retiring);
    clearInterval(this.#watching);
    for (const queue of this.#queues) for (const resume of queue.splice(0)) resume();
    await Promise.all([...this.#all].map((instance) => instance.kill()));
  }

  #admits(depth: number): boolean {
    return this.#busy < this.#outside + depth;
  }

  #leave(): void {
    this.#busy--;
    for (let depth = MAX_DEPTH; depth >= 0; depth--) {
      const queue = this.#queues[depth];
      while (queue?.length && this.#admits(depth)) {
        this.#busy++;
        queue.shift()?.();
      }
    }
    if (this.#busy > 0) return;
    clearInterval(this.#watching);
    this.#watching = undefined;
  }

  async #take(spec: ProcessSpec): Promise<Instance> {
    for (;;) {
      if (this.#stopped) throw new Error('the cloud has stopped');
      const idle = this.#warm(spec);
      if (idle) return this.#watch(idle);
      if (this.#all.size < this.limit) return this.#watch(this.#start(spec));
      // Every slot has room for a process, so one of them is idle or on its way out.
      if (this.#idle.length > 0) this.#retire(0);
      await Promise.race([...this.#all].filter(({ alive }) => !alive).map(({ exited }) => exited));
    }
  }

  /** The idle process of that function that was used last; those of an older version are ended. */
  #warm({ key, version }: ProcessSpec): Instance | undefined {
    for (let at = this.#idle.length - 1; at >= 0; at--) {
      const instance = this.#idle[at];
      if (instance?.spec.key !== key) continue;
      if (instance.alive && instance.spec.version === version) return this.#idle.splice(at, 1)[0];
      this.#retire(at);
    }
    return undefined;
  }

  #start(spec: ProcessSpec): Instance {
    const instance = new Instance(spec);
    this.#all.add(instance);
    this.#most = Math.max(this.#most, this.#all.size);
    void instance.exited.then(() => this.#all.delete(instance));
    return instance;
  }

  #watch(instance: Instance): Instance {
    this.#watching ??= setInterval(() => {
      for (const one of this.#all) one.watchMemory();
    }, WATCH_MS).unref();
    return instance;
  }

  #retire(at: number): void {
    void this.#idle.splice(at, 1)[0]?.kill();
  }

  #retireOld(idleMs: number): void {
    const latest = performance.now() - idleMs;
    for (let at = this.#idle.length - 1; at >= 0; at--) if ((this.#idle[at]?.idleSince ?? 0) < latest) this.#retire(at);
  }
}
