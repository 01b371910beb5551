import { statSync } from 'node:fs';
import path from 'node:path';
import { Instance } from './instance';
import type { FunctionDecl } from './types';

/** How many function calls may stand on top of each other. */
export const MAX_DEPTH = 5;

/**
 * A bounded set of function processes. Calls from outside share `size` slots; every level of nested calls has slots of its
 * own, so a caller that waits for its callee never keeps the callee from running.
 */
export class Pool {
  readonly #idle: Instance[] = [];
  readonly #all = new Set<Instance>();
  readonly #active: number[] = [];
  readonly #queues: (() => void)[][] = [];
  #stopped = false;

  constructor(
    readonly size: number,
    readonly directory: string,
    readonly environment: (decl: FunctionDecl) => Record<string, string>,
  ) {}

  /** The bundle of a function, or undefined when there is none. */
  bundle(fn: string): { file: string; version: number } | undefined {
    const file = path.join(this.directory, fn, 'index.js');
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat && { file, version: stat.mtimeMs };
  }

  /** Waits for a slot at that depth and gives an instance of the function. */
  async acquire(decl: FunctionDecl, bundle: { file: string; version: number }, depth: number): Promise<Instance> {
    const slots = depth === 0 ? this.size : Math.max(1, this.size >> 1);
    if ((this.#active[depth] ?? 0) >= slots)
      await new Promise<void>((resume) => (this.#queues[depth] ??= []).push(resume));
    else this.#active[depth] = (this.#active[depth] ?? 0) + 1;
    if (this.#stopped) throw new Error('the cloud has stopped');
    return this.#take(decl, bundle);
  }

  /** Gives the slot to the next in line and keeps the instance for later when it is still alive. */
  release(instance: Instance, depth: number): void {
    if (instance.alive && !this.#stopped) this.#idle.push(instance);
    else this.#all.delete(instance);
    while (this.#idle.length > this.size) this.#retire(0);
    const next = this.#queues[depth]?.shift();
    if (next) next();
    else this.#active[depth] = (this.#active[depth] ?? 1) - 1;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const queue of this.#queues) for (const resume of queue?.splice(0) ?? []) resume();
    await Promise.all([...this.#all].map((instance) => instance.kill()));
  }

  #take(decl: FunctionDecl, bundle: { file: string; version: number }): Instance {
    for (let at = this.#idle.length - 1; at >= 0; at--) {
      const instance = this.#idle[at];
      if (instance?.fn !== decl.name) continue;
      if (instance.alive && instance.version === bundle.version) {
        this.#idle.splice(at, 1);
        return instance;
      }
      this.#retire(at);
    }
    // An idle process of another function makes room: a process belongs to one function for life.
    if (this.#idle.length >= this.size) this.#retire(0);
    const instance = new Instance(decl.name, bundle.file, bundle.version, decl, this.environment(decl));
    this.#all.add(instance);
    void instance.exited.then(() => this.#all.delete(instance));
    return instance;
  }

  #retire(at: number): void {
    const [instance] = this.#idle.splice(at, 1);
    void instance?.kill();
  }
}
