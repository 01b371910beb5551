import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { FunctionDecl } from './types';

/** What an instance answers: the result as JSON text, or why there is none. */
export type Answer = { result: string } | { error: string } | { crash: string };

interface Message {
  id?: string;
  result?: string;
  error?: string;
  log?: string;
}

const WORKER = path.join(__dirname, 'worker.cjs');

/** One function process; it takes one invocation at a time. */
export class Instance {
  readonly #child: ChildProcess;
  readonly exited: Promise<void>;
  #finish: ((answer: Answer) => void) | undefined;
  #log: ((line: string) => void) | undefined;
  alive = true;
  used = false;

  constructor(
    readonly fn: string,
    readonly file: string,
    readonly version: number,
    decl: FunctionDecl,
    env: Readonly<Record<string, string>>,
  ) {
    this.#child = fork(WORKER, {
      env,
      cwd: path.dirname(file),
      execArgv: [`--max-old-space-size=${decl.memorySize}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.exited = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#child.on('message', (message: Message) => this.#receive(message));
    this.#child.on('error', (error) => this.#end(error.message));
    this.#child.once('exit', (code, signal) => this.#end(`process exited (${signal ?? code})`));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => this.#log?.(chunk.toString()));
  }

  /** Runs one invocation; `log` receives what the function prints meanwhile. */
  run(id: string, event: string, context: Record<string, unknown>, log: (line: string) => void): Promise<Answer> {
    this.used = true;
    this.#log = log;
    return new Promise((resolve) => {
      this.#finish = resolve;
      this.#child.send({ id, file: this.file, event, context }, (error) => {
        if (error) this.#end(error.message);
      });
    });
  }

  kill(): Promise<void> {
    this.alive = false;
    this.#child.kill('SIGKILL');
    return this.exited;
  }

  #receive(message: Message): void {
    if (message.log !== undefined) this.#log?.(message.log);
    else if (message.result !== undefined) this.#settle({ result: message.result });
    else this.#settle({ error: message.error ?? 'no answer' });
  }

  #end(reason: string): void {
    this.alive = false;
    this.#settle({ crash: reason });
  }

  #settle(answer: Answer): void {
    const finish = this.#finish;
    this.#finish = undefined;
    this.#log = undefined;
    finish?.(answer);
  }
}
